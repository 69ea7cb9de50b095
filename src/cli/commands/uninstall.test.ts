import { expect, test } from 'vitest';
import type { Engine } from '../../core/index.ts';
import type { UninstallOptions, UninstallPlan } from '../../shared/uninstall-plan.ts';
import { fakeTerminal, noting } from '../testing/fake-terminal.ts';

const PLAN: UninstallPlan = {
  profiles: ['dev-bridge'],
  storedKeys: ['legacy'],
  paths: ['/home/me/.config/autostart/daypass.desktop'],
  signsOut: [],
  stays: [{ code: 'tokens', facts: { path: '/home/me/.aws/sso/cache' } }],
};

function terminalWith(more: Parameters<typeof fakeTerminal>[1] = {}) {
  const ran: UninstallOptions[] = [];
  const uninstaller: Engine['uninstaller'] = {
    plan: () => Promise.resolve(PLAN),
    run: (options) => noting(ran, options, PLAN),
  };
  return { ran, terminal: fakeTerminal({ uninstaller }, more) };
}

test('what goes and what stays is shown, and nothing goes without a yes', async () => {
  const { ran, terminal } = terminalWith();
  const { code, out, err } = await terminal.run('uninstall');
  expect(code).toBe(6);
  expect(out).toBe(
    'Goes:\n  profile dev-bridge, which only works with Daypass\n  keys kept for legacy in the credentials file\n  /home/me/.config/autostart/daypass.desktop\nStays:\n  sign-ins in /home/me/.aws/sso/cache, which the AWS CLI uses as well\n',
  );
  expect(err).toContain('--yes');
  expect(ran).toEqual([]);
});

test('a yes, at the terminal or as an option, takes it out', async () => {
  const { ran, terminal } = terminalWith({ confirm: () => Promise.resolve(true) });
  expect((await terminal.run('uninstall', '--purge')).code).toBe(0);
  expect(ran).toEqual([{ purge: true }]);
  const other = terminalWith();
  const { code, out } = await other.terminal.run('uninstall', '--yes', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ done: true, profiles: ['dev-bridge'] });
});

test('--dry-run asks nothing and changes nothing', async () => {
  const { ran, terminal } = terminalWith({ confirm: () => Promise.reject(new Error('asked')) });
  expect((await terminal.run('uninstall', '--purge', '--dry-run')).code).toBe(0);
  expect(ran).toEqual([]);
});

const statusOf = (owner: 'app' | 'background') => ({
  ok: true,
  status: { owner, pid: 7, waiting: 0, startedAtMillis: 0 },
});

test.each([
  ['app', 1, 0],
  ['background', 0, 1],
] as const)('where the %s runs the key service, for whatever AWS files', async (owner, code, runs) => {
  const asked: unknown[] = [];
  const { ran, terminal } = terminalWith({
    askService: (request, options) => noting(asked, { ...request, ...options }, statusOf(owner) as never),
  });
  const result = await terminal.run('uninstall', '--yes');
  expect(result.code).toBe(code);
  expect(ran).toHaveLength(runs);
  if (owner === 'app') expect(result.err).toContain('Quit it');
  else
    expect(asked).toEqual([
      { ask: 'status', anyEnvironment: true },
      { ask: 'stop', anyEnvironment: true },
    ]);
});

test('nothing is deleted before the process of the key service has ended, which removes its own files', async () => {
  const steps: unknown[] = [];
  const uninstaller: Engine['uninstaller'] = {
    plan: () => Promise.resolve(PLAN),
    run: () => noting(steps, 'run', PLAN),
  };
  const terminal = fakeTerminal(
    { uninstaller },
    {
      askService: ({ ask }) => noting(steps, ask, statusOf('background') as never),
      processEnded: (pid) => noting(steps, `${pid} ends`, true),
    },
  );
  expect((await terminal.run('uninstall', '--yes')).code).toBe(0);
  expect(steps).toEqual(['status', 'stop', '7 ends', 'run']);
});

test.each([
  ['does not end', { askService: () => Promise.resolve(statusOf('background') as never), ended: false }],
  ['says nothing', { askService: () => Promise.resolve({ noService: 'silent' as const }), ended: true }],
])('nothing is deleted where the key service %s', async (_how, { askService, ended }) => {
  const { ran, terminal } = terminalWith({ askService, processEnded: () => Promise.resolve(ended) });
  const result = await terminal.run('uninstall', '--yes');
  expect([result.code, ran]).toEqual([5, []]);
  expect(result.err).toContain('Another Daypass is busy');
});

test('where the app took over before the background service was stopped, it goes on', async () => {
  const { ran, terminal } = terminalWith({
    askService: ({ ask }) =>
      Promise.resolve(
        ask === 'status' ? statusOf('background') : { ok: false, code: 'serviceInApp', facts: {} },
      ) as never,
  });
  const result = await terminal.run('uninstall', '--yes');
  expect([result.code, ran]).toEqual([1, []]);
  expect(result.err).toContain('Quit it');
});
