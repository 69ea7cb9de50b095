import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { setupOfTeam, parseTeamFile } from './team-file.ts';
import { teamAddress } from './read-team.ts';

const HEAD = 'daypass: 1\nname: acme\n';
const SESSION = 'sessions:\n  - { name: corp, startUrl: "https://d-fake.awsapps.com/start", region: eu-west-1 }\n';
const parse = (text: string) => parseTeamFile(text, '/team.yaml');

test('YAML and JSON say the same, and an id that begins with 0 stays whole', async () => {
  const yaml = `${HEAD}${SESSION}accounts:\n  - { session: corp, id: 012345678901, label: Payments, production: true }\n`;
  const team = await parse(yaml);
  expect(team.accounts).toEqual([{ session: 'corp', id: '012345678901', label: 'Payments', production: true }]);
  expect(await parse(JSON.stringify(team))).toEqual(team);
});

test('the example of the guide is a team file', async () => {
  const guide = await readFile(path.join(import.meta.dirname, '../../../../docs/guides/teams.md'), 'utf8');
  const [, example = ''] = /```yaml\n(.+?)```/su.exec(guide) ?? [];
  expect(await parse(example)).toMatchObject({ name: 'acme', sessions: [{ name: 'corp' }], browserRules: [{}] });
});

test('roles, notes and browsers find their session by its start URL', async () => {
  const team = await parse(
    `${HEAD}${SESSION}production: "*prod*"\nprofiles:\n  - { roles: "prod*/Admin", session: corp, name: "{account}", region: eu-west-1 }\nbrowserRules:\n  - { accounts: "*prod*", browser: firefox, container: Production }\n`,
  );
  expect(setupOfTeam(team, 'here')).toMatchObject({
    readFrom: ['here'],
    productionPattern: '*prod*',
    profileRules: [
      {
        pattern: 'prod*/Admin',
        startUrl: 'https://d-fake.awsapps.com/start',
        nameTemplate: '{account}',
        region: 'eu-west-1',
      },
    ],
    browserRules: [{ match: { pattern: '*prod*' }, browserId: 'firefox', container: 'Production' }],
  });
});

test.each([
  ['no YAML', '{', 'syntax', undefined],
  ['an alias', `${HEAD}production: &p x\nname2: *p\n`, 'syntax', undefined],
  ['a key twice', `${HEAD}name: other\n`, 'syntax', undefined],
  ['an empty file', '', 'value', expect.any(String)],
  ['another version', 'daypass: 2\nname: acme\n', 'value', 'daypass'],
  ['a list', '- daypass\n', 'value', expect.any(String)],
  [
    'a command',
    `${HEAD}profiles:\n  - { roles: "*", credential_process: "curl x" }\n`,
    'unknownKey',
    'profiles.0.credential_process',
  ],
  ['a program', `${HEAD}browserRules:\n  - { accounts: "*", browser: /bin/sh }\n`, 'value', 'browserRules.0.browser'],
  [
    'an option of a program',
    `${HEAD}browserRules:\n  - { accounts: "*", browser: "--x" }\n`,
    'value',
    'browserRules.0.browser',
  ],
  [
    'a start URL without TLS',
    `${HEAD}sessions:\n  - { name: a, startUrl: "http://x.test/start", region: eu-west-1 }\n`,
    'value',
    'sessions.0.startUrl',
  ],
  [
    'a session that is not described',
    `${HEAD}accounts:\n  - { session: corp, id: "111122223333" }\n`,
    'sessionUnknown',
    'corp',
  ],
  ['a session twice', `${HEAD}${SESSION}${SESSION.replace('sessions:\n', '')}`, 'twice', 'sessions'],
  ['a short account', `${HEAD}${SESSION}accounts:\n  - { session: corp, id: 1111 }\n`, 'value', 'accounts.0.id'],
  ['a line end in a name', HEAD.replace('acme', '"a\\n[default]"'), 'value', 'name'],
])('a file with %s is refused with its place', async (_what, text, problem, at) => {
  const facts = at === undefined ? { problem } : { problem, at };
  await expect(parse(text)).rejects.toMatchObject({ code: 'teamFileInvalid', facts });
});

test.each([
  'http://x.test/t.yaml',
  'file:///etc/passwd',
  'git@x.test:t.yaml',
  'relative.yaml',
  'https://me:fake@x.test/t.yaml',
])('%s is no address', (address) => {
  expect(() => teamAddress(address)).toThrow(expect.objectContaining({ code: 'teamAddressInvalid' }));
});
