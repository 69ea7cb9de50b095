import type { ErrorCode } from '../errors/error-codes.ts';
import { heldUntilMillis, isSignedIn, type ShownSessionState, type SignedOutReason } from './session-state.ts';

/** A session's state judged at a time. An expired token is never called live. */
export type SessionCondition =
  | { readonly is: 'signedIn' | 'expiring' | 'refreshing' | 'offline' | 'retrying'; readonly leftMillis: number }
  | { readonly is: 'registering' }
  /** Its sign-in waits until another session's sign-in has finished. */
  | { readonly is: 'queued' }
  /** The token has expired, but it may still be renewed without the person. `after` says what failed last, if anything did. */
  | { readonly is: 'renewing'; readonly after?: 'offline' | 'retrying' }
  | { readonly is: 'awaitingUser'; readonly userCode?: string }
  | { readonly is: 'signedOut'; readonly reason: SignedOutReason };

export type LiveCondition = Extract<SessionCondition, { readonly leftMillis: number }>;

/** A token with less time left than this, which can't be renewed or whose renewal failed, is `expiring`. */
export const EXPIRING_MILLIS = 15 * 60_000;

/** Judges a session's state at `nowMillis`. Every shell shows sessions by this function. */
export function sessionCondition(state: ShownSessionState, nowMillis: number): SessionCondition {
  if (state.at === 'signedOut') return { is: 'signedOut', reason: state.reason };
  if (state.at === 'queued' || state.at === 'registering') return { is: state.at };
  if (state.at === 'awaitingUser')
    return { is: 'awaitingUser', ...(state.userCode !== undefined && { userCode: state.userCode }) };

  const leftMillis = state.expiresAtMillis - nowMillis;
  const isSoon = leftMillis < EXPIRING_MILLIS;
  if (state.at === 'refreshing') return leftMillis > 0 ? { is: 'refreshing', leftMillis } : { is: 'renewing' };
  if (state.at === 'retrying') {
    const failure = isOfflineCode(state.code) ? 'offline' : 'retrying';
    return leftMillis > 0 ? { is: isSoon ? 'expiring' : failure, leftMillis } : { is: 'renewing', after: failure };
  }
  if (leftMillis > 0) return { is: isSoon && !state.refreshable ? 'expiring' : 'signedIn', leftMillis };
  return state.refreshable ? { is: 'renewing' } : { is: 'signedOut', reason: 'expired' };
}

/** Returns true if an error code means that AWS can't be reached: no network, or no answer in time. */
export function isOfflineCode(code: ErrorCode): boolean {
  return code === 'offline' || code === 'timedOut';
}

export function isLive(condition: SessionCondition): condition is LiveCondition {
  return 'leftMillis' in condition;
}

/** Returns true if only the person can bring the session back. */
export function needsSignIn(condition: SessionCondition): boolean {
  return condition.is === 'signedOut';
}

/** Returns true if the token has expired and its next use renews it without the person. */
export function renewsAtNextUse(condition: SessionCondition): boolean {
  return condition.is === 'renewing';
}

/** Returns true for a session that expired or that AWS ended. The person is likely to want it back. */
export function hasEnded(condition: SessionCondition): boolean {
  return condition.is === 'signedOut' && condition.reason !== 'never' && condition.reason !== 'byUser';
}

/** Returns true if keys can be issued now, also with the previous token while a new sign-in is under way. */
export function hasLiveToken(state: ShownSessionState, nowMillis: number): boolean {
  return nowMillis < (heldUntilMillis(state) ?? 0);
}

/**
 * Returns true if every session whose work Daypass retries reports that AWS can't be reached. The network is then
 * reported once for all. A failed sign-in doesn't count: nothing retries it.
 */
export function areAllOffline(
  sessions: readonly {
    readonly standing: ShownSessionState;
    readonly trouble?: { readonly code: ErrorCode };
    readonly listing: { readonly trouble?: { readonly code: ErrorCode } };
  }[],
): boolean {
  const codes = sessions
    .filter(({ standing }) => isSignedIn(standing))
    .map(({ standing, trouble, listing }) =>
      standing.at === 'retrying' ? standing.code : (trouble?.code ?? listing.trouble?.code),
    )
    .filter((code) => code !== undefined);
  return codes.length > 0 && codes.every(isOfflineCode);
}
