import type { SamlAssertion, SamlRole } from './assertion.ts';
import { isLive } from './key-lifetimes.ts';
import type { StoredKeys, StoredSession } from './session-store.ts';
import type { SilentWay } from './sign-in/obtain-response.ts';

/** What a sign-in leaves: the keys that were issued, and the assertion's roles. */
export function signedInSession(
  { roles, expiresAtMillis, sessionSeconds }: SamlAssertion,
  keys: readonly StoredKeys[],
  renewsBy: SilentWay | undefined,
): StoredSession {
  return {
    endsAtMillis: Math.max(expiresAtMillis, ...keys.map(({ credentials }) => credentials.expiresAtMillis)),
    roles,
    ...(sessionSeconds !== undefined && { sessionSeconds }),
    keys,
    isSignedOutByUser: false,
    ...(renewsBy !== undefined && { renewsBy }),
  };
}

export function signedOutSession(nowMillis: number): StoredSession {
  return { endsAtMillis: nowMillis, roles: [], keys: [], isSignedOutByUser: true };
}

/** What a renewal without the person brought. A session that was signed out or removed meanwhile stays so. */
export function whileSignedIn(stored: StoredSession | undefined, renewed: StoredSession): StoredSession | undefined {
  return stored === undefined || stored.isSignedOutByUser ? stored : renewed;
}

/** Adds keys of one more role. A session that was signed out or removed meanwhile stays so. */
export function withKeys(
  session: StoredSession | undefined,
  minted: StoredKeys,
  assertion: SamlAssertion,
  nowMillis: number,
): StoredSession | undefined {
  if (!session || session.isSignedOutByUser) return session;
  const { expiresAtMillis } = minted.credentials;
  return {
    ...session,
    endsAtMillis: Math.max(session.endsAtMillis, assertion.expiresAtMillis, expiresAtMillis),
    keys: [...session.keys.filter((each) => each.roleArn !== minted.roleArn && isLive(each, nowMillis)), minted],
  };
}

export function withoutRenewal(session: StoredSession | undefined): StoredSession | undefined {
  if (!session) return undefined;
  const { renewsBy: _renewsBy, ...rest } = session;
  return rest;
}

/** Keys that live on beside new ones: those of production accounts are not renewed with the others. */
export function keysBeside(
  minted: readonly StoredKeys[],
  known: readonly StoredKeys[],
  roles: readonly SamlRole[],
  nowMillis: number,
): readonly StoredKeys[] {
  const isNew = new Set(minted.map(({ roleArn }) => roleArn));
  const isAllowed = new Set(roles.map(({ roleArn }) => roleArn));
  return known.filter((each) => !isNew.has(each.roleArn) && isAllowed.has(each.roleArn) && isLive(each, nowMillis));
}
