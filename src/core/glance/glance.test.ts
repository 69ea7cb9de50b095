import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';
import type { Surroundings } from '../ports.ts';
import { glanceAtNames } from './glance-at-names.ts';
import { glanceAtProfile } from './glance-at-profile.ts';
import { glanceAtSettings } from './glance-at-settings.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const CONFIG = `# a comment
[sso-session corp]\r
sso_start_url = https://corp.awsapps.com/start
[default]
region = eu-west-1
[profile "two words"]
sso_account_id = 111122223333
SSO_Session = corp ; the usual one
[profile chained]
role_arn = arn:aws:iam::222233334444:role/deployer
source_profile = two words
[profile loop]
source_profile = loop
[profile legacy]
sso_start_url = https://old.awsapps.com/start
sso_account_id=333344445555
[profile by-process]
credential_process = daypass credential-process --session x --account 444455556666 --role R
[services local]
s3 =
  endpoint_url = http://localhost
`;

let homeDir: string;
let surroundings: Surroundings;
const own = (...names: string[]) => path.join(homeDir, 'own', ...names);

beforeEach(async () => {
  homeDir = await mkdtemp(path.join(tmpdir(), 'daypass-glance-'));
  surroundings = { platform: 'linux', homeDir, env: { DAYPASS_HOME: own() } };
  await mkdir(path.join(homeDir, '.aws/sso/cache'), { recursive: true });
  await mkdir(own('directory'), { recursive: true });
  await writeFile(path.join(homeDir, '.aws/config'), CONFIG);
});

afterEach(() => rm(homeDir, { recursive: true, force: true }));

function writeToken(name: string, content: object): Promise<void> {
  const file = `${createHash('sha1').update(name).digest('hex')}.json`;
  return writeFile(path.join(homeDir, '.aws/sso/cache', file), JSON.stringify(content));
}

test('names of profiles and sessions, in the order of the file', () => {
  const { profiles, sessions, accounts } = glanceAtNames(surroundings);
  expect({ profiles, sessions, accounts: accounts() }).toStrictEqual({
    profiles: ['default', 'two words', 'chained', 'loop', 'legacy', 'by-process'],
    sessions: ['corp'],
    accounts: [],
  });
});

test('a profile: its account with name and mark, its token', async () => {
  await writeToken('corp', { accessToken: 'fake', expiresAt: '2026-11-20T13:00:00Z' });
  const accounts = [{ accountId: '111122223333', accountName: 'prod "a" \\ b', emailAddress: '', roleNames: ['R'] }];
  await writeFile(own('directory/a.json'), JSON.stringify({ accounts, asOfMillis: NOW }));
  await writeFile(
    own('preferences.json'),
    JSON.stringify({ accountMarks: [{ sessionName: 'corp', accountId: '111122223333', production: false }] }),
  );
  expect(glanceAtProfile(surroundings, 'two words', NOW)).toStrictEqual({
    accountId: '111122223333',
    accountNames: ['prod "a" \\ b'],
    mark: { production: false },
    token: { expiresAtMillis: NOW + 3_600_000, canRenew: false },
  });
});

test.each([
  [
    'a colour before it',
    [
      { sessionName: 'other', colour: 'red' },
      { sessionName: 'corp', production: true },
    ],
  ],
  [
    'another source’s',
    [
      { sessionName: 'corp', production: false },
      { sessionName: 'other', production: true },
    ],
  ],
])('a mark that says production counts, with %s', async (_what, marks) => {
  const accountMarks = marks.map((mark) => Object.assign({ accountId: '111122223333' }, mark));
  await writeFile(own('preferences.json'), JSON.stringify({ accountMarks }));
  expect(glanceAtProfile(surroundings, 'two words', NOW)).toMatchObject({ mark: { production: true } });
});

test.each([
  ['the profile’s own session', 'two words', 'corp', { production: false }],
  ['another session', 'two words', 'other', undefined],
  ['the session of a bridge', 'by-process', 'x', { production: false }],
  ['the start URL of a legacy profile', 'legacy', 'https://old.awsapps.com/start', { production: false }],
  ['any session, for a role that is assumed', 'chained', 'other', { production: false }],
])('a no counts if it is that of the guard: of %s', async (_whose, profileName, sessionName, mark) => {
  const ids = ['111122223333', '222233334444', '333344445555', '444455556666'];
  const accountMarks = ids.map((accountId) => ({ accountId, sessionName, production: false }));
  await writeFile(own('preferences.json'), JSON.stringify({ accountMarks }));
  expect(glanceAtProfile(surroundings, profileName, NOW)?.mark).toEqual(mark);
});

test('an account has the names of all lists', async () => {
  for (const [file, accountName] of [
    ['a', 'Live'],
    ['b', 'prod'],
    ['c', 'Live'],
  ] as const) {
    const accounts = [{ accountId: '111122223333', accountName, emailAddress: '', roleNames: ['R'] }];
    await writeFile(own(`directory/${file}.json`), JSON.stringify({ accounts, asOfMillis: NOW }));
  }
  expect(glanceAtProfile(surroundings, 'two words', NOW)).toMatchObject({ accountNames: ['Live', 'prod'] });
});

test('a chained profile has its own account and the token of its base', async () => {
  await writeToken('corp', {
    accessToken: 'fake',
    expiresAt: '2026-11-20T11:00:00Z',
    refreshToken: 'fake',
    registrationExpiresAt: '2027-01-01T00:00:00Z',
  });
  expect(glanceAtProfile(surroundings, 'chained', NOW)).toStrictEqual({
    accountId: '222233334444',
    token: { expiresAtMillis: NOW - 3_600_000, canRenew: true },
  });
});

test.each([
  ['legacy', { accountId: '333344445555', token: { canRenew: false } }],
  ['by-process', { accountId: '444455556666' }],
  ['loop', {}],
  ['default', {}],
  ['nobody', undefined],
])('%s', (profileName, glance) => {
  expect(glanceAtProfile(surroundings, profileName, NOW)).toStrictEqual(glance);
});

test('broken and missing files count as empty', async () => {
  await writeFile(own('directory/a.json'), '{"accounts":[{"accountId":"1');
  await writeFile(own('shell.json'), 'null');
  expect(glanceAtNames(surroundings).accounts()).toStrictEqual([]);
  expect(glanceAtSettings(surroundings, 'ja_JP.UTF-8')).toStrictEqual({
    language: 'ja',
    productionPattern: DEFAULT_SETTINGS.productionPattern,
  });
  const elsewhere = { ...surroundings, homeDir: path.join(homeDir, 'none') };
  expect(glanceAtNames(elsewhere).profiles).toStrictEqual([]);
});

test('settings that were chosen', async () => {
  await writeFile(own('shell.json'), JSON.stringify({ language: 'ja', productionPattern: 'live*' }));
  expect(glanceAtSettings(surroundings, 'en')).toStrictEqual({ language: 'ja', productionPattern: 'live*' });
  const { env } = surroundings;
  expect(glanceAtSettings({ ...surroundings, env: { ...env, DAYPASS_LANGUAGE: 'en' } }, 'ja').language).toBe('en');
});
