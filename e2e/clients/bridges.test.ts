import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { aws, isAwsLeftOut } from '../support/aws-cli.ts';
import { inJavascriptSdk } from '../support/javascript-sdk.ts';
import { addSignedInSession, buildProgram, type Program } from './cli-program.ts';

/** Tools that don't know SSO, played by real clients: what `daypass` puts into the files gives them keys. */
const organization = { accounts: [{ accountId: '111122223333', accountName: 'pay', roles: ['Admin', 'ReadOnly'] }] };

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization });
  daypass = await buildProgram(simulator.environment, "it's here");
  await addSignedInSession(daypass, simulator.portal);
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

const file = (name: string) => readFile(path.join(daypass.home, '.aws', name), 'utf8');
const definedOf = (env: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
/** What a tool would find that a desktop or a service started: no PATH. */
const toolEnv = () => {
  const { PATH: _, ...rest } = daypass.invocation.env;
  return definedOf(rest);
};

const inSdk = (profile: string) =>
  inJavascriptSdk(
    'defaultProvider',
    '@aws-sdk/credential-provider-node',
    `defaultProvider({ profile: '${profile}' })()`,
    toolEnv(),
  );

test('a whole account in one go, marked, and a second time nothing', async () => {
  const added = await daypass.run('profile', 'bulk', '--account', '111122223333', '--region', 'eu-west-1');
  expect(added).toMatchObject({ code: 0, stderr: '' });
  expect(await file('config')).toContain('[profile corp-pay-Admin]\n# Made by Daypass for Admin in 111122223333\n');
  expect(await daypass.run('profile', 'bulk', '--all')).toMatchObject({ code: 0 });
  expect((await file('config')).match(/^\[profile /gm)).toHaveLength(2);
});

describe('a bridge', () => {
  test('of ours gives keys to the SDK for JavaScript, with no PATH at all', async () => {
    const made = await daypass.run('profile', 'bridge', 'corp-pay-Admin', '--as', 'amplify');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const { node, entry } = daypass.invocation;
    const quoted = `'${entry.replace("'", String.raw`'\''`)}'`;
    expect(await file('config')).toContain(
      `credential_process = ${node} ${quoted} credential-process --profile corp-pay-Admin\n`,
    );
    expect(await inSdk('amplify')).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
  });

  test.skipIf(isAwsLeftOut)('of ours gives keys to the AWS CLI, which starts it without a shell', async () => {
    const exported = await aws(['configure', 'export-credentials', '--profile', 'amplify'], toolEnv());
    expect(JSON.parse(exported)).toMatchObject({ AccessKeyId: expect.stringMatching(/^ASIA/) });
    expect(await aws(['configure', 'get', 'region', '--profile', 'amplify'], toolEnv())).toBe('eu-west-1\n');
  });

  test.skipIf(isAwsLeftOut)('of the AWS CLI’s gives keys to the SDK for JavaScript', async () => {
    const made = await daypass.run('profile', 'bridge', 'amplify', '--as', 'by-aws', '--with', 'aws');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(await inSdk('by-aws')).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
  });

  test('that needs a PATH is found and fixed by the doctor', async () => {
    const sound = await file('config');
    // Where nvm puts Node.js, which a tool without a PATH does not find.
    const linked = path.join(daypass.binDir, 'daypass');
    await writeFile(linked, '#!/usr/bin/env node-of-nvm\n', { mode: 0o755 });
    const broken = sound.replace(
      /^credential_process = .* credential-process/m,
      `credential_process = ${linked} credential-process`,
    );
    expect(broken).not.toBe(sound);
    await writeFile(path.join(daypass.home, '.aws', 'config'), broken);
    const { stdout } = await daypass.run('doctor', '--json');
    const { findings } = JSON.parse(stdout);
    const { id } = findings.find(({ code }: { code: string }) => code === 'bridgeNotRunnable');
    expect(await daypass.run('doctor', '--fix', id)).toMatchObject({ code: 0 });
    expect(await file('config')).toBe(sound);
  });

  test.each([
    [['nobody', '--as', 'x'], 7],
    [['corp-pay-Admin', '--as', 'amplify'], 1],
    [['corp-pay-Admin', '--as', 'x]\n[default'], 2],
  ])('%j is refused, and the file stays', async (words, code) => {
    const before = await file('config');
    expect(await daypass.run('profile', 'bridge', ...words)).toMatchObject({ code, stdout: '' });
    expect(await file('config')).toBe(before);
  });
});

describe('kept keys', () => {
  test('are read by the SDK for JavaScript and the AWS CLI, expiry note and all, and are gone after logout', async () => {
    const kept = await daypass.run('profile', 'keys', 'keep', 'stored', '--profile', 'corp-pay-ReadOnly');
    expect(kept).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Note: .*credentials/) });
    expect(kept.stdout).not.toMatch(/ASIA/);
    const text = await file('credentials');
    expect(text).toMatch(/^x_security_token_expires = \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/m);
    const keyId = /^aws_access_key_id = (\w+)$/m.exec(text)?.[1];
    expect(await inSdk('stored')).toMatchObject({ accessKeyId: keyId });
    if (!isAwsLeftOut) {
      const exported = await aws(['configure', 'export-credentials', '--profile', 'stored'], toolEnv());
      expect(JSON.parse(exported)).toMatchObject({ AccessKeyId: keyId });
    }
    const listed = await daypass.run('profile', 'keys', 'list');
    expect(listed.stdout).toMatch(/^stored +corp +111122223333 +ReadOnly +there, /m);

    expect(await daypass.run('logout', 'corp')).toMatchObject({ code: 0 });
    expect(await file('credentials')).toBe('');
    expect((await daypass.run('profile', 'keys', 'list')).stdout).toBe(
      'Daypass keeps no keys in your AWS credentials file.\n',
    );
  });
});

test('legacy profiles are moved, and read as profiles of the session by the AWS CLI', async () => {
  const { startUrl, region } = simulator.portal;
  const legacy = `\n# mine\n[profile old]\nsso_start_url = ${startUrl}/\nsso_region = ${region}\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;
  const configPath = path.join(daypass.home, '.aws', 'config');
  await writeFile(configPath, (await file('config')) + legacy);
  const dry = await daypass.run('profile', 'move', '--dry-run');
  expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining(`-sso_start_url = ${startUrl}/\n`) });
  expect(await daypass.run('profile', 'move')).toMatchObject({ code: 0 });
  expect(await file('config')).toContain(
    '\n# mine\n[profile old]\nsso_session = corp\nsso_account_id = 111122223333\n',
  );
  expect((await daypass.run('profile', 'move')).stdout).toBe('There are no legacy profiles to move.\n');
  const { env } = daypass.invocation;
  if (isAwsLeftOut) return;
  expect(await aws(['configure', 'get', 'sso_session', '--profile', 'old'], definedOf(env))).toBe('corp\n');
});
