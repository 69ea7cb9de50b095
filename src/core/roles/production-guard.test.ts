import { describe, expect, test } from 'vitest';
import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import { PURPOSES } from '../../shared/domain/activity.ts';
import { CONFIRMED_FOR_MILLIS, productionGuard, type GuardSettings } from './production-guard.ts';

const ROLE = { sourceId: 'corp', accountId: '123456789012', roleName: 'Admin' };
const NOW_MILLIS = Date.UTC(2026, 0, 5, 9, 0, 0);

function setUp(change: Partial<GuardSettings> = {}, mark?: Pick<AccountMark, 'production'>, ...accountNames: string[]) {
  if (accountNames.length === 0) accountNames.push('Team Prod');
  const settings = { confirmProduction: true, guardTools: false, productionPattern: '*prod*', ...change };
  const time = { nowMillis: NOW_MILLIS };
  const guard = productionGuard({
    clock: { nowMillis: () => time.nowMillis },
    settings: { now: () => settings },
    accountOf: () => ({ accountNames: accountNames.filter((name) => name !== ''), isNamed: true, mark }),
    fetchNames: () => Promise.reject(new Error('not expected to be asked')),
  });
  return { guard, time, settings };
}

const needed = expect.objectContaining({
  code: 'productionNotConfirmed',
  facts: { account: 'Team Prod', accountId: ROLE.accountId, roleName: 'Admin' },
});

test('asks for a production account, and not again for an hour after a confirmation, whatever the role', async () => {
  const { guard, time } = setUp();
  await expect(guard(ROLE, 'clipboard', false)).rejects.toEqual(needed);
  await expect(guard(ROLE, 'clipboard', false)).rejects.toEqual(needed);
  await guard(ROLE, 'clipboard', true);
  time.nowMillis += CONFIRMED_FOR_MILLIS - 1;
  await guard({ ...ROLE, roleName: 'Other' }, 'export', false);
  time.nowMillis += 1;
  await expect(guard(ROLE, 'clipboard', false)).rejects.toEqual(needed);
});

test.each([
  [{}, ['clipboard', 'export', 'file', 'console']],
  [{ guardTools: true }, [...PURPOSES]],
  [{ guardTools: true, confirmProduction: false }, ['exec', 'process', 'container']],
  [{ confirmProduction: false }, []],
  [{ productionPattern: '', guardTools: true }, []],
])('with %j these purposes are asked about: %j', async (change, asked) => {
  const refused: string[] = [];
  for (const purpose of PURPOSES)
    await setUp(change)
      .guard(ROLE, purpose, false)
      .catch(() => refused.push(purpose));
  expect(refused.toSorted()).toEqual([...asked].toSorted());
});

test('what the person confirmed for a copy does not let tools in, nor the other way round', async () => {
  const { guard } = setUp({ guardTools: true });
  await guard(ROLE, 'clipboard', true);
  await expect(guard(ROLE, 'process', false)).rejects.toEqual(needed);
  const other = setUp({ guardTools: true });
  await other.guard(ROLE, 'process', true);
  await other.guard(ROLE, 'container', false);
  await expect(other.guard(ROLE, 'clipboard', false)).rejects.toEqual(needed);
});

test('a confirmation for once is remembered by nobody', async () => {
  const { guard } = setUp({ guardTools: true });
  await guard(ROLE, 'process', 'once');
  await expect(guard(ROLE, 'process', false)).rejects.toEqual(needed);
});

test('a confirmation is for its account alone', async () => {
  const { guard } = setUp({ productionPattern: '*' });
  await guard(ROLE, 'export', true);
  await expect(guard({ ...ROLE, accountId: '000000000000' }, 'export', false)).rejects.toThrow(
    'productionNotConfirmed',
  );
  await expect(guard({ ...ROLE, sourceId: 'other' }, 'export', false)).rejects.toThrow('productionNotConfirmed');
});

test('a clock set back ends a confirmation', async () => {
  const { guard, time } = setUp();
  await guard(ROLE, 'file', true);
  time.nowMillis -= 1;
  await expect(guard(ROLE, 'file', false)).rejects.toEqual(needed);
});

test('what the person noted about an account counts over the pattern', async () => {
  await setUp({}, { production: false }).guard(ROLE, 'export', false);
  await expect(setUp({ productionPattern: '' }, { production: true }).guard(ROLE, 'export', false)).rejects.toEqual(
    needed,
  );
});

test('an account whose name is not known goes by its number', async () => {
  const asked = setUp({ productionPattern: '1234*' }, undefined, '').guard(ROLE, 'export', false);
  await expect(asked).rejects.toHaveProperty('facts', { accountId: ROLE.accountId, roleName: 'Admin' });
});

describe('an account whose name its source may still tell', () => {
  const COULD_NOT = async () => false;

  /** `names` is what there is to know. It is known once it was fetched. */
  function open(names: readonly string[], mark?: Pick<AccountMark, 'production'>, fetchNames?: () => Promise<boolean>) {
    const state = { fetched: 0, productionPattern: '*prod*' };
    const guard = productionGuard({
      clock: { nowMillis: () => NOW_MILLIS },
      settings: {
        now: () => ({ confirmProduction: true, guardTools: false, productionPattern: state.productionPattern }),
      },
      accountOf: () => ({
        accountNames: state.fetched > 0 ? names : [],
        isNamed: state.fetched > 0 && names.length > 0,
        mark,
      }),
      fetchNames: () => {
        if (fetchNames) return fetchNames();
        state.fetched += 1;
        return Promise.resolve(true);
      },
    });
    return { guard, state };
  }

  test('is judged by its name, which is asked for once', async () => {
    await expect(open(['Team Prod']).guard(ROLE, 'clipboard', false)).rejects.toEqual(needed);
    const { guard, state } = open(['Team']);
    await guard(ROLE, 'clipboard', false);
    await guard(ROLE, 'clipboard', false);
    expect(state.fetched).toBe(1);
  });

  test('is asked about where the name can’t be had, and says so', async () => {
    const { guard } = open([], undefined, COULD_NOT);
    const facts = { accountId: ROLE.accountId, roleName: 'Admin', reason: 'nameUnknown' };
    await expect(guard(ROLE, 'clipboard', false)).rejects.toMatchObject({ code: 'productionNotConfirmed', facts });
    await guard(ROLE, 'clipboard', true);
    await guard(ROLE, 'clipboard', false);
  });

  test('is not asked about once its source has told all names it has', async () => {
    await expect(open([]).guard(ROLE, 'clipboard', false)).resolves.toBeUndefined();
  });

  test('is not asked for by a tool that is not guarded, without a pattern, or where the person has said what it is', async () => {
    const [tool, unset, marked] = [open(['a']), open(['a']), open(['a'], { production: false })];
    unset.state.productionPattern = ' ';
    await tool.guard(ROLE, 'process', false);
    await unset.guard(ROLE, 'clipboard', false);
    await marked.guard(ROLE, 'clipboard', false);
    expect([tool, unset, marked].map(({ state }) => state.fetched)).toEqual([0, 0, 0]);
  });
});

test('one of several names that fits is enough', async () => {
  await expect(setUp({}, undefined, 'Team', 'Team Prod').guard(ROLE, 'export', false)).rejects.toHaveProperty('facts', {
    account: 'Team',
    accountId: ROLE.accountId,
    roleName: 'Admin',
  });
});

test('a change of the settings holds at once', async () => {
  const { guard, settings } = setUp();
  await expect(guard(ROLE, 'clipboard', false)).rejects.toEqual(needed);
  settings.confirmProduction = false;
  await guard(ROLE, 'clipboard', false);
});
