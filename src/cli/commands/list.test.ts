import { KINDS } from '../../shared/testing/sources.ts';
import { expect, test } from 'vitest';
import type { ListedAccounts } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { account, engineState, fakeTerminal, MINUTE, noting, NOW } from '../testing/fake-terminal.ts';

const never = { at: 'signedOut', reason: 'never' } as const;
const state = engineState([
  ['corp', never],
  ['beta', never],
]);
const listed: ListedAccounts = {
  accounts: [account('111122223333', '本番', ['Admin', 'ReadOnly']), account('222233334444', '', ['Ad\nmin'])],
  asOfMillis: NOW,
};

test('a table with safe names', async () => {
  const engine = { listAccounts: () => Promise.resolve(listed) };
  expect(await fakeTerminal(engine).run('list', '--session', 'corp')).toStrictEqual({
    code: 0,
    out: [
      'SESSION  ACCOUNT       NAME  E-MAIL                    ROLE',
      'corp     111122223333  本番  111122223333@example.com  Admin',
      'corp     111122223333  本番  111122223333@example.com  ReadOnly',
      'corp     222233334444  -     222233334444@example.com  Ad min',
      '',
    ].join('\n'),
    err: '',
  });
});

test('--json keeps names as they are; sessions not signed in to are named on stderr', async () => {
  const engine = {
    state,
    listAccounts: (name: string) =>
      name === 'corp' ? Promise.resolve(listed) : Promise.reject(new DaypassError('signInNeeded', { session: name })),
  };
  const { code, out, err } = await fakeTerminal(engine).run('list', '--json');
  expect({ code, err }).toStrictEqual({
    code: 0,
    err: 'Not signed in to beta: left out. Sign in: daypass login beta\n',
  });
  const row = (accountId: string, accountName: string, roleName: string) => ({
    session: 'corp',
    accountId,
    accountName,
    emailAddress: `${accountId}@example.com`,
    roleName,
  });
  expect(JSON.parse(out)).toStrictEqual([
    row('111122223333', '本番', 'Admin'),
    row('111122223333', '本番', 'ReadOnly'),
    row('222233334444', '', 'Ad\nmin'),
  ]);
});

test('no session signed in to: 3', async () => {
  const engine = { state, listAccounts: () => Promise.reject(new DaypassError('signInNeeded')) };
  expect(await fakeTerminal(engine).run('list')).toStrictEqual({
    code: 3,
    out: '',
    err: 'Not signed in to corp: left out. Sign in: daypass login corp\nNot signed in to beta: left out. Sign in: daypass login beta\n',
  });
});

test('what fails otherwise is told, the rest is listed, and the code says so', async () => {
  const engine = {
    state,
    listAccounts: (name: string) =>
      name === 'corp' ? Promise.resolve(listed) : Promise.reject(new DaypassError('offline')),
  };
  expect(await fakeTerminal(engine).run('list')).toMatchObject({
    code: 1,
    out: expect.stringContaining('ReadOnly'),
    err: expect.stringMatching(/^daypass: AWS cannot be reached\. /),
  });
});

test('an older list says how old it is, and --refresh asks for a new one', async () => {
  const asked: unknown[] = [];
  const engine = {
    listAccounts: (_name: string, options?: { refresh?: boolean }) =>
      noting(asked, options, { ...listed, asOfMillis: NOW - 5 * MINUTE }),
  };
  const { err } = await fakeTerminal(engine).run('list', '--session', 'corp');
  expect(err).toBe('corp: as of 5 min ago. Ask AWS again with --refresh.\n');
  await fakeTerminal(engine).run('list', '--session', 'corp', '--refresh');
  expect(asked).toStrictEqual([{ refresh: false }, { refresh: true }]);
});

test('nothing assigned, no sessions', async () => {
  const engine = { listAccounts: () => Promise.resolve({ accounts: [], asOfMillis: NOW }) };
  expect((await fakeTerminal(engine).run('list', '--session', 'corp')).out).toBe('No accounts are assigned to you.\n');
  expect((await fakeTerminal(engine).run('list', '--session', 'corp', '--json')).out).toBe('[]\n');
  expect(await fakeTerminal().run('list')).toMatchObject({ code: 7, out: '' });
});

test.each(KINDS)('%s: its roles are listed under its id', async (_, info) => {
  const [live] = engineState([['x', { at: 'signedIn', expiresAtMillis: NOW + MINUTE, refreshable: false }]]).sessions;
  if (!live) throw new Error('The state has a source.');
  const engine = {
    state: engineState([], { sessions: [{ ...live, session: info }] }),
    listAccounts: () => Promise.resolve({ accounts: [account('111122223333', 'prod', ['Admin'])], asOfMillis: NOW }),
  };
  const ran = await fakeTerminal(engine).run('list', '--json');
  expect(JSON.parse(ran.out)).toMatchObject([{ session: info.id, accountId: '111122223333', roleName: 'Admin' }]);
});

test('assumed roles follow, with what they come from and without a session of their own', async () => {
  const assumed = {
    sourceId: 'assumed-role:spoke',
    accountId: '111122223333',
    roleName: 'Spoke',
    profileName: 'spoke',
    comesFrom: { by: 'sourceProfile', profileName: 'hub' },
    baseSourceId: 'corp',
    homeSourceId: 'corp',
  } as const;
  const withAssumed = engineState([['corp', never]], { assumedRoles: [assumed] });
  const engine = { state: withAssumed, listAccounts: () => Promise.resolve(listed) };
  const { out } = await fakeTerminal(engine).run('list');
  expect(out.split('\n').at(-2)).toBe(
    'profile spoke  111122223333  本番  -                         Spoke (by source_profile hub)',
  );
  const json = JSON.parse((await fakeTerminal(engine).run('list', '--json')).out);
  expect(json.at(-1)).toMatchObject({ session: 'corp', roleName: 'Spoke', profile: 'spoke', sourceProfile: 'hub' });
});

test('static keys need no session: assumed roles alone are a list', async () => {
  const assumed = {
    sourceId: 'assumed-role:audit',
    accountId: '999988887777',
    roleName: 'Audit',
    profileName: 'audit',
    comesFrom: { by: 'environment' },
    homeSourceId: 'assumed-role:',
  } as const;
  const { code, out } = await fakeTerminal({ state: engineState([], { assumedRoles: [assumed] }) }).run('list');
  expect(code).toBe(0);
  expect(out).toContain('Audit (by the environment’s keys)');
});
