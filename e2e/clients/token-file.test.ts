import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fromSSO } from '@aws-sdk/credential-provider-sso';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AWS, isAwsLeftOut } from '../support/aws-cli.ts';
import type { SsoSession } from '../../src/core/state.ts';
import { tempFolder } from '../../src/core/disk/testing/temp-folder.ts';
import { tokenFilePath, readToken, writeToken } from '../../src/core/sources/identity-center/tokens/token-cache.ts';
import { editorIn } from '../../src/core/profiles/testing/editor-in.ts';
import { Secret } from '../../src/core/secret.ts';

/**
 * Real clients read the token and config files we write, with nothing of ours in between: the SDK for JavaScript asks
 * a portal with our token, the AWS CLI (which cannot be given one) gets as far as connecting to the portal of our region.
 */
const run = promisify(execFile);

const corp: SsoSession = {
  name: 'corp',
  type: 'identityCenter',
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
  profileNames: [],
};
const legacy: SsoSession = {
  ...corp,
  name: `${corp.startUrl}#/`,
  startUrl: `${corp.startUrl}#/`,
  type: 'legacySso',
  scopes: [],
};

const IN_AN_HOUR = Date.now() + 3_600_000;
const token = {
  startUrl: corp.startUrl,
  region: corp.region,
  accessToken: new Secret('fake-access-token'),
  expiresAtMillis: IN_AN_HOUR,
  refreshToken: new Secret('fake-refresh-token'),
  clientId: 'fake-client',
  clientSecret: new Secret('fake-client-secret'),
  registrationExpiresAtMillis: IN_AN_HOUR,
};

/** A home with a profile `dev` for a role of the session, and its token, both written by us. */
const homeWith = async (session: SsoSession) => {
  const home = await tempFolder(onTestFinished);
  const { editor, configPath } = editorIn(home, { sessions: [session] });
  const ssoCacheDir = join(home, '.aws', 'sso', 'cache');
  const role = { sourceId: session.name, accountId: '111122223333', roleName: 'Admin' };
  await editor.apply({ edit: 'addProfile', profileName: 'dev', role, region: 'ap-northeast-1' });
  await writeToken(ssoCacheDir, session, { ...token, startUrl: session.startUrl });
  return { home, configPath, ssoCacheDir };
};

/** Listens on a free port of this machine until the test is over. */
const listen = async (server: Server) => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
};

test.each([corp, legacy])('the SDK for JavaScript asks for the role with our token ($kind)', async (session) => {
  const { home, configPath } = await homeWith(session);
  const asked: unknown[] = [];
  const portal = createHttpServer(({ url, headers }, response) => {
    asked.push([url, headers['x-amz-sso_bearer_token']]);
    const roleCredentials = {
      accessKeyId: 'ASIAFAKE',
      secretAccessKey: 'fake',
      sessionToken: 'fake',
      expiration: IN_AN_HOUR,
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ roleCredentials }));
  });
  vi.stubEnv('HOME', home);
  vi.stubEnv('AWS_ENDPOINT_URL_SSO', await listen(portal));
  onTestFinished(() => void vi.unstubAllEnvs());
  const provide = fromSSO({
    profile: 'dev',
    configFilepath: configPath,
    filepath: join(home, 'none'),
    ignoreCache: true,
  });
  expect(await provide()).toMatchObject({ accessKeyId: 'ASIAFAKE' });
  expect(asked).toEqual([['/federation/credentials?account_id=111122223333&role_name=Admin', 'fake-access-token']]);
});

test.skipIf(isAwsLeftOut).each([corp, legacy])(
  'the AWS CLI takes our token to the portal of its region ($kind)',
  async (session) => {
    const { home, ssoCacheDir } = await homeWith(session);
    const connects: string[] = [];
    const proxy = createServer((socket) => {
      socket.once('data', (bytes) => {
        connects.push(bytes.toString('latin1').split('\r\n')[0] ?? '');
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      });
    });
    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      HTTPS_PROXY: await listen(proxy),
      AWS_MAX_ATTEMPTS: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const failed = await run(AWS, ['configure', 'export-credentials', '--profile', 'dev'], { env }).catch(
      (thrown: unknown) => String(thrown),
    );
    expect(failed).not.toMatch(/token|expired|parse/i);
    expect(new Set(connects)).toEqual(new Set(['CONNECT portal.sso.eu-west-1.amazonaws.com:443 HTTP/1.0']));
    expect((await readToken(ssoCacheDir, session)).note).toBeUndefined();
    const region = await run(AWS, ['configure', 'get', 'region', '--profile', 'dev'], { env });
    expect(region.stdout.trim()).toBe('ap-northeast-1');
    expect(existsSync(tokenFilePath(ssoCacheDir, session))).toBe(true);
  },
);
