import { legacyInfo } from '../../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import type { ConfigEdit, EditPreview } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { SessionState } from '../../../shared/domain/session-state.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts';
import { engineState, fakeTerminal, MINUTE, noting, NOW } from '../../testing/fake-terminal.ts';

const nothing: EditPreview = {
  files: [],
  warnings: [],
  added: [],
  changed: [],
  removed: [],
  fingerprint: 'f',
};
const SIGNED_IN: SessionState = { at: 'signedIn', expiresAtMillis: NOW + 60 * MINUTE, refreshable: true };
const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };

/** An engine that writes down what it is asked, over two sessions of which `out` is signed out. */
function engineWith({
  prunable = [],
  failing = {},
}: { readonly prunable?: readonly string[]; readonly failing?: Readonly<Record<string, DaypassError>> } = {}) {
  const [applied, previewed]: [ConfigEdit[], ConfigEdit[]] = [[], []];
  const listed: [string, boolean | undefined][] = [];
  return {
    applied,
    previewed,
    listed,
    state: engineState([
      ['corp', SIGNED_IN],
      ['out', { at: 'signedOut', reason: 'never' }],
    ]),
    applyEdit: (edit: ConfigEdit) => noting(applied, edit, nothing),
    previewEdit: (edit: ConfigEdit) => noting(previewed, edit, { ...nothing, prunable }),
    listAccounts: (name: string, options?: { refresh?: boolean }) => {
      listed.push([name, options?.refresh]);
      const failure =
        failing[name] ?? (name === 'out' ? new DaypassError('signInNeeded', { session: name }) : undefined);
      return failure ? Promise.reject(failure) : Promise.resolve({ accounts: [], asOfMillis: NOW });
    },
  };
}

describe('profile bulk', () => {
  test.each<[string, ConfigEdit]>([
    ['--all', { edit: 'addProfiles', selection: { by: 'all' } }],
    ['--all --session corp', { edit: 'addProfiles', selection: { by: 'all', sourceId: 'corp' } }],
    [
      '--match prod*/Admin --template {account}.{role} --region eu-west-1 --output json',
      {
        edit: 'addProfiles',
        selection: { by: 'pattern', pattern: 'prod*/Admin' },
        nameTemplate: '{account}.{role}',
        region: 'eu-west-1',
        output: 'json',
      },
    ],
    [
      '--account 111122223333',
      { edit: 'addProfiles', selection: { by: 'account', sourceId: 'corp', accountId: '111122223333' } },
    ],
    ['--favourites', { edit: 'addProfiles', selection: { by: 'favourites' } }],
  ])('%s', async (words, edit) => {
    const engine = engineWith();
    expect(await fakeTerminal(engine).run('profile', 'bulk', ...words.split(' '))).toMatchObject({ code: 0 });
    expect(engine.applied).toStrictEqual([edit]);
  });

  test('names profiles by the template of the settings, unless another is given', async () => {
    const engine = engineWith();
    const settings = { ...DEFAULT_SETTINGS, profileNameTemplate: 'aws/{role}' };
    const terminal = fakeTerminal(engine, { settings });
    await terminal.run('profile', 'bulk', '--all');
    await terminal.run('profile', 'bulk', '--all', '--template', '{account}');
    expect(engine.applied).toMatchObject([{ nameTemplate: 'aws/{role}' }, { nameTemplate: '{account}' }]);
  });

  test('lists what it chooses from first; sessions that are not signed in are named and left out', async () => {
    const engine = engineWith();
    expect(await fakeTerminal(engine).run('profile', 'bulk', '--all')).toMatchObject({
      code: 0,
      err: 'Not signed in to out: left out. Sign in: daypass login out\n',
    });
    expect(engine.listed).toStrictEqual([
      ['corp', false],
      ['out', false],
    ]);
  });

  test('a list that fails is told and decides the exit code; the others’ profiles come', async () => {
    const engine = engineWith({ failing: { out: new DaypassError('offline') } });
    const ran = await fakeTerminal(engine).run('profile', 'bulk', '--all');
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(/^daypass: /) });
    expect(engine.applied).toHaveLength(1);
  });

  test('with no list at all nothing is written', async () => {
    const engine = engineWith({ failing: { corp: new DaypassError('signInNeeded', { session: 'corp' }) } });
    expect(await fakeTerminal(engine).run('profile', 'bulk', '--all')).toMatchObject({ code: 3, out: '' });
    expect(engine.applied).toStrictEqual([]);
  });

  test.each([
    ['', 'The option --all is missing.'],
    ['--all --favourites', '--favourites, --all cannot be used together.'],
    ['--favourites --session corp', '--favourites, --session cannot be used together.'],
    ['--account 12', '“12” is not an account ID.'],
  ])('%j is refused', async (words, message) => {
    const ran = await fakeTerminal(engineWith()).run('profile', 'bulk', ...words.split(' ').filter(Boolean));
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  });
});

