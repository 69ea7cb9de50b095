import { expect, test } from 'vitest';
import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { engineState, fakeEngine, memoryPreferences, NOW_MILLIS, ROLE } from '../testing/fake-shell.ts';
import { productionGuard, YES_HOLDS_MILLIS } from './production-guard.ts';

function setUp(settings: Partial<Settings> = {}, accountMarks: readonly AccountMark[] = []) {
  const account = { accountId: ROLE.accountId, accountName: 'Team Prod', emailAddress: '', roleNames: ['Admin'] };
  const engine = fakeEngine(engineState({ accounts: { corp: [account] }, accountMarks }));
  const preferences = memoryPreferences({ productionPattern: '*prod*', ...settings });
  const time = { nowMillis: NOW_MILLIS };
  const guard = productionGuard({ engine, preferences, clock: { nowMillis: () => time.nowMillis } });
  return { guard, time, preferences, engine };
}

const needed = expect.objectContaining({
  code: 'confirmationNeeded',
  facts: { account: 'Team Prod', accountId: ROLE.accountId },
});

test('asks for a production account, and not again for an hour after a yes, whatever the role', () => {
  const { guard, time } = setUp();
  expect(() => guard(ROLE, false)).toThrow(needed);
  expect(() => guard(ROLE, false)).toThrow(needed);
  guard(ROLE, true);
  time.nowMillis += YES_HOLDS_MILLIS - 1;
  guard({ ...ROLE, roleName: 'Other' }, false);
  time.nowMillis += 1;
  expect(() => guard(ROLE, false)).toThrow(needed);
});

test('a yes is for its account alone', () => {
  const { guard } = setUp({ productionPattern: '*' });
  guard(ROLE, true);
  expect(() => guard({ ...ROLE, accountId: '000000000000' }, false)).toThrow('confirmationNeeded');
  expect(() => guard({ ...ROLE, sourceId: 'other' }, false)).toThrow('confirmationNeeded');
});

test('a clock set back ends a yes', () => {
  const { guard, time } = setUp();
  guard(ROLE, true);
  time.nowMillis -= 1;
  expect(() => guard(ROLE, false)).toThrow(needed);
});

test('never asks when told not to, or for other accounts', () => {
  expect(() => setUp({ confirmProduction: false }).guard(ROLE, false)).not.toThrow();
  expect(() => setUp({ productionPattern: '' }).guard(ROLE, false)).not.toThrow();
});

test('what the person said of an account counts over the pattern', () => {
  const mark = { sourceId: 'corp', accountId: ROLE.accountId };
  expect(() => setUp({}, [{ ...mark, production: false }]).guard(ROLE, false)).not.toThrow();
  expect(() => setUp({ productionPattern: '' }, [{ ...mark, production: true }]).guard(ROLE, false)).toThrow(needed);
});

test('a change of the settings holds at once', () => {
  const { guard, preferences } = setUp();
  preferences.set({ confirmProduction: false });
  expect(() => guard(ROLE, false)).not.toThrow();
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a session may be named %s', (sourceId) => {
  expect(() => setUp().guard({ ...ROLE, sourceId }, false)).not.toThrow();
});
