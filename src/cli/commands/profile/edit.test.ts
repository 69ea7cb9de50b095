import { describe, expect, test } from 'vitest';
import type { BackupSnapshot, ConfigEdit, EditPreview, ListedProfile } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { fakeTerminal, MINUTE, noting, NOW } from '../../testing/fake-terminal.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const ROLE = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin'];
const ARN = 'arn:aws:iam::444455556666:role/Deploy';
const made: EditPreview = {
  files: [
    {
      filePath: '/home/me/.aws/config',
      change: 'edited',
      diff: [
        { kind: 'removed', lineNumber: 1, text: '[profile dev]' },
        { kind: 'added', lineNumber: 1, text: '[profile prod]' },
      ],
      linesNotShown: 0,
    },
  ],
  warnings: [],
  added: [],
  changed: ['prod'],
  removed: [],
  fingerprint: 'f',
};

const asks = (command: string, edit: ConfigEdit) => [command, edit] as const;
test.each([
  asks('profile rename dev prod', { edit: 'changeProfile', profileName: 'dev', newName: 'prod' }),
  asks('profile set dev --region eu-west-1 --no-output', {
    edit: 'changeProfile',
    profileName: 'dev',
    region: 'eu-west-1',
    output: null,
  }),
  asks('profile set dev --session corp --account 111122223333 --role Reader', {
    edit: 'changeProfile',
    profileName: 'dev',
    session: 'corp',
    accountId: '111122223333',
    roleName: 'Reader',
  }),
  asks('profile set dev --no-region', { edit: 'changeProfile', profileName: 'dev', region: null }),
  asks('profile remove a b c', { edit: 'removeProfiles', profileNames: ['a', 'b', 'c'] }),
  asks(`profile default ${ROLE.join(' ')} --region eu-west-1`, { edit: 'setDefault', role, region: 'eu-west-1' }),
  asks(`profile chain deploy --source dev --role-arn ${ARN} --external-id x1`, {
    edit: 'addChainedProfile',
    profileName: 'deploy',
    sourceProfile: 'dev',
    roleArn: ARN,
    externalId: 'x1',
  }),
  asks('session change corp --region eu-west-2 --scopes a,b', {
    edit: 'changeSession',
    name: 'corp',
    region: 'eu-west-2',
    scopes: ['a', 'b'],
  }),
  asks('session rename corp acme', { edit: 'changeSession', name: 'corp', newName: 'acme' }),
  asks('session remove corp', { edit: 'removeSession', name: 'corp', withProfiles: false }),
  asks('session remove corp --with-profiles', { edit: 'removeSession', name: 'corp', withProfiles: true }),
  asks('profile undo', { edit: 'undo' }),
  asks('profile undo 12', { edit: 'undo', backupId: '12' }),
])('%s', async (command, edit) => {
  const [applied, previewed]: ConfigEdit[][] = [[], []];
  const engine = {
    applyEdit: (asked: ConfigEdit) => noting(applied ?? [], asked, made),
    previewEdit: (asked: ConfigEdit) => noting(previewed ?? [], asked, made),
  };
  const words = command.split(' ');
  expect(await fakeTerminal(engine).run(...words)).toMatchObject({ code: 0, err: '' });
  expect(await fakeTerminal(engine).run(...words, '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining('\n-[profile dev]\n+[profile prod]\n'),
    err: 'Nothing was written (--dry-run).\n',
  });
  expect({ applied, previewed }).toStrictEqual({ applied: [edit], previewed: [edit] });
});

test('what was done is told with the way back, and what to know on stderr', async () => {
  const warnings = [{ code: 'signInNeededAfter', facts: { session: 'acme' } }] as const;
  const engine = { applyEdit: () => Promise.resolve({ ...made, warnings }) };
  expect(await fakeTerminal(engine).run('profile', 'rename', 'dev', 'prod')).toStrictEqual({
    code: 0,
    out: 'Changed profile prod (/home/me/.aws/config). To take it back: daypass profile undo\n',
    err: expect.stringMatching(/^Note: .*“acme”/),
  });
  const japanese = await fakeTerminal(engine, { language: 'ja' }).run('profile', 'rename', 'dev', 'prod');
  expect(japanese.out).toContain('元に戻すには: daypass profile undo');
});

test('after an undo the way back is another one, and where there is none nothing is promised', async () => {
  const engine = { applyEdit: () => Promise.resolve(made) };
  expect((await fakeTerminal(engine).run('profile', 'undo')).out).toBe(
    'Undid an edit: prod (/home/me/.aws/config). To make it again, see its number: daypass profile undo --list\n',
  );
  const moved = { ...made, files: [{ filePath: '/t', change: 'movedAway', diff: [], linesNotShown: 0 }] } as const;
  const tidied = { applyEdit: () => Promise.resolve(moved) };
  expect((await fakeTerminal(tidied).run('profile', 'remove', 'a')).out).toContain('daypass profile undo');
  expect((await fakeTerminal(tidied).run('profile', 'keys', 'drop', 'a')).out).not.toContain('undo');
});

