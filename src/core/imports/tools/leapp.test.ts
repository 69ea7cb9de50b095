import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { leappEncrypted, LEAPP_WORKSPACE, machineAt, setupOf, writeFiles } from '../testing/tool-home.ts';
import { decryptWorkspace } from './leapp-workspace.ts';

const PATH = '.Leapp/Leapp-lock.json';

const setupFrom = async (text: string) => {
  const home = await tempFolder(onTestFinished);
  await writeFiles(home, { [PATH]: text });
  return setupOf('leapp', machineAt(home));
};

test('what CryptoJS 4.2 has encrypted is read', () => {
  const written = 'U2FsdGVkX18TSNxd0a7Abp4FtU/2xQNDavZtD2sKagDUyX7EWKKeA2IS6kyZw7qUgM7KQN2kWh0pLd18Dft2Cg==';
  expect(decryptWorkspace(written, 'fake-machine-id')).toEqual({ _sessions: [], _pinned: ['fake'] });
  expect(decryptWorkspace(written, 'another-machine')).toBeUndefined();
});

test('integrations become portals, sessions with a profile of their own become profiles', async () => {
  const setup = await setupFrom(leappEncrypted(LEAPP_WORKSPACE));
  expect(setup.portals).toEqual([
    { name: 'Acme Corp', startUrl: 'https://d-fake.awsapps.com/start', region: 'eu-west-1' },
  ]);
  expect(setup.profiles).toEqual([
    {
      profileName: 'payments-admin',
      role: { startUrl: 'https://d-fake.awsapps.com/start', accountId: '111122223333', roleName: 'Admin' },
      entries: [['region', 'eu-west-1']],
      removedKeys: [],
      ifThere: 'leave',
    },
    {
      profileName: 'deploy',
      entries: [
        ['role_arn', 'arn:aws:iam::999900001111:role/ci/Deploy'],
        ['source_profile', 'payments-admin'],
        ['role_session_name', 'assumed-from-leapp'],
        ['region', 'us-east-1'],
      ],
      removedKeys: [],
      ifThere: 'leave',
    },
  ]);
});

test('a profile that runs Leapp is changed where it is', async () => {
  const home = await tempFolder(onTestFinished);
  await writeFiles(home, { [PATH]: leappEncrypted(LEAPP_WORKSPACE) });
  const config = '[profile payments-admin]\ncredential_process = leapp session generate s1\nregion = eu-west-1\n';
  const [profile] = (await setupOf('leapp', machineAt(home, config))).profiles;
  expect(profile).toMatchObject({
    profileName: 'payments-admin',
    removedKeys: ['credential_process'],
    ifThere: 'change',
  });
});

test('pinned sessions become favourites, and what stays is named with the reason', async () => {
  const setup = await setupFrom(leappEncrypted(LEAPP_WORKSPACE));
  expect(setup.favourites.map(({ accountId, roleName }) => `${accountId}/${roleName}`)).toEqual([
    '444455556666/ReadOnly',
  ]);
  expect(setup.leftOut.map(({ code, facts }) => [code, facts['name'] ?? facts['setting']])).toEqual([
    ['profileShared', 'default'],
    ['keysStay', 'old user'],
    ['kindUnsupported', 'federated'],
    ['kindUnsupported', 'Tenant'],
    ['settingStays', 'prod'],
  ]);
  expect(JSON.stringify(setup)).not.toContain('fake-password');
});

test.each([
  ['another machine wrote it', leappEncrypted(LEAPP_WORKSPACE, 'another-machine')],
  ['it was cut', leappEncrypted(LEAPP_WORKSPACE).slice(0, 100)],
  ['it is empty', ''],
  ['it is plain JSON', '{}'],
  ['it holds a list', leappEncrypted([])],
])('a workspace is left out when %s', async (_why, text) => {
  const setup = await setupFrom(text);
  expect(setup.leftOut.map(({ code }) => code)).toEqual(['fileUnreadable']);
  expect(setup.portals).toEqual([]);
});

test('fields of other types are passed over', async () => {
  const odd = { _sessions: [1, null, { type: 'awsSsoRole', roleArn: 7 }], _profiles: 'x', _awsSsoIntegrations: [{}] };
  const setup = await setupFrom(leappEncrypted(odd));
  expect(setup.profiles).toEqual([]);
  expect(setup.leftOut).toEqual([{ code: 'kindUnsupported', facts: { name: 'session', kind: 'awsSsoRole' } }]);
});
