import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { FIRST_USER, MFA_CODE, startSimulator, type Simulator } from '../../../simulator/index.ts';
import { awsPaths } from '../../disk/paths/aws-paths.ts';
import { ownPaths } from '../../disk/paths/own-paths.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import type { MfaDevice, Ports } from '../../ports.ts';
import { Secret } from '../../secret.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import { AwsTransport } from '../../transport/aws-transport.ts';
import { SourceRegistry } from '../registry.ts';
import { AssumedRoleProvider } from './assumed-role-provider.ts';

const ADMIN = 'arn:aws:iam::222233334444:role/team/Admin';
const AUDIT = 'arn:aws:iam::555566667777:role/Audit';
const CREDENTIALS = `[user]\naws_access_key_id = ${FIRST_USER.accessKeyId}\naws_secret_access_key = ${FIRST_USER.secretAccessKey}\n`;

let simulator: Simulator;
const asked: MfaDevice[] = [];
const askedProfiles: string[] = [];

beforeEach(async () => {
  simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  asked.length = 0;
  askedProfiles.length = 0;
});

async function registryFor(
  config: string,
  more: { env?: Record<string, string>; code?: string; codes?: string[] } = {},
) {
  const time = new VirtualTime(Date.now(), true);
  const { code } = more;
  const ports: Ports = {
    clock: time,
    alarm: time,
    random: { bytes: (count) => randomBytes(count), fraction: () => 0.5 },
    browser: { open: async () => undefined },
    log: { info: () => undefined, warn: () => undefined },
    surroundings: {
      platform: 'linux',
      homeDir: await tempFolder(onTestFinished),
      env: { ...simulator.environment, ...more.env },
    },
    askMfaCode: async (device) => {
      asked.push(device);
      return more.codes?.shift() ?? code;
    },
  };
  const aws = awsPaths(ports.surroundings);
  await mkdir(dirname(aws.configPath), { recursive: true });
  await writeFile(aws.configPath, config);
  await writeFile(aws.credentialsPath, CREDENTIALS);
  const transport = new AwsTransport(ports);
  onTestFinished(() => transport.destroy());
  const provider = new AssumedRoleProvider({
    ports,
    aws,
    own: ownPaths(ports.surroundings),
    transport,
    onChange: () => undefined,
    fileForgotten: async () => undefined,
    regionChanged: async () => undefined,
    drivableBrowser: async () => undefined,
    renewsSilently: async () => true,
    awsCli: async () => undefined,
    keysOfProfile: async (profileName) => {
      askedProfiles.push(profileName);
      return {
        accountId: '111122223333',
        accessKeyId: FIRST_USER.accessKeyId,
        secretAccessKey: new Secret(FIRST_USER.secretAccessKey),
        sessionToken: new Secret(''),
        expiresAtMillis: 0,
      };
    },
  });
  const registry = new SourceRegistry([provider]);
  return {
    registry,
    async mint(profileName: string) {
      const role = await registry.resolveRole({ profileName });
      const source = registry.of(role.sourceId);
      if (!source) throw new Error('The role has a source.');
      return time.runUntilSettled(source.mint(role, new AbortController().signal), 50);
    },
  };
}

/** How many AssumeRole calls STS has had. */
function callCount(): number {
  return simulator.requests.list().filter(({ route }) => route === 'assumeRole').length;
}

