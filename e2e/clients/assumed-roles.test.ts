import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { AWS, isAwsLeftOut } from '../support/aws-cli.ts';
import { inJavascriptSdk } from '../support/javascript-sdk.ts';
import { addSignedInSession, buildProgram, type Program } from './cli-program.ts';
import { isWindowsRun } from '../support/windows-run.ts';

/** A chain of assumed roles on top of an sso-session: Daypass and the SDK for JavaScript make the same of the same profiles. */

const organization = { accounts: [{ accountId: '111122223333', accountName: 'hub', roles: ['Admin'] }] };
let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization });
  daypass = await buildProgram(simulator.environment);
  await addSignedInSession(daypass, simulator.portal);
  simulator.iam.setRole({ arn: 'arn:aws:iam::333344445555:role/Leaf', externalId: 'x-1' });
  await appendFile(
    path.join(daypass.home, '.aws/config'),
    `\n[profile hub]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion = eu-west-1\n[profile spoke]\nrole_arn = arn:aws:iam::222233334444:role/Spoke\nsource_profile = hub\nregion = eu-west-1\n` +
      `[profile leaf]\nrole_arn = arn:aws:iam::333344445555:role/Leaf\nsource_profile = spoke\nexternal_id = x-1\nrole_session_name = me\nregion = eu-west-1\n` +
      `[profile loop]\nrole_arn = arn:aws:iam::333344445555:role/Leaf\nsource_profile = loop2\n[profile loop2]\nrole_arn = arn:aws:iam::333344445555:role/Leaf\nsource_profile = loop\n`,
  );
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

test('export and credential-process give keys of the last role, as the SDK for JavaScript does', async () => {
  const exported = await daypass.run('export', '--profile', 'leaf', '--format', 'json');
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  const printed = JSON.parse((await daypass.run('credential-process', '--profile', 'leaf')).stdout);
  expect(printed).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/u) });
  const bySdk = await inJavascriptSdk(
    'defaultProvider',
    '@aws-sdk/credential-provider-node',
    `defaultProvider({ profile: 'leaf' })()`,
    daypass.invocation.env,
  );
  expect(bySdk).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/u) });
});

test.skipIf(isAwsLeftOut || isWindowsRun)('exec runs a command as the last role', async () => {
  const command = [AWS, 'sts', 'get-caller-identity', '--endpoint-url', simulator.url, '--region', 'eu-west-1'];
  const { code, stdout } = await daypass.run('exec', '--profile', 'leaf', '--', ...command);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).Arn).toBe('arn:aws:sts::333344445555:assumed-role/Leaf/me');
});

test('console makes a federated link, and no list shows the roles as sessions', async () => {
  const link = await daypass.run('console', '--profile', 'spoke', '--print');
  expect(link).toMatchObject({ code: 0 });
  expect(link.stdout).toContain('Action=login');
  expect((await daypass.run('status', '--json')).stdout).not.toContain('assumed');
});

test('a loop is refused, and a sign-out of the base ends the chain', async () => {
  expect(await daypass.run('credential-process', '--profile', 'loop')).toMatchObject({ code: 1, stdout: '' });
  await daypass.run('logout', 'corp');
  const refused = await daypass.run('credential-process', '--profile', 'leaf');
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(refused.stderr).toContain('daypass login corp');
});
