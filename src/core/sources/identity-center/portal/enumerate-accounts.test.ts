import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { Pacer } from './pacer.ts';
import { Secret } from '../../../secret.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import { enumerateAccounts } from './enumerate-accounts.ts';

const token = new Secret('fake');

function setUp(rolesOf: (accountId: string) => readonly string[], accountIds: readonly string[]) {
  const time = new VirtualTime();
  const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0.5 };
  const pacer = new Pacer({ clock: time, alarm: time, random });
  const portal = {
    accountsPage: async (_token: Secret, next = '0') => {
      await time.sleep(5);
      const from = Number(next);
      const items = accountIds
        .slice(from, from + 3)
        .map((accountId) => ({ accountId, accountName: '', emailAddress: '' }));
      return { items, ...(from + 3 < accountIds.length && { nextToken: String(from + 3) }) };
    },
    rolesPage: async (_token: Secret, accountId: string) => {
      await time.sleep(5);
      return { items: rolesOf(accountId) };
    },
  };
  return { time, pacer, portal };
}

describe('enumerating accounts', () => {
  const ids = Array.from({ length: 10 }, (_, index) => `a${index}`);

  test('keeps AWS order, drops repeats, sorts roles, and tells how far it has come', async () => {
    const { time, pacer, portal } = setUp(() => ['b', 'a', 'b'], [...ids, 'a0']);
    const seen: string[] = [];
    const listing = enumerateAccounts(portal, pacer, token, {
      onPage: ({ accountsListed, accountsTotal }) => seen.push(`${accountsListed}/${accountsTotal ?? '?'}`),
    });
    const accounts = await time.runUntilSettled(listing, 5);
    expect(accounts.map(({ accountId }) => accountId)).toEqual(ids);
    expect(accounts[0]?.roleNames).toEqual(['a', 'b']);
    expect(seen.at(-1)).toBe('10/10');
    // How many there are is known before the first of them has its roles.
    expect(seen[0]).toBe('0/10');
  });

  test('counts an account taken away meanwhile as one without roles', async () => {
    const gone = (accountId: string) => {
      if (accountId === 'a4') throw new DaypassError('noAccess');
      return ['x'];
    };
    const { time, pacer, portal } = setUp(gone, ids);
    const accounts = await time.runUntilSettled(enumerateAccounts(portal, pacer, token), 5);
    expect(accounts.filter(({ roleNames }) => roleNames.length === 0).map(({ accountId }) => accountId)).toEqual([
      'a4',
    ]);
  });

  test('ends with the first failure that does not pass, and starts nothing more', async () => {
    const failing = (accountId: string) => {
      if (accountId === 'a1') throw new DaypassError('offline');
      return ['x'];
    };
    const { time, pacer, portal } = setUp(failing, ids);
    await expect(time.runUntilSettled(enumerateAccounts(portal, pacer, token), 5)).rejects.toMatchObject({
      code: 'offline',
    });
    await time.advance(120_000);
    expect(time.pendingCount).toBe(0);
  });

  test.each([
    ['pages', 1_000, 1],
    ['accounts', 1, 50_001],
  ])('ends with a word where the %s do not', async (_what, mostPages, perPage) => {
    const { time, pacer, portal } = setUp(() => [], ids);
    let pages = 0;
    const account = (number: number) => ({ accountId: `a${number}`, accountName: '', emailAddress: '' });
    const endless = {
      ...portal,
      accountsPage: async () => {
        pages += 1;
        const items = Array.from({ length: perPage }, (_, index) => account((pages - 1) * perPage + index));
        return { items, nextToken: String(pages) };
      },
      rolesPage: async () => ({ items: [] }),
    };
    const failure = { code: 'unexpectedAnswer', facts: { reason: 'endless' } };
    await expect(time.runUntilSettled(enumerateAccounts(endless, pacer, token), 5)).rejects.toMatchObject(failure);
    expect(pages).toBeLessThanOrEqual(mostPages);
  });

  test('does not follow an endless chain of the same next token', async () => {
    const { time, pacer, portal } = setUp(() => [], ids);
    const endless = { ...portal, accountsPage: async () => ({ items: [], nextToken: 'again' }) };
    await expect(time.runUntilSettled(enumerateAccounts(endless, pacer, token), 5)).rejects.toMatchObject({
      code: 'unexpectedAnswer',
    });
  });
});
