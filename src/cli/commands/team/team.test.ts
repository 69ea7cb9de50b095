import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { TeamsApi } from '../../../core/index.ts';
import { fakeTerminal, noting, NOW } from '../../testing/fake-terminal.ts';

const PLAN: Awaited<ReturnType<TeamsApi['planAdd']>> = {
  from: { by: 'team', name: 'acme' },
  team: 'acme',
  readFrom: ['https://example.test/team.yaml'],
  edit: { files: [], warnings: [], added: [], changed: [], removed: [], fingerprint: 'edit' },
  sessions: ['corp'],
  own: [{ change: 'productionPattern', before: '', after: '*prod*' }],
  dropped: [{ change: 'productionPattern', before: '', after: '*live*' }],
  leftOut: [],
  fingerprint: 'all',
};

function terminalWith(teams: Partial<TeamsApi> = {}) {
  const asked: unknown[][] = [];
  const whole: TeamsApi = {
    planAdd: (address) => noting(asked, ['planAdd', address], PLAN),
    add: (...args) => noting(asked, ['add', ...args], PLAN),
    list: () => Promise.resolve([{ name: 'acme', address: '/team', addedAtMillis: NOW }]),
    planSync: (name) => noting(asked, ['planSync', name], PLAN),
    sync: (...args) => noting(asked, ['sync', ...args], PLAN),
    remove: (name) => noting(asked, ['remove', name], undefined),
    ...teams,
  };
  return { asked, terminal: fakeTerminal({ teams: whole }) };
}

test('one line adds what colleagues share, and says what to do next', async () => {
  const { asked, terminal } = terminalWith();
  const { code, out } = await terminal.run('team', 'add', 'https://example.test/team.yaml', '--yes');
  expect(code).toBe(0);
  expect(asked.at(-1)).toEqual(['add', 'https://example.test/team.yaml', { fingerprint: 'all', lookAgain: true }]);
  expect(out).toContain('  - Production accounts: *live*\n  + Production accounts: *prod*\n');
  expect(out).toContain('daypass team remove acme');
  expect(out).toContain('daypass login corp');
});

test('what takes accounts out of the production guard is asked about, whatever --yes says', async () => {
  const own = [{ change: 'productionPattern', before: '*prod*', after: 'none' }] as const;
  const { asked, terminal } = terminalWith({ planSync: () => Promise.resolve({ ...PLAN, own, dropped: [] }) });
  const { code, out, err } = await terminal.run('team', 'sync', '--yes');
  expect(code).toBe(6);
  expect(asked.filter(([name]) => name === 'sync')).toEqual([]);
  expect(out).toContain('Production accounts: none (instead of *prod*)');
  expect(err).toContain('no longer count as production');
  expect((await terminal.run('team', 'sync', '--yes', '--json')).code).toBe(6);
});

test('a path counts from the working folder, and nothing happens without a yes', async () => {
  const { asked, terminal } = terminalWith();
  expect((await terminal.run('team', 'add', 'checkout')).code).toBe(6);
  expect(new Set(asked.map((call) => JSON.stringify(call)))).toEqual(
    new Set([JSON.stringify(['planAdd', resolve('checkout')])]),
  );
});

test('a sync without a name is about every team file', async () => {
  const { asked, terminal } = terminalWith();
  await terminal.run('team', 'sync', '--yes');
  expect(asked).toEqual([
    ['planSync', 'acme'],
    ['sync', 'acme', { fingerprint: 'all', lookAgain: true }],
  ]);
});

test('the list is for people and for programs', async () => {
  expect((await terminalWith().terminal.run('team', 'list')).out).toBe('TEAM  ADDRESS\nacme  /team\n');
  const { out } = await terminalWith().terminal.run('team', 'list', '--json');
  expect(JSON.parse(out)).toEqual({ teams: [{ name: 'acme', address: '/team', addedAt: '2026-11-20T12:00:00Z' }] });
  const none = terminalWith({ list: () => Promise.resolve([]) });
  expect((await none.terminal.run('team', 'list')).out).toContain('daypass team add');
});

test('a team file is removed by its name', async () => {
  const { asked, terminal } = terminalWith();
  expect((await terminal.run('team', 'remove', 'acme')).out).toContain('acme');
  expect(asked).toEqual([['remove', 'acme']]);
});
