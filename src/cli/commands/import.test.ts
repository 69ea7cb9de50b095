import { expect, test } from 'vitest';
import type { ImportsApi } from '../../core/index.ts';
import type { ImportPlan } from '../../shared/imports/import-plan.ts';
import { fakeTerminal, noting } from '../testing/fake-terminal.ts';

const PLAN: ImportPlan = {
  from: { by: 'tool', tool: 'granted' },
  readFrom: ['/home/me/.granted/config'],
  edit: {
    files: [
      {
        filePath: '/home/me/.aws/config',
        change: 'edited',
        diff: [{ kind: 'added', lineNumber: 1, text: '[sso-session corp]' }],
        linesNotShown: 0,
      },
    ],
    warnings: [],
    added: ['corp'],
    changed: [],
    removed: [],
    fingerprint: 'edit',
  },
  sessions: ['corp'],
  own: [{ change: 'browserRule', rule: { match: { by: 'pattern', pattern: '*' }, browser: { browserId: 'firefox' } } }],
  dropped: [],
  leftOut: [{ code: 'keysStay', facts: { name: 'old\u001b[31m' } }],
  fingerprint: 'all',
};

function terminalWith(more: Parameters<typeof fakeTerminal>[1] = {}, plan = PLAN) {
  const applied: unknown[][] = [];
  const imports: ImportsApi = {
    findOtherTools: () => Promise.resolve([{ tool: 'granted', paths: ['/home/me/.granted/config'] }]),
    planImport: () => Promise.resolve(plan),
    applyImport: (...args) => noting(applied, args, plan),
    undoImport: (tool) => noting(applied, ['undo', tool], undefined),
    listImports: () => Promise.resolve([]),
  };
  return { applied, terminal: fakeTerminal({ imports }, more) };
}

test('the diff, the settings and what stays are shown, and nothing is done without a yes', async () => {
  const { applied, terminal } = terminalWith();
  const { code, out, err } = await terminal.run('import', 'granted');
  expect(code).toBe(6);
  expect(out).toContain('+[sso-session corp]');
  expect(out).toContain('  + Console of * opens in firefox');
  expect(err).toContain('old');
  expect(err).not.toContain('\u001b');
  expect(err).toContain('--yes');
  expect(applied).toEqual([]);
});

test.each([
  ['a yes at the terminal', ['import', 'granted'], true],
  ['--yes', ['import', 'granted', '--yes'], false],
])('%s makes the very changes that were shown', async (_what, args, answer) => {
  const { applied, terminal } = terminalWith({ confirm: () => Promise.resolve(answer) });
  const { code, out } = await terminal.run(...args);
  expect(code).toBe(0);
  expect(applied).toEqual([['granted', { fingerprint: 'all', lookAgain: true }]]);
  expect(out).toContain('daypass import granted --undo');
  expect(out).toContain('daypass login corp');
});

test('--dry-run and --json change nothing', async () => {
  const { applied, terminal } = terminalWith({ confirm: () => Promise.resolve(true) });
  expect((await terminal.run('import', 'granted', '--dry-run')).code).toBe(0);
  const { terminal: other } = terminalWith({ confirm: () => Promise.resolve(true) });
  const { code, out } = await other.run('import', 'granted', '--json');
  expect(code).toBe(6);
  expect(JSON.parse(out)).toMatchObject({ applied: false, sessions: ['corp'], leftOut: [{ code: 'keysStay' }] });
  expect(applied).toEqual([]);
});

test('nothing to bring is no question and no failure', async () => {
  const nothing = { ...PLAN, edit: { ...PLAN.edit, files: [], added: [] }, own: [], sessions: [], leftOut: [] };
  const { terminal } = terminalWith({}, nothing);
  const { code, out } = await terminal.run('import', 'granted');
  expect({ code, out }).toEqual({ code: 0, out: 'There is nothing to bring that is not here already.\n' });
});

test('without a tool those that are here are listed, and --undo takes the import back', async () => {
  const { applied, terminal } = terminalWith();
  expect((await terminal.run('import')).out).toBe('daypass import granted  (/home/me/.granted/config)\n');
  await terminal.run('import', 'granted', '--undo');
  expect(applied).toEqual([['undo', 'granted']]);
});

test('a tool that is not known is a usage error with the nearest name', async () => {
  const { code, err } = await terminalWith().terminal.run('import', 'grantd');
  expect(code).toBe(2);
  expect(err).toContain('granted');
});