describe('profile sync', () => {
  test('asks AWS again, then adds and prunes nothing by itself', async () => {
    const engine = engineWith({ prunable: ['a'] });
    expect(await fakeTerminal(engine).run('profile', 'sync')).toMatchObject({ code: 0 });
    expect(engine.listed).toStrictEqual([
      ['corp', true],
      ['out', true],
    ]);
    expect(engine.applied).toStrictEqual([{ edit: 'syncProfiles', prune: [] }]);
  });

  test('prunes those that are named, or all that can be', async () => {
    const engine = engineWith({ prunable: ['a', 'b'] });
    await fakeTerminal(engine).run('profile', 'sync', '--session', 'corp', '--prune', 'a', 'b');
    await fakeTerminal(engine).run('profile', 'sync', '--prune-all');
    expect(engine.applied).toStrictEqual([
      { edit: 'syncProfiles', sourceId: 'corp', prune: ['a', 'b'] },
      { edit: 'syncProfiles', prune: ['a', 'b'] },
    ]);
  });

  test('--dry-run writes nothing', async () => {
    const engine = engineWith({ prunable: ['a'] });
    await fakeTerminal(engine).run('profile', 'sync', '--prune-all', '--dry-run');
    expect(engine.applied).toStrictEqual([]);
    expect(engine.previewed.at(-1)).toStrictEqual({ edit: 'syncProfiles', prune: ['a'] });
  });

  test.each([
    ['a', 'Did you mean --prune a?'],
    ['--prune', 'NAME'],
    ['--prune --prune-all a', '--prune, --prune-all'],
  ])('%j is refused', async (words, message) => {
    const ran = await fakeTerminal(engineWith()).run('profile', 'sync', ...words.split(' '));
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  });
});

describe('profile bridge', () => {
  test.each([
    [[], 'daypass'],
    [['--with', 'aws'], 'aws'],
  ])('%j', async (more, command) => {
    const engine = engineWith();
    await fakeTerminal(engine).run('profile', 'bridge', 'dev', '--as', 'amplify', ...more);
    expect(engine.applied).toStrictEqual([{ edit: 'addBridge', profileName: 'dev', bridgeName: 'amplify', command }]);
  });

  test.each([
    [['dev'], '--as'],
    [['--as', 'x'], 'NAME'],
    [['dev', '--as', 'x', '--with', 'python'], '--with'],
  ])('%j is refused', async (words, missing) => {
    const ran = await fakeTerminal(engineWith()).run('profile', 'bridge', ...words);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining(missing) });
  });
});

describe('profile keys', () => {
  test('keep and drop', async () => {
    const engine = engineWith();
    const selectors = ['--session', 'corp', '--account', role.accountId, '--role', role.roleName];
    await fakeTerminal(engine).run('profile', 'keys', 'keep', 'amplify', ...selectors);
    await fakeTerminal(engine).run('profile', 'keys', 'drop', 'amplify');
    expect(engine.applied).toStrictEqual([
      { edit: 'keepKeys', role, profileName: 'amplify' },
      { edit: 'dropKeys', profileName: 'amplify' },
    ]);
  });

  test('list tells where keys stand and how long, and none of them', async () => {
    const listStoredKeys = () =>
      Promise.resolve([
        { profileName: 'amplify', role, expiresAtMillis: NOW + 30 * MINUTE },
        { profileName: 'over', role, expiresAtMillis: NOW - MINUTE },
        { profileName: 'away', role },
      ]);
    const ran = await fakeTerminal({ listStoredKeys }).run('profile', 'keys', 'list');
    expect(ran.code).toBe(0);
    expect(ran.out.split('\n').map((line) => line.split(/ {2,}/))).toStrictEqual([
      ['NAME', 'SESSION', 'ACCOUNT', 'ROLE', 'STATE'],
      ['amplify', 'corp', role.accountId, 'Admin', 'there, 30 min left'],
      ['over', 'corp', role.accountId, 'Admin', 'expired'],
      ['away', 'corp', role.accountId, 'Admin', 'comes with the next sign-in'],
      [''],
    ]);
    const asJson = await fakeTerminal({ listStoredKeys }).run('profile', 'keys', 'list', '--json');
    expect(JSON.parse(asJson.out)[0]).toStrictEqual({
      profile: 'amplify',
      session: 'corp',
      accountId: role.accountId,
      roleName: 'Admin',
      expiresAt: '2026-11-20T12:30:00Z',
    });
  });

  test('list says when there are none', async () => {
    const ran = await fakeTerminal({ listStoredKeys: () => Promise.resolve([]) }).run('profile', 'keys', 'list');
    expect(ran).toMatchObject({ code: 0, out: 'Daypass keeps no keys in your AWS credentials file.\n' });
  });
});

