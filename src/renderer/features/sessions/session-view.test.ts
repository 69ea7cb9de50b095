import { describe, expect, test } from 'vitest';
import type { ShownSessionState } from '../../../shared/domain/session-state.ts';
import { MINUTE_MILLIS, NOW_MILLIS } from '../../fixtures/sessions.ts';
import { needsSignIn, sessionView } from './session-view.ts';

function look(standing: ShownSessionState, ends: { readonly portalEndsAtMillis?: number } = {}) {
  return sessionView({ standing, ...ends }, NOW_MILLIS, 'en');
}
const inMinutes = (minutes: number): number => NOW_MILLIS + minutes * MINUTE_MILLIS;

describe('how a standing looks', () => {
  test('is green and ticked, and says when to sign in again instead of when the token ends', () => {
    expect(look({ at: 'signedIn', expiresAtMillis: inMinutes(90), refreshable: true })).toEqual({
      shape: 'check',
      tone: 'good',
      state: 'Signed in',
      detail: 'renews itself',
    });
    const live = { at: 'signedIn', expiresAtMillis: inMinutes(90), refreshable: true } as const;
    expect(look(live, { portalEndsAtMillis: inMinutes(200) }).detail).toMatch(/^ends about \d+:\d[05]\s[AP]M$/);
    expect(look({ ...live, refreshable: false }).detail).toMatch(/^ends \d+:\d\d\s[AP]M$/);
  });

  test('is no longer green once its registration has ended: the token can’t be renewed any more', () => {
    const session = {
      standing: { at: 'signedIn', expiresAtMillis: inMinutes(90), refreshable: true },
      registrationEndsAtMillis: inMinutes(-1),
    } as const;
    expect(sessionView(session, NOW_MILLIS, 'en')).toMatchObject({
      tone: 'warn',
      detail: expect.stringMatching(/^ends /),
    });
  });

  test('warns of an end only where nothing will renew it', () => {
    expect(look({ at: 'signedIn', expiresAtMillis: inMinutes(5), refreshable: true }).tone).toBe('good');
    expect(look({ at: 'signedIn', expiresAtMillis: inMinutes(5), refreshable: false })).toMatchObject({
      shape: 'clock',
      tone: 'warn',
    });
  });

  test.each([
    [
      { at: 'signedIn', expiresAtMillis: NOW_MILLIS, refreshable: false },
      { shape: 'cross', tone: 'bad', state: 'Expired' },
    ],
    [
      { at: 'signedIn', expiresAtMillis: NOW_MILLIS, refreshable: true },
      { shape: 'dots', tone: 'good', state: 'Renewing…' },
    ],
    [
      { at: 'retrying', expiresAtMillis: NOW_MILLIS, retryAtMillis: inMinutes(1), code: 'offline' },
      { shape: 'triangle', tone: 'bad', state: 'Offline' },
    ],
  ] as const)('is not called live once its time is up, before main says so: %j', (standing, expected) => {
    expect(look(standing)).toEqual(expected);
    expect(needsSignIn(standing, NOW_MILLIS)).toBe(true);
    expect(needsSignIn(standing, NOW_MILLIS - 1)).toBe(false);
  });

  test('shows the reasons for being signed out in different ways', () => {
    const words = (['never', 'byUser', 'expired', 'revoked'] as const).map(
      (reason) => look({ at: 'signedOut', reason }).state,
    );
    expect(new Set(words).size).toBe(4);
  });

  test('warns a quarter of an hour before the end, as the tray and the command line do', () => {
    const signedIn = (minutes: number) =>
      look({ at: 'signedIn', expiresAtMillis: inMinutes(minutes), refreshable: false }).state;
    expect([signedIn(16), signedIn(14), signedIn(12)]).toEqual(['Signed in', 'Expires soon', 'Expires soon']);
    const retrying = { at: 'retrying', expiresAtMillis: inMinutes(14), retryAtMillis: inMinutes(1) } as const;
    expect(look({ ...retrying, code: 'throttled' })).toMatchObject({
      shape: 'clock',
      tone: 'warn',
      state: 'Expires soon',
    });
  });

  test('says offline where the network is what failed', () => {
    const retrying = { at: 'retrying', expiresAtMillis: inMinutes(20), retryAtMillis: inMinutes(1) } as const;
    expect(look({ ...retrying, code: 'offline' }).state).toBe('Offline');
    expect(look({ ...retrying, code: 'timedOut' }).state).toBe('Offline');
    expect(look({ ...retrying, code: 'throttled' }).state).toBe('Trying again');
  });
});
