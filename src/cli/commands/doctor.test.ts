import { expect, test } from 'vitest';
import type { ConfigEdit, EditPreview } from '../../shared/domain/config-edits.ts';
import type { Diagnosis, Finding } from '../../shared/domain/findings.ts';
import { fakeTerminal, NOW, noting } from '../testing/fake-terminal.ts';

const CONFIG = '/home/ann/.aws/config';
const inline: Finding = {
  id: 'inlineComment-00000001',
  code: 'inlineComment',
  severity: 'warning',
  filePath: CONFIG,
  lineNumber: 3,
  lineText: 'region = eu-west-1 # \u001b[31mDublin',
  clients: ['botocore'],
  facts: { key: 'region' },
  fixable: true,
};
const note: Finding = {
  id: 'environmentEndpoint-00000002',
  code: 'environmentEndpoint',
  severity: 'note',
  clients: [],
  facts: { variable: 'AWS_ENDPOINT_URL', host: 'localhost:9000' },
  fixable: false,
};
const diagnosing = (...findings: readonly Finding[]) => ({
  diagnose: (): Promise<Diagnosis> =>
    Promise.resolve({
      findings,
      profiles: [{ profileName: 'dev', failing: [{ client: 'go', why: 'unseen', findingIds: ['f'] }] }],
      refusedBy: [{ client: 'botocore', findingIds: ['g'] }],
      filesRead: [CONFIG],
      checkedAtMillis: NOW,
    }),
});
const preview: EditPreview = {
  files: [
    {
      filePath: CONFIG,
      change: 'edited',
      diff: [{ kind: 'added', lineNumber: 3, text: '# Dublin' }],
      linesNotShown: 0,
    },
  ],
  warnings: [],
  added: [],
  changed: [],
  removed: [],
  fingerprint: 'f',
};

test('findings by file: the line, whom it hurts, what to do; 1 for more than notes', async () => {
  expect(await fakeTerminal(diagnosing(inline, note)).run('doctor')).toStrictEqual({
    code: 1,
    out: [
      CONFIG,
      '',
      '  ! Warning: A comment behind the value of region',
      '    line 3: region = eu-west-1 # \uFFFD[31mDublin',
      '    The AWS CLI and Python tools take the comment as part of the value.',
      '    Hurts: AWS CLI, Python',
      '    What to do: Move the comment to a line of its own.',
      '    → daypass doctor --fix inlineComment-00000001',
      '',
      'Environment and computer',
      '',
      '  · Note: AWS_ENDPOINT_URL sends calls elsewhere',
      '    Tools call localhost:9000 instead of AWS.',
      '    What to do: Unset what you don’t mean. For a local stand-in it is right.',
      '    → unset AWS_ENDPOINT_URL',
      '',
      '1 warning, 1 note',
      'One of them can be fixed: daypass doctor --fix',
      'See what would change: daypass doctor --fix --dry-run',
      '',
    ].join('\n'),
    err: '',
  });
});

test('many of a kind are told by their lines', async () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ ...inline, id: `x${index}`, lineNumber: index + 1 }));
  const { out } = await fakeTerminal(diagnosing(...many)).run('doctor');
  expect(out.match(/Warning:/g)).toHaveLength(3);
  expect(out).toContain('    and 27 more like this (lines 4, 5, 6, 7, 8, 9, 10, 11, …)');
});

test('notes alone are 0, and so is nothing at all', async () => {
  expect(await fakeTerminal(diagnosing(note)).run('doctor')).toMatchObject({ code: 0 });
  expect(await fakeTerminal(diagnosing()).run('doctor')).toStrictEqual({
    code: 0,
    out: 'All is well. Looked over 1 file.\n',
    err: '',
  });
});

test('in Japanese', async () => {
  const { out } = await fakeTerminal(diagnosing(inline), { language: 'ja' }).run('doctor');
  expect(out).toContain('警告: region の値の後ろにコメントがあります');
  expect(out).toContain('影響: AWS CLI・Python');
});

