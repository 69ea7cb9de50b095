import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { LONGEST_START_URL } from '../../../shared/text/start-url.ts';
import { readSsoConfig } from './sso-config.ts';
import { oddConfigs } from '../testing/odd-config.ts';

const read = (text: string) => readSsoConfig(parseConfig(text));

const CORP = '[sso-session corp]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\n';

test('an sso-session and the profiles that use it', () => {
  const { sessions, profiles, otherProfileNames } = read(`
[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
region = ap-northeast-1
[profile only-login]
sso_session = corp
[profile static]
aws_access_key_id = AKIAFAKEFAKEFAKEFAKE
${CORP}sso_registration_scopes = sso:account:access, codewhisperer:completions
`);
  expect(sessions).toEqual([
    {
      name: 'corp',
      type: 'identityCenter',
      startUrl: 'https://d-fake.awsapps.com/start',
      region: 'eu-west-1',
      scopes: ['sso:account:access', 'codewhisperer:completions'],
      profileNames: ['dev', 'only-login'],
    },
  ]);
  expect(profiles).toEqual([
    {
      profileName: 'dev',
      sourceId: 'corp',
      accountId: '111122223333',
      roleName: 'Admin',
      region: 'ap-northeast-1',
    },
  ]);
  expect(otherProfileNames).toEqual(['only-login', 'static']);
});

test('without registration scopes the one that makes tokens refreshable is meant', () => {
  expect(read(CORP).sessions[0]?.scopes).toEqual(['sso:account:access']);
});

test('legacy profiles make one session for each start URL as written', () => {
  const legacy = (name: string, startUrl: string) =>
    `[profile ${name}]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;
  const { sessions, profiles } = read(
    legacy('a', 'https://x.awsapps.com/start') +
      legacy('b', 'https://x.awsapps.com/start#/') +
      legacy('c', 'https://x.awsapps.com/start') +
      CORP,
  );
  expect(sessions.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-west-1', 'eu-west-1']);
  expect(sessions.map(({ name, type, scopes, profileNames }) => [name, type, scopes.length, profileNames])).toEqual([
    ['corp', 'identityCenter', 1, []],
    ['https://x.awsapps.com/start', 'legacySso', 0, ['a', 'c']],
    ['https://x.awsapps.com/start#/', 'legacySso', 0, ['b']],
  ]);
  expect(profiles.map(({ profileName, sourceId }) => [profileName, sourceId])).toEqual([
    ['a', 'https://x.awsapps.com/start'],
    ['b', 'https://x.awsapps.com/start#/'],
    ['c', 'https://x.awsapps.com/start'],
  ]);
});

test('of [default] and [profile default] the later one counts', () => {
  const sections = ['[default]\nregion = a', '[profile default]\nregion = b'].map(
    (head) => `${head}\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = R\n`,
  );
  expect(read(CORP + sections.join('')).profiles).toMatchObject([{ profileName: 'default', region: 'b' }]);
  expect(read(CORP + sections.toReversed().join('')).profiles).toMatchObject([{ profileName: 'default', region: 'a' }]);
});

test('duplicates are merged and told', () => {
  const { sessions, oddLines } = read(`${CORP}[sso-session corp]\nsso_region = us-east-1\n`);
  expect(sessions).toMatchObject([{ name: 'corp', region: 'us-east-1' }]);
  expect(oddLines).toEqual([
    { line: 4, kind: 'duplicateSection' },
    { line: 5, kind: 'duplicateKey' },
  ]);
});

test.each([
  '[sso-session corp]\nsso_start_url = https://x/start\n',
  '[sso-session corp]\nsso_start_url =\nsso_region = eu-west-1\n',
  '[profile a]\nsso_start_url = https://x/start\n',
  '[profile a]\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n',
  '[x]\nsso_start_url = https://x/start\nsso_region = eu-west-1\n',
])('%j gives no session', (text) => {
  expect(read(text)).toMatchObject({ sessions: [], profiles: [] });
});

test('a profile whose session is missing is still told, under the name it gives', () => {
  const { sessions, profiles } = read('[profile a]\nsso_session = gone\nsso_account_id = 1\nsso_role_name = r\n');
  expect(sessions).toEqual([]);
  expect(profiles).toMatchObject([{ profileName: 'a', sourceId: 'gone' }]);
});

test('a profile that runs Daypass for a role stands for that role, unless it assumes another one', () => {
  const bridge =
    'credential_process = /usr/bin/daypass credential-process --session idp --account 111122223333 --role R';
  const role = { sourceId: 'idp', accountId: '111122223333', roleName: 'R' };
  const { profiles, otherProfileNames, sessions } = read(
    `[profile a]\n${bridge}\n[profile b]\n${bridge}\nregion = eu-west-1\n[profile c]\n${bridge}\nrole_arn = x\n`,
  );
  expect(profiles).toStrictEqual([
    { profileName: 'a', ...role },
    { profileName: 'b', ...role, region: 'eu-west-1' },
  ]);
  expect([otherProfileNames, sessions]).toEqual([['c'], []]);
});

test('a profile without a Region has none, nor has one without an account a role', () => {
  const { profiles, otherProfileNames } = read(
    '[profile a]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n[profile b]\nsso_session = corp\nsso_role_name = r\n',
  );
  expect(profiles).toStrictEqual([{ profileName: 'a', sourceId: 'corp', accountId: '1', roleName: 'r' }]);
  expect(otherProfileNames).toEqual(['b']);
});

test('a profile without a role, and one without a name, stand for none', () => {
  const { profiles, otherProfileNames, sessions } = read(
    `${CORP}[profile a]\nsso_session = corp\nsso_account_id = 1\n[profile ""]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n`,
  );
  expect([profiles, otherProfileNames]).toEqual([[], ['a']]);
  expect(sessions).toMatchObject([{ profileNames: ['a'] }]);
});

test('of [default] and [profile default] the earlier one adds nothing to the later', () => {
  const keys = 'sso_session = corp\nsso_account_id = 1\nsso_role_name = r\n';
  const region = 'region = eu-west-1\n';
  expect(read(`[default]\n${region}[profile default]\n${keys}[profile z]\n`).profiles).toStrictEqual([
    { profileName: 'default', sourceId: 'corp', accountId: '1', roleName: 'r' },
  ]);
  expect(read(`[profile default]\n${region}[default]\n${keys}[profile z]\n`).profiles).toStrictEqual([
    { profileName: 'default', sourceId: 'corp', accountId: '1', roleName: 'r' },
  ]);
});

test('a start URL of the longest length is read, a longer one is passed over', () => {
  const longest = `https://x/${'a'.repeat(LONGEST_START_URL - 10)}`;
  const sessionsOf = (head: string, url: string) =>
    read(`${head}\nsso_start_url = ${url}\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n`).sessions;
  for (const head of ['[sso-session corp]', '[profile a]']) {
    expect(sessionsOf(head, longest)).toMatchObject([{ startUrl: longest }]);
    expect(sessionsOf(head, `${longest}a`)).toEqual([]);
  }
});

test('a profile of a session and with a start URL of its own makes no legacy session', () => {
  const { sessions } = read(
    '[profile a]\nsso_session = gone\nsso_start_url = https://x/start\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n',
  );
  expect(sessions).toEqual([]);
});

test('names that are special to JavaScript are names like any other', () => {
  const { sessions } = read(CORP.replace('corp', '__proto__') + CORP.replace('corp', 'constructor'));
  expect(sessions.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
});

test('no file makes it fail, and session names are unique', () => {
  fc.assert(
    fc.property(oddConfigs, (bytes) => {
      const names = readSsoConfig(parseConfig(bytes)).sessions.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
