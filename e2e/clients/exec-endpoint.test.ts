import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { awsCliV2 } from '../../scripts/programs/aws-cli.ts';
import { buildProgram, type Program } from './cli-program.ts';

/** `daypass exec` and its container credentials endpoint, with real clients as the child. */
const organization = { accounts: [{ accountId: '111122223333', accountName: 'prod', roles: ['Admin'] }] };
const EXEC = ['exec', '--session', 'corp', '--account', '111122223333', '--role', 'Admin', '--'] as const;
const sdk = path.join(import.meta.dirname, '../../node_modules/@aws-sdk/credential-provider-http/dist-cjs/index.js');
const awsCli = await awsCliV2();

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization, tls: true });
  daypass = await buildProgram(simulator.environment);
  const config = path.join(daypass.home, '.aws/config');
  await mkdir(path.dirname(config));
  await writeFile(
    config,
    `[sso-session corp]\nsso_start_url = ${simulator.portal.startUrl}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`,
  );
  const login = daypass.start('login', 'corp', '--browser', '--no-open');
  for (;;) {
    const [url] = /https?:\/\/\S+/u.exec(await login.nextLine()) ?? [];
    if (url === undefined) continue;
    await approveInBrowser(url);
    break;
  }
  await login.finished;
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

test('the child sees an endpoint and a token file, no keys; both are gone with it', async () => {
  const temp = path.join(daypass.home, 'tmp');
  await mkdir(temp);
  const script =
    'env | grep ^AWS_ | sed "s/=.*//" | sort; stat -c %a "$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"; wc -l < "$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"';
  const ran = await daypass
    .with({ TMPDIR: temp, AWS_PROFILE: 'mine', AWS_ACCESS_KEY_ID: 'AKIAFAKE' })
    .run(...EXEC, 'sh', '-c', script);
  const lines = ran.stdout.split('\n').filter((line) => !line.startsWith('AWS_ENDPOINT_URL'));
  expect(lines).toEqual([
    'AWS_CONTAINER_AUTHORIZATION_TOKEN',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    '600',
    '0',
    '',
  ]);
  expect(await readdir(temp)).toEqual([]);
});

test('the SDK for JavaScript gets keys there', async () => {
  const script = `require(${JSON.stringify(sdk)}).fromHttp({})().then(({ accessKeyId }) => console.log(accessKeyId))`;
  const { code, stdout } = await daypass.run(...EXEC, process.execPath, '-e', script);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^ASIAFAKE\w+\n$/u)]);
});

test.skipIf(awsCli === undefined)('the AWS CLI calls STS with keys of the endpoint', async () => {
  const { AWS_CA_BUNDLE, HTTPS_PROXY } = simulator.proxyEnvironment;
  const program = daypass.with({ AWS_CA_BUNDLE, HTTPS_PROXY, NO_PROXY: '127.0.0.1', AWS_REGION: 'eu-west-1' });
  const aws = awsCli ?? 'aws';
  const { code, stdout, stderr } = await program.run(...EXEC, aws, 'sts', 'get-caller-identity', '--output', 'json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ Account: '111122223333' });
});
