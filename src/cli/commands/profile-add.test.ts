import { expect, test } from 'vitest';
import type { ProfileRequest } from '../../core/index.ts';
import type { ProfilePreview } from '../../shared/snapshots.ts';
import { fakeTerminal, noting } from '../testing/fake-terminal.ts';

const ARGS = ['profile', 'add', 'prod', '--session', 'corp', '--account', '111122223333', '--role', 'Admin'] as const;
const preview: ProfilePreview = {
  profileName: 'prod',
  filePath: '/home/me/.aws/config',
  diff: [
    { kind: 'context', lineNumber: 3, text: 'region = eu-west-1' },
    { kind: 'added', lineNumber: 4, text: '' },
    { kind: 'added', lineNumber: 5, text: '[profile prod]' },
  ],
};

test('--dry-run prints a diff and writes nothing', async () => {
  const engine = { previewProfile: () => Promise.resolve(preview) };
  expect(await fakeTerminal(engine).run(...ARGS, '--dry-run')).toStrictEqual({
    code: 0,
    out: [
      '--- /home/me/.aws/config',
      '+++ /home/me/.aws/config',
      '@@ -3,1 +3,3 @@',
      ' region = eu-west-1',
      '+',
      '+[profile prod]',
      '',
    ].join('\n'),
    err: 'Nothing was written (--dry-run).\n',
  });
});

test('adds what was asked for', async () => {
  const asked: ProfileRequest[] = [];
  const engine = { addProfile: (request: ProfileRequest) => noting(asked, request, preview) };
  expect(await fakeTerminal(engine).run(...ARGS, '--region', 'eu-west-1', '--output', 'json')).toStrictEqual({
    code: 0,
    out: 'Added profile prod to /home/me/.aws/config. Try: aws sts get-caller-identity --profile prod\n',
    err: '',
  });
  await fakeTerminal(engine).run(...ARGS);
  const role = { sessionName: 'corp', accountId: '111122223333', roleName: 'Admin' };
  expect(asked).toStrictEqual([
    { role, profileName: 'prod', region: 'eu-west-1', output: 'json' },
    { role, profileName: 'prod' },
  ]);
});

test('names what is missing', async () => {
  expect(await fakeTerminal().run('profile', 'add', 'prod', '--session', 'corp')).toStrictEqual({
    code: 2,
    out: '',
    err: 'daypass: The option --account is missing. See: daypass profile add --help\n',
  });
});