describe('profile move', () => {
  const legacy = (startUrl: string) => ({
    session: legacyInfo(startUrl),
    standing: SIGNED_IN,
    listing: { at: 'empty' as const, accountsListed: 0 },
  });
  const moving = (...urls: readonly string[]) => ({
    ...engineWith(),
    state: { ...engineState([]), sessions: urls.map(legacy) },
  });
  const [corp, other] = ['https://corp.awsapps.com/start#/', 'https://other.awsapps.com/start'];

  test('every portal’s, each to a session named after it', async () => {
    const engine = moving(corp, 'https://corp.awsapps.com/start', other);
    expect(await fakeTerminal(engine).run('profile', 'move')).toMatchObject({ code: 0 });
    expect(engine.applied).toStrictEqual([
      { edit: 'moveLegacy', startUrl: corp, sessionName: 'corp' },
      { edit: 'moveLegacy', startUrl: other, sessionName: 'other' },
    ]);
  });

  test('one portal’s, in whatever form it is named, to the session asked for', async () => {
    const engine = moving(corp, other);
    await fakeTerminal(engine).run(
      'profile',
      'move',
      '--start-url',
      'https://corp.awsapps.com/start/',
      '--session',
      'x',
    );
    expect(engine.applied).toStrictEqual([{ edit: 'moveLegacy', startUrl: corp, sessionName: 'x' }]);
  });

  test('one session for several portals is refused; without legacy profiles there is nothing to do', async () => {
    expect(await fakeTerminal(moving(corp, other)).run('profile', 'move', '--session', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--start-url'),
    });
    expect(await fakeTerminal(moving()).run('profile', 'move')).toMatchObject({
      code: 0,
      out: 'There are no legacy profiles to move.\n',
    });
  });
});

describe('the choices that profile bulk remembers', () => {
  const rules = [
    { selection: { by: 'all' }, roles: 12 },
    { selection: { by: 'pattern', pattern: 'prod*/Admin', sourceId: 'corp' }, nameTemplate: '{account}', roles: 3 },
    { selection: { by: 'account', sourceId: 'corp', accountId: '111122223333' }, region: 'eu-west-1', roles: 1 },
  ] as const;

  test('are listed with the options that made them', async () => {
    const engine = { listBulkRules: () => Promise.resolve(rules) };
    expect(await fakeTerminal(engine).run('profile', 'bulk', '--list')).toEqual({
      code: 0,
      out: `NUMBER  CHOICE                                                       ROLES
1       --all                                                        12
2       --match 'prod*/Admin' --session corp --template '{account}'  3
3       --account 111122223333 --session corp --region eu-west-1     1
`,
      err: '',
    });
    const { out } = await fakeTerminal(engine).run('profile', 'bulk', '--list', '--json');
    expect(JSON.parse(out)).toMatchObject({
      rules: [{ number: 1, roles: 12 }, { selection: { session: 'corp' } }, {}],
    });
    const none = { listBulkRules: () => Promise.resolve([]) };
    expect((await fakeTerminal(none).run('profile', 'bulk', '--list')).out).toMatch(/^No choice is remembered/);
  });

  test('are forgotten by number', async () => {
    const forgotten: unknown[] = [];
    const engine = {
      listBulkRules: () => Promise.resolve(rules),
      forgetBulkRule: (selection: unknown) => noting(forgotten, selection, undefined),
    };
    const ran = await fakeTerminal(engine).run('profile', 'bulk', '--forget', '2');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(forgotten).toEqual([rules[1].selection]);
    for (const number of ['0', '4', 'x'])
      expect(await fakeTerminal(engine).run('profile', 'bulk', '--forget', number)).toMatchObject({ code: 2, out: '' });
  });
});
