import { KINDS } from '../../../shared/testing/sources.ts';
import { expect, test } from 'vitest';
import type { ConfigEdit, EditPreview } from '../../../shared/domain/config-edits.ts';
import { engineState, fakeTerminal, noting } from '../../testing/fake-terminal.ts';

const ARGS = ['profile', 'add', 'prod', '--session', 'corp', '--account', '111122223333', '--role', 'Admin'] as const;
const preview: EditPreview = {
  files: [
    {
      filePath: '/home/me/.aws/config',
      change: 'edited',
      diff: [
        { kind: 'context', lineNumber: 3, text: 'region = eu-west-1' },
        { kind: 'added', lineNumber: 4, text: '' },
        { kind: 'added', lineNumber: 5, text: '[profile prod]' },
      ],
      linesNotShown: 0,
    },
  ],
  warnings: [],
  added: ['prod'],
  changed: [],
  removed: [],
  fingerprint: 'f',
};
const DIFF = [
  '--- /home/me/.aws/config',
  '+++ /home/me/.aws/config',
  '@@ -3,1 +3,3 @@',
  ' region = eu-west-1',
  '+',
  '+[profile prod]',
  '',
].join('\n');

test('--dry-run prints a diff and writes nothing', async () => {
  const engine = { previewEdit: () => Promise.resolve(preview) };
  expect(await fakeTerminal(engine).run(...ARGS, '--dry-run')).toStrictEqual({
    code: 0,
    out: DIFF,
    err: 'Nothing was written (--dry-run).\n',
  });
});

test('preview prints the same diff, and what to know beside it', async () => {
  const warnings = [{ code: 'shadowedByStaticKeys', facts: { profile: 'prod', path: '/c', line: 3 } }] as const;
  const engine = { previewEdit: () => Promise.resolve({ ...preview, warnings }) };
  const ran = await fakeTerminal(engine).run('profile', 'preview', ...ARGS.slice(2));
  expect(ran).toMatchObject({ code: 0, out: DIFF });
  expect(ran.err).toMatch(/^Note: .*“prod”.*line 3/);
});

test('adds what was asked for', async () => {
  const asked: ConfigEdit[] = [];
  const engine = { applyEdit: (edit: ConfigEdit) => noting(asked, edit, preview) };
  expect(await fakeTerminal(engine).run(...ARGS, '--region', 'eu-west-1', '--output', 'json')).toStrictEqual({
    code: 0,
    out: 'Added profile prod to /home/me/.aws/config. Try: aws sts get-caller-identity --profile prod\n',
    err: '',
  });
  await fakeTerminal(engine).run(...ARGS);
  const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
  expect(asked).toStrictEqual([
    { edit: 'addProfile', role, profileName: 'prod', region: 'eu-west-1', output: 'json' },
    { edit: 'addProfile', role, profileName: 'prod' },
  ]);
});

test('names what is missing', async () => {
  expect(await fakeTerminal().run('profile', 'add', 'prod', '--session', 'corp')).toStrictEqual({
    code: 2,
    out: '',
    err: 'daypass: The option --account is missing. See: daypass profile add --help\n',
  });
});

test.each(KINDS)('%s: a profile is added for its role', async (_, { id }) => {
  const asked: ConfigEdit[] = [];
  const engine = { applyEdit: (edit: ConfigEdit) => noting(asked, edit, preview) };
  const selectors = ['--session', id, '--account', '111122223333', '--role', 'Admin'];
  expect(await fakeTerminal(engine).run('profile', 'add', 'prod', ...selectors)).toMatchObject({ code: 0 });
  const role = { sourceId: id, accountId: '111122223333', roleName: 'Admin' };
  expect(asked).toStrictEqual([{ edit: 'addProfile', role, profileName: 'prod' }]);
});

test.each([
  [['--account', '111122223333', '--role', 'Admni'], 'Did you mean Admin? '],
  [['--account', '111122223334', '--role', 'Admin'], 'Did you mean 111122223333? '],
  [['--account', '111122223333', '--role', 'Billing'], ''],
])('a role that the last list does not have (%j) is refused, the nearest proposed', async (role, proposal) => {
  const account = {
    accountId: '111122223333',
    accountName: 'Shop',
    emailAddress: '',
    roleNames: ['Admin', 'ReadOnly'],
  };
  const state = { ...engineState([]), accounts: { corp: [account] } };
  const ran = await fakeTerminal({ state }).run('profile', 'add', 'prod', '--session', 'corp', ...role);
  expect(ran).toMatchObject({ code: 4, out: '' });
  expect(ran.err).toContain(`for you. ${proposal}See what is assigned to you: daypass list --refresh`);
});