test('an edit that changes nothing says so', async () => {
  const engine = { applyEdit: () => Promise.resolve({ ...made, files: [], changed: [] }) };
  expect((await fakeTerminal(engine).run('profile', 'set', 'dev', '--region', 'r')).out).toBe(
    'Nothing to change: your files say so already.\n',
  );
});

test.each([
  ['profile rename dev', 'NEW is missing.'],
  ['profile remove', 'NAME is missing.'],
  ['profile set dev', 'The option --region is missing.'],
  ['profile set dev --region r --no-region', '--region, --no-region cannot be used together.'],
  ['profile chain x --source dev', 'The option --role-arn is missing.'],
  ['profile default', 'No role was named.'],
  ['session change corp', 'The option --start-url is missing.'],
  ['profile undo --list 3', '--list, ID cannot be used together.'],
])('%s is a usage error', async (command, problem) => {
  const { code, out, err } = await fakeTerminal().run(...command.split(' '));
  const name = command.split(' ').slice(0, 2).join(' ');
  expect({ code, out, err }).toStrictEqual({
    code: 2,
    out: '',
    err: `daypass: ${problem} See: daypass ${name} --help\n`,
  });
});

test('what the engine refuses has its words and exit code', async () => {
  const engine = { applyEdit: () => Promise.reject(new DaypassError('sessionInUse', { session: 'corp', count: 3 })) };
  expect(await fakeTerminal(engine).run('session', 'remove', 'corp')).toMatchObject({
    code: 1,
    err: expect.stringContaining('“corp” is used by 3 profiles.'),
  });
});

describe('profile list', () => {
  const profiles: readonly ListedProfile[] = [
    {
      profileName: 'dev',
      kind: 'sso',
      filePath: '/c',
      lineNumber: 5,
      madeByDaypass: true,
      role,
      region: 'eu-west-1',
      shadowed: true,
    },
    {
      profileName: 'x\u001b[2J',
      kind: 'chained',
      filePath: '/c',
      lineNumber: 9,
      madeByDaypass: false,
      sourceProfile: 'dev',
      shadowed: false,
    },
  ];
  test('as a table, without what a terminal would obey', async () => {
    const { out } = await fakeTerminal({ listProfiles: () => Promise.resolve(profiles) }).run('profile', 'list');
    expect(out.split('\n')).toStrictEqual([
      'PROFILE  KEYS FROM     ROLE                REGION     PLACE  NOTES',
      'dev      role          111122223333/Admin  eu-west-1  /c:5   static keys of the same name, made by Daypass',
      'x�[2J    assumed role  ← dev                          /c:9',
      '',
    ]);
  });

  test('as JSON, and when there are none', async () => {
    const { out } = await fakeTerminal({ listProfiles: () => Promise.resolve(profiles) }).run(
      'profile',
      'list',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject(
      profiles.map(({ profileName, kind, filePath, lineNumber }) => ({
        profile: profileName,
        kind,
        file: filePath,
        line: lineNumber,
      })),
    );
    const none = await fakeTerminal({ listProfiles: () => Promise.resolve([]) }).run('profile', 'list');
    expect(none.out).toBe('No profiles yet. Add one: daypass profile add\n');
  });
});

describe('profile undo --list', () => {
  const backups: readonly BackupSnapshot[] = [
    { id: '7', filePath: '/c', madeAtMillis: NOW - 5 * MINUTE, edit: 'removeProfiles', names: ['a', 'b'] },
  ];
  test('as a table', async () => {
    const { out } = await fakeTerminal({ listBackups: () => Promise.resolve(backups) }).run(
      'profile',
      'undo',
      '--list',
    );
    expect(out).toBe('ID  WHEN       EDIT          FILE\n7   5 min ago  Removed a, b  /c\n');
  });

  test('as JSON, and when there are none', async () => {
    const engine = { listBackups: () => Promise.resolve(backups) };
    const { out } = await fakeTerminal(engine).run('profile', 'undo', '--list', '--json');
    expect(JSON.parse(out)).toStrictEqual([
      { id: '7', file: '/c', edit: 'removeProfiles', names: ['a', 'b'], madeAt: '2026-11-20T11:55:00Z' },
    ]);
    const none = await fakeTerminal({ listBackups: () => Promise.resolve([]) }).run('profile', 'undo', '--list');
    expect(none.out).toBe('There is nothing to take back.\n');
  });
});
