import { describe, expect, test } from 'vitest';
import {
  areAllOffline,
  EXPIRING_MILLIS,
  hasEnded,
  hasLiveToken,
  isLive,
  needsSignIn,
  renewsAtNextUse,
  sessionCondition,
} from './session-condition.ts';
import { isHeld, isSignedIn, isSigningIn, type ShownSessionState } from './session-state.ts';

const NOW = 1_795_176_000_000;
const MINUTE = 60_000;
const signedIn = (leftMillis: number, refreshable: boolean): ShownSessionState => ({
  at: 'signedIn',
  expiresAtMillis: NOW + leftMillis,
  refreshable,
});
const retrying = (leftMillis: number, code: 'offline' | 'timedOut' | 'throttled'): ShownSessionState => ({
  at: 'retrying',
  expiresAtMillis: NOW + leftMillis,
  retryAtMillis: NOW + 1000,
  code,
});
const judged = (state: ShownSessionState) => sessionCondition(state, NOW).is;

test.each([
  [signedIn(EXPIRING_MILLIS, false), 'signedIn'],
  [signedIn(EXPIRING_MILLIS - 1, false), 'expiring'],
  [signedIn(12 * MINUTE, false), 'expiring'],
  [signedIn(MINUTE, true), 'signedIn'],
  [signedIn(0, true), 'renewing'],
  [signedIn(0, false), 'signedOut'],
  [retrying(16 * MINUTE, 'offline'), 'offline'],
  [retrying(16 * MINUTE, 'timedOut'), 'offline'],
  [retrying(16 * MINUTE, 'throttled'), 'retrying'],
  [retrying(14 * MINUTE, 'throttled'), 'expiring'],
  [retrying(14 * MINUTE, 'offline'), 'expiring'],
  [{ at: 'refreshing', expiresAtMillis: NOW + MINUTE }, 'refreshing'],
  [{ at: 'refreshing', expiresAtMillis: NOW }, 'renewing'],
  [{ at: 'queued' }, 'queued'],
  [{ at: 'registering' }, 'registering'],
] as const)('%j is %s', (state, expected) => expect(judged(state)).toBe(expected));

test('an expired token that Daypass failed to renew says why', () => {
  expect(sessionCondition(retrying(0, 'timedOut'), NOW)).toStrictEqual({ is: 'renewing', after: 'offline' });
  expect(sessionCondition(retrying(0, 'throttled'), NOW)).toStrictEqual({ is: 'renewing', after: 'retrying' });
});

test('only an ended token that nothing can renew needs a sign-in', () => {
  const condition = (state: ShownSessionState) => sessionCondition(state, NOW);
  expect(needsSignIn(condition(signedIn(0, false)))).toBe(true);
  expect(needsSignIn(condition(signedIn(0, true)))).toBe(false);
  expect(renewsAtNextUse(condition(signedIn(0, true)))).toBe(true);
  expect(isLive(condition(signedIn(1, false)))).toBe(true);
  expect(hasEnded(condition({ at: 'signedOut', reason: 'revoked' }))).toBe(true);
  expect(hasEnded(condition({ at: 'signedOut', reason: 'byUser' }))).toBe(false);
});

describe('a token during a new sign-in', () => {
  const again: ShownSessionState = { at: 'registering', heldUntilMillis: NOW + MINUTE };

  test('is held, although the session is not signed in', () => {
    expect([isHeld(again), isSigningIn(again), isSignedIn(again)]).toStrictEqual([true, true, false]);
    expect(isHeld({ at: 'queued' })).toBe(false);
    expect(isHeld({ at: 'signedOut', reason: 'byUser' })).toBe(false);
  });

  test('issues keys until it expires', () => {
    expect(hasLiveToken(again, NOW)).toBe(true);
    expect(hasLiveToken(again, NOW + MINUTE)).toBe(false);
    expect(hasLiveToken({ at: 'queued' }, NOW)).toBe(false);
  });
});

describe('the network', () => {
  const listing = {};

  test('is offline if every retried session reports it, with or without an answer in time', () => {
    const offline = { standing: retrying(MINUTE, 'offline'), listing };
    const slow = { standing: retrying(MINUTE, 'timedOut'), listing };
    expect(areAllOffline([offline, slow])).toBe(true);
    expect(areAllOffline([{ standing: signedIn(MINUTE, true), listing: { trouble: { code: 'timedOut' } } }])).toBe(
      true,
    );
    expect(areAllOffline([offline, { standing: retrying(MINUTE, 'throttled'), listing }])).toBe(false);
  });

  test('is not judged by a failed sign-in', () => {
    const failed = { standing: { at: 'signedOut', reason: 'never' }, trouble: { code: 'offline' }, listing } as const;
    expect(areAllOffline([failed])).toBe(false);
    expect(areAllOffline([])).toBe(false);
  });
});
