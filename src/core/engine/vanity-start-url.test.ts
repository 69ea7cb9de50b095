import { once } from 'node:events';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { approveInBrowser, startSimulator } from '../../simulator/index.ts';
import { testEngine } from '../testing/test-engine.ts';
import { createHash } from 'node:crypto';

const VANITY = 'https://sso.acme.example/aws';
const PORTAL = 'https://ssoins-1.portal.eu-west-2.app.aws';

test.each([
  ['a session', 'acme', `[sso-session acme]\nsso_start_url = ${VANITY}\nsso_region = us-east-1\n`],
  [
    'a legacy profile',
    VANITY,
    `[profile dev]\nsso_start_url = ${VANITY}\nsso_region = us-east-1\nregion = us-east-1\n`,
  ],
])('%s at a domain of the organization signs in as the AWS CLI does', async (_what, sourceId, config) => {
  await using simulator = await startSimulator({ portals: [{ startUrl: PORTAL, region: 'eu-west-2' }] });
  const domain = createServer((_request, response) => void response.writeHead(302, { location: `${PORTAL}/` }).end());
  domain.listen(0, '127.0.0.1');
  await once(domain, 'listening');
  const address = domain.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const env = { ...simulator.environment, AWS_ENDPOINT_URL_SSO: `http://127.0.0.1:${port}` };
  await using home = await testEngine(env, { open: async (url) => void (await approveInBrowser(url)) });
  const aws = join(home.homeDir, '.aws');
  await mkdir(aws, { recursive: true });
  await writeFile(join(aws, 'config'), config);
  await home.engine.reload();

  await home.time.runUntilSettled(home.engine.signIn(sourceId), 50);

  // The cache key and the token name the URL as written; the Region is the portal's, in token and config.
  const name = `${createHash('sha1').update(sourceId).digest('hex')}.json`;
  const cache = join(aws, 'sso/cache');
  expect(await readdir(cache)).toEqual([name]);
  const token: unknown = JSON.parse(await readFile(join(cache, name), 'utf8'));
  expect(token).toMatchObject({ startUrl: VANITY, region: 'eu-west-2' });
  const written = await readFile(join(aws, 'config'), 'utf8');
  expect(written).toContain(`sso_start_url = ${VANITY}\nsso_region = eu-west-2\n`);
  await home.engine.reload();
  expect(home.engine.state.sessions[0]?.standing).toMatchObject({ at: 'signedIn' });
  domain.close();
});
