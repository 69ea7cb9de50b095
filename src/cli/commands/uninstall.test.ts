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

test.each([
  ['app', 1, 0],
  ['background', 0, 1],
] as const)('where the %s runs the key service', async (owner, code, runs) => {
  const asked: unknown[] = [];
  const status = { owner, pid: 1, waiting: 0, startedAtMillis: 0, version: '1.2.3' };
  const { ran, terminal } = terminalWith({
    askService: (request) => noting(asked, request, { status } as never),
  });
  const result = await terminal.run('uninstall', '--yes');
  expect(result.code).toBe(code);
  expect(ran).toHaveLength(runs);
  if (owner === 'app') expect(result.err).toContain('Quit it');
  else expect(asked).toEqual([{ ask: 'status' }, { ask: 'stop' }]);
});