test('--json', async () => {
  const { code, out } = await fakeTerminal(diagnosing(inline)).run('doctor', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toStrictEqual({
    checkedAt: '2026-11-20T12:00:00Z',
    filesRead: [CONFIG],
    summary: { errors: 0, warnings: 1, notes: 0, fixable: 1 },
    findings: [
      {
        id: 'inlineComment-00000001',
        code: 'inlineComment',
        severity: 'warning',
        file: CONFIG,
        line: 3,
        text: inline.lineText,
        clients: ['botocore'],
        facts: { key: 'region' },
        fixable: true,
        meant: [],
        command: 'daypass doctor --fix inlineComment-00000001',
        title: 'A comment behind the value of region',
        explanation: 'The AWS CLI and Python tools take the comment as part of the value.',
        fix: 'Move the comment to a line of its own.',
      },
    ],
    profiles: [{ profile: 'dev', failing: [{ client: 'go', why: 'unseen', findings: ['f'] }] }],
    refusedBy: [{ client: 'botocore', findings: ['g'] }],
  });
});

test.each([
  [['--fix'], ['inlineComment-00000001', 'second']],
  [
    ['--fix', 'all'],
    ['inlineComment-00000001', 'second'],
  ],
  [
    ['--fix', 'inlineComment'],
    ['inlineComment-00000001', 'second'],
  ],
  [['--fix', 'second'], ['second']],
  [['--fix', 'gone'], ['gone']],
])('%j mends', async (args, findingIds) => {
  const asked: ConfigEdit[] = [];
  const engine = {
    ...diagnosing(inline, { ...inline, id: 'second' }, note),
    applyEdit: (edit: ConfigEdit) => noting(asked, edit, preview),
  };
  expect(await fakeTerminal(engine).run('doctor', ...args)).toMatchObject({ code: 0 });
  expect(asked).toStrictEqual([{ edit: 'fix', findingIds }]);
});

const severalNear: Finding = {
  ...inline,
  id: 'sessionMissing-00000003',
  code: 'sessionMissing',
  severity: 'error',
  facts: { profile: 'dev', session: 'crop', near: 'corp, corps' },
  fixable: false,
  meant: ['corp', 'corps'],
};

test('of several names that were meant, --use takes one', async () => {
  const asked: ConfigEdit[] = [];
  const engine = {
    ...diagnosing(severalNear),
    applyEdit: (edit: ConfigEdit) => noting(asked, edit, preview),
  };
  const { out } = await fakeTerminal(engine).run('doctor');
  expect(out).toContain('Did you mean corp, corps?');
  expect(out).toContain('→ daypass doctor --fix sessionMissing-00000003 --use NAME');
  expect(await fakeTerminal(engine).run('doctor', '--fix', severalNear.id, '--use', 'corps')).toMatchObject({
    code: 0,
  });
  expect(asked).toStrictEqual([{ edit: 'fix', findingIds: [severalNear.id], use: 'corps' }]);
  expect(await fakeTerminal(engine).run('doctor', '--fix', '--use', 'corps')).toMatchObject({ code: 2 });
  expect(await fakeTerminal(engine).run('doctor', '--use', 'corps')).toMatchObject({ code: 2 });
});

test('--fix --dry-run prints the diff', async () => {
  const engine = { ...diagnosing(inline), previewEdit: () => Promise.resolve(preview) };
  const { out, err } = await fakeTerminal(engine).run('doctor', '--fix', '--dry-run');
  expect(out).toContain('+# Dublin');
  expect(err).toBe('Nothing was written (--dry-run).\n');
});

test('--fix where nothing can be mended', async () => {
  expect(await fakeTerminal(diagnosing(note)).run('doctor', '--fix')).toMatchObject({
    code: 0,
    out: 'There is nothing that Daypass can fix.\n',
  });
});

test.each([
  [['doctor', 'all'], '“all” is one argument too many. Did you mean --fix all?'],
  [['doctor', '--dry-run'], 'The option --fix is missing. See: daypass doctor --help'],
])('%j: 2', async (args, line) => {
  expect(await fakeTerminal(diagnosing()).run(...args)).toStrictEqual({ code: 2, out: '', err: `daypass: ${line}\n` });
});
