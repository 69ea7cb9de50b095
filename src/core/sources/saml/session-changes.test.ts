import { describe, expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import {
  keysBeside,
  signedInSession,
  signedOutSession,
  whileSignedIn,
  withKeys,
  withoutRenewal,
} from './session-changes.ts';

const HOUR = 3_600_000;
const NOW = 1_000_000_000_000;

const role = (roleName: string) => ({
  accountId: '111122223333',
  roleName,
  roleArn: `arn:aws:iam::111122223333:role/${roleName}`,
  providerArn: 'arn:aws:iam::111122223333:saml-provider/Idp',
});
const [reader, writer] = [role('Reader'), role('Writer')];
const assertion = {
  roles: [reader, writer],
  sessionName: 'person',
  expiresAtMillis: NOW + 300_000,
};

/** Keys that end so long after now. */
function keysOf({ roleArn }: { readonly roleArn: string }, endsInMillis: number) {
  const secrets = { secretAccessKey: new Secret('fake-secret'), sessionToken: new Secret('fake-token') };
  const expiresAtMillis = NOW + endsInMillis;
  const credentials = { accountId: '111122223333', accessKeyId: 'AKIAFAKE', ...secrets, expiresAtMillis };
  return { roleArn, credentials, mintedAtMillis: NOW - HOUR };
}

describe('a sign-in', () => {
  test('lasts as long as the last of its keys, or as its assertion', () => {
    const keys = [keysOf(reader, 2 * HOUR), keysOf(writer, HOUR)];
    expect(signedInSession(assertion, keys, undefined)).toStrictEqual({
      endsAtMillis: NOW + 2 * HOUR,
      roles: assertion.roles,
      keys,
      isSignedOutByUser: false,
    });
    expect(signedInSession(assertion, [], undefined).endsAtMillis).toBe(assertion.expiresAtMillis);
  });

  test('stores the session’s length and what renews it', () => {
    const session = signedInSession({ ...assertion, sessionSeconds: 7200 }, [], 'signInWindow');
    expect(session).toMatchObject({ sessionSeconds: 7200, renewsBy: 'signInWindow' });
    expect(withoutRenewal(session)).not.toHaveProperty('renewsBy');
    expect(withoutRenewal(session)).toMatchObject({ sessionSeconds: 7200 });
    expect(withoutRenewal(undefined)).toBeUndefined();
  });
});

describe('keys of one more role', () => {
  const session = signedInSession(assertion, [keysOf(reader, HOUR), keysOf(writer, -1)], undefined);

  test('take the place of the role’s earlier ones, and of expired ones', () => {
    const minted = keysOf(reader, 2 * HOUR);
    expect(withKeys(session, minted, assertion, NOW)).toStrictEqual({
      ...session,
      endsAtMillis: NOW + 2 * HOUR,
      keys: [minted],
    });
    const other = keysOf(writer, 600_000);
    expect(withKeys(session, other, assertion, NOW)).toStrictEqual({
      ...session,
      keys: [keysOf(reader, HOUR), other],
    });
  });

  test('last as long as the assertion brings others', () => {
    const later = { ...assertion, expiresAtMillis: NOW + 3 * HOUR };
    expect(withKeys(session, keysOf(writer, HOUR), later, NOW)?.endsAtMillis).toBe(NOW + 3 * HOUR);
  });

  test('bring back no session that was signed out or removed meanwhile', () => {
    const signedOut = signedOutSession(NOW);
    expect(signedOut).toStrictEqual({ endsAtMillis: NOW, roles: [], keys: [], isSignedOutByUser: true });
    expect(withKeys(signedOut, keysOf(reader, HOUR), assertion, NOW)).toBe(signedOut);
    expect(withKeys(undefined, keysOf(reader, HOUR), assertion, NOW)).toBeUndefined();
  });
});

test('a renewal brings back no session that was signed out or removed meanwhile', () => {
  const [before, renewed, signedOut] = [
    signedInSession(assertion, [keysOf(reader, HOUR)], undefined),
    signedInSession(assertion, [keysOf(reader, 2 * HOUR)], undefined),
    signedOutSession(NOW),
  ];
  expect(whileSignedIn(before, renewed)).toBe(renewed);
  expect(whileSignedIn(signedOut, renewed)).toBe(signedOut);
  expect(whileSignedIn(undefined, renewed)).toBeUndefined();
});

test('beside new keys only those live on that are another role’s, not expired, and still allowed', () => {
  const [known, expired, gone] = [keysOf(writer, HOUR), keysOf(writer, 0), keysOf(role('Gone'), HOUR)];
  const all = [keysOf(reader, HOUR), known, expired, gone];
  expect(keysBeside([keysOf(reader, 2 * HOUR)], all, assertion.roles, NOW)).toEqual([known]);
});