describe('a profile with role_arn', () => {
  test('assumes its role with static keys, as its settings say', async () => {
    simulator.iam.setRole({ arn: ADMIN, externalId: 'partner-7', maxSessionSeconds: 7200 });
    const { mint, registry } = await registryFor(
      `[profile a]\nrole_arn = ${ADMIN}\nsource_profile = user\nexternal_id = partner-7\nrole_session_name = me\nduration_seconds = 7200\nregion = eu-west-1\n`,
    );
    const keys = await mint('a');
    expect(keys).toMatchObject({ accountId: '222233334444', accessKeyId: expect.stringMatching(/^ASIA/u) });
    expect(keys.expiresAtMillis).toBeGreaterThan(Date.now() + 7_000_000);
    expect(simulator.requests.list().at(-1)?.bodyNames).toEqual(
      expect.arrayContaining(['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId']),
    );
    expect(registry.all()).toEqual([]);
  });

  test('follows a chain of any length, each with the keys of the one before', async () => {
    const { mint } = await registryFor(
      `[profile a]\nrole_arn = ${ADMIN}\nsource_profile = user\n[profile b]\nrole_arn = ${AUDIT}\nsource_profile = a\n[profile c]\nrole_arn = ${ADMIN}\nsource_profile = b\n`,
    );
    expect(await mint('c')).toMatchObject({ accountId: '222233334444' });
    expect(callCount()).toBe(3);
  });

  test('takes its keys from the environment, or from itself', async () => {
    const env = { AWS_ACCESS_KEY_ID: FIRST_USER.accessKeyId, AWS_SECRET_ACCESS_KEY: FIRST_USER.secretAccessKey };
    const config = `[profile a]\nrole_arn = ${ADMIN}\ncredential_source = Environment\n[profile user]\nrole_arn = ${AUDIT}\nsource_profile = user\n`;
    const { mint, registry } = await registryFor(`${config}[profile b]\nrole_arn = ${AUDIT}\nsource_profile = a\n`, {
      env,
    });
    const environmentProfiles = ['a', 'b', 'user'].map(async (profileName) => {
      return (await registry.resolveRole({ profileName })).environmentProfile;
    });
    expect(await Promise.all(environmentProfiles)).toEqual(['a', 'b', undefined]);
    expect(await mint('a')).toMatchObject({ accountId: '222233334444' });
    expect(await mint('user')).toMatchObject({ accountId: '555566667777' });
  });

  test('takes its keys from a profile of another source', async () => {
    const config = `[profile sso]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = X\n[profile a]\nrole_arn = ${ADMIN}\nsource_profile = sso\n`;
    const { mint } = await registryFor(config);
    await mint('a').catch(() => undefined);
    expect(askedProfiles).toEqual(['sso']);
  });

  test('asks for the MFA code at each call, and without a terminal says what is missing', async () => {
    simulator.iam.setRole({ arn: ADMIN, needsMfa: true });
    const config = `[profile a]\nrole_arn = ${ADMIN}\nsource_profile = user\nmfa_serial = ${FIRST_USER.mfaSerial ?? ''}\n`;
    const { mint } = await registryFor(config, { code: MFA_CODE });
    expect(await mint('a')).toMatchObject({ accountId: '222233334444' });
    expect(asked).toEqual([{ serial: FIRST_USER.mfaSerial, profileName: 'a' }]);
    await expect((await registryFor(config)).mint('a')).rejects.toMatchObject({ code: 'mfaCodeNeeded' });
    await expect((await registryFor(config, { code: '000000' })).mint('a')).rejects.toMatchObject({
      code: 'mfaCodeRefused',
    });
  });

  test('asks again when a code was refused, three times at most', async () => {
    simulator.iam.setRole({ arn: ADMIN, needsMfa: true });
    const config = `[profile a]\nrole_arn = ${ADMIN}\nsource_profile = user\nmfa_serial = ${FIRST_USER.mfaSerial ?? ''}\n`;
    const { mint } = await registryFor(config, { codes: ['000000', MFA_CODE] });
    expect(await mint('a')).toMatchObject({ accountId: '222233334444' });
    expect(asked.map(({ isRefused = false }) => isRefused)).toEqual([false, true]);
    await expect((await registryFor(config, { code: '000000' })).mint('a')).rejects.toMatchObject({
      code: 'mfaCodeRefused',
    });
    expect(asked).toHaveLength(5);
  });

  test.each([
    [
      'a loop',
      `[profile a]\nrole_arn = ${ADMIN}\nsource_profile = b\n[profile b]\nrole_arn = ${AUDIT}\nsource_profile = a\n`,
      'sourceProfileLoop',
    ],
    ['itself without keys', `[profile a]\nrole_arn = ${ADMIN}\nsource_profile = a\n`, 'sourceProfileLoop'],
    ['a profile that is not there', `[profile a]\nrole_arn = ${ADMIN}\nsource_profile = gone\n`, 'profileUnknown'],
    ['no source', `[profile a]\nrole_arn = ${ADMIN}\n`, 'assumedRoleInvalid'],
    [
      'two sources',
      `[profile a]\nrole_arn = ${ADMIN}\nsource_profile = user\ncredential_source = Environment\n`,
      'assumedRoleInvalid',
    ],
    [
      'a source of machines in AWS',
      `[profile a]\nrole_arn = ${ADMIN}\ncredential_source = Ec2InstanceMetadata\n`,
      'assumedRoleInvalid',
    ],
    [
      'an empty environment',
      `[profile a]\nrole_arn = ${ADMIN}\ncredential_source = Environment\n`,
      'assumedRoleInvalid',
    ],
    ['no ARN', '[profile a]\nrole_arn = Admin\nsource_profile = user\n', 'roleArnInvalid'],
    [
      'more than an hour in a chain',
      `[profile b]\nrole_arn = ${AUDIT}\nsource_profile = user\n[profile a]\nrole_arn = ${ADMIN}\nsource_profile = b\nduration_seconds = 7200\n`,
      'durationTooLong',
    ],
  ])('with %s is refused before AWS is asked', async (_what, config, code) => {
    const { mint } = await registryFor(config);
    await expect(mint('a')).rejects.toMatchObject({ code });
    expect(callCount()).toBe(0);
  });

  test('that trusts somebody else is refused by AWS', async () => {
    simulator.iam.setRole({ arn: ADMIN, isClosed: true });
    const { mint } = await registryFor(`[profile a]\nrole_arn = ${ADMIN}\nsource_profile = user\n`);
    await expect(mint('a')).rejects.toMatchObject({ code: 'noAccess' });
  });
});
