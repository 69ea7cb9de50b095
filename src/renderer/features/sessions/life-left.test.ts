import { IDENTITY_CENTER, LEGACY_SSO } from '../../../shared/testing/sources.ts';
import { expect, test } from 'vitest';
import { HOUR_MILLIS, MINUTE_MILLIS, NOW_MILLIS, session } from '../../fixtures/sessions.ts';
import { portalLeft, tokenLeft } from './life-left.ts';

const ending = (leftMillis: number) =>
  ({ standing: { at: 'signedIn', expiresAtMillis: NOW_MILLIS + leftMillis, refreshable: true } }) as const;

test.each([
  ['renewed', IDENTITY_CENTER, 15 * MINUTE_MILLIS, 0.25],
  ['renewed', IDENTITY_CENTER, 7 * HOUR_MILLIS, 1],
  ['renewed', IDENTITY_CENTER, -MINUTE_MILLIS, 0],
  ['fixed', LEGACY_SSO, 2 * HOUR_MILLIS, 0.25],
] as const)('a %s token, %o, with %d ms left shows as %d', (_, can, leftMillis, left) => {
  expect(tokenLeft(session('acme', { can, ...ending(leftMillis) }), NOW_MILLIS)).toBe(left);
});

test('shows nothing of a token that is not there', () => {
  const never = { at: 'signedOut', reason: 'never' } as const;
  expect(tokenLeft(session('acme', { standing: never }), NOW_MILLIS)).toBeUndefined();
});

test('shows the portal session once both its ends are known', () => {
  const portalSinceMillis = NOW_MILLIS - 6 * HOUR_MILLIS;
  const portalEndsAtMillis = NOW_MILLIS + 2 * HOUR_MILLIS;
  expect(portalLeft(session('acme', { portalSinceMillis, portalEndsAtMillis }), NOW_MILLIS)).toBe(0.25);
  expect(portalLeft(session('acme', { portalEndsAtMillis }), NOW_MILLIS)).toBeUndefined();
  expect(
    portalLeft(session('acme', { portalSinceMillis, portalEndsAtMillis: portalSinceMillis }), NOW_MILLIS),
  ).toBeUndefined();
});
