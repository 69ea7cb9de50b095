import type { ErrorCode } from '../../shared/error-codes.ts';
import type { SessionStanding, SignedOutReason, SignInFlow } from '../../shared/snapshots.ts';

/**
 * One SSO session's life as a pure machine: state and event in, state and effects out. Every instant is absolute
 * epoch milliseconds. Its invariants: at most one refresh in flight; a passing failure never ends a token that can
 * still be refreshed; a sign-in starts only by a person's `signInAsked`; an answer to a stale attempt is dropped.
 */

/** What matters about a token here. The token itself stays in its file. */
export interface TokenFacts {
  readonly expiresAtMillis: number;
  readonly refreshable: boolean;
  /** When to renew it; set by `refreshDueMillis`. Meaningless where it isn't refreshable. */
  readonly dueAtMillis: number;
}

/** What a sign-in in progress falls back to when it ends without a token. */
type Before = TokenFacts | Extract<MachineState, { readonly at: 'signedOut' }>;

export type MachineState =
  | {
      readonly at: 'signedOut';
      readonly reason: SignedOutReason;
      readonly expiredAtMillis?: number;
      /** Expiry of the token AWS refused to renew: seeing that one again in its file changes nothing. */
      readonly refusedExpiresAtMillis?: number;
    }
  | { readonly at: 'registering'; readonly attempt: number; readonly flow: SignInFlow; readonly before: Before }
  | {
      readonly at: 'awaitingUser';
      readonly attempt: number;
      readonly flow: SignInFlow;
      readonly url: string;
      readonly userCode?: string;
      readonly deadlineMillis: number;
      readonly before: Before;
    }
  | { readonly at: 'signedIn'; readonly token: TokenFacts }
  | { readonly at: 'refreshing'; readonly prior: TokenFacts; readonly failures: number }
  | {
      readonly at: 'retrying';
      readonly prior: TokenFacts;
      readonly failures: number;
      readonly retryAtMillis: number;
      readonly code: ErrorCode;
    };

export type MachineEvent =
  /** The token file was read: what is in it, or null where there is none that can be used. */
  | { readonly type: 'tokenSeen'; readonly token: TokenFacts | null }
  | { readonly type: 'signInAsked'; readonly attempt: number; readonly flow: SignInFlow }
  | {
      readonly type: 'promptShown';
      readonly attempt: number;
      readonly url: string;
      readonly userCode?: string;
      readonly deadlineMillis: number;
    }
  | { readonly type: 'signInSucceeded'; readonly attempt: number; readonly token: TokenFacts }
  | { readonly type: 'signInEnded'; readonly attempt: number }
  | { readonly type: 'tick' }
  | { readonly type: 'refreshSucceeded'; readonly token: TokenFacts }
  /** A failure that may pass. `jitter` in [0, 1) spreads the retries. */
  | { readonly type: 'refreshFailed'; readonly code: ErrorCode; readonly jitter: number }
  /** AWS refuses the refresh token for good: the portal session has ended. */
  | { readonly type: 'refreshRefused' }
  /** The portal answered 401 to a token that looked live. */
  | { readonly type: 'tokenRejected' }
  | { readonly type: 'signedOutHere' };

export type MachineEffect = { readonly do: 'abortSignIn'; readonly attempt: number } | { readonly do: 'refresh' };

interface Step {
  readonly state: MachineState;
  readonly effects: readonly MachineEffect[];
}

export const INITIAL_STATE: MachineState = { at: 'signedOut', reason: 'never' };

export function step(state: MachineState, event: MachineEvent, nowMillis: number): Step {
  switch (event.type) {
    case 'tokenSeen':
      return tokenSeen(state, event.token, nowMillis);
    case 'signInAsked':
      return signInAsked(state, event);
    case 'promptShown': {
      if (!isAttempt(state, event.attempt)) return stay(state);
      const { url, userCode, deadlineMillis } = event;
      const { attempt, flow, before } = state;
      const shown = { url, deadlineMillis, ...(userCode !== undefined && { userCode }) };
      return stay({ at: 'awaitingUser', attempt, flow, before, ...shown });
    }
    case 'signInSucceeded':
      return isAttempt(state, event.attempt) ? stay({ at: 'signedIn', token: event.token }) : stay(state);
    case 'signInEnded':
      return isAttempt(state, event.attempt) ? fallBack(state.before, nowMillis) : stay(state);
    case 'tick':
      return tick(state, nowMillis);
    case 'refreshSucceeded':
      return isRefreshing(state) ? stay({ at: 'signedIn', token: event.token }) : stay(state);
    case 'refreshFailed': {
      if (!isRefreshing(state)) return stay(state);
      const failures = state.failures + 1;
      const retryAtMillis = nowMillis + retryPauseMillis(failures, event.jitter);
      return stay({ at: 'retrying', prior: state.prior, failures, retryAtMillis, code: event.code });
    }
    case 'refreshRefused':
      return isRefreshing(state) ? stay(revoked(state.prior)) : stay(state);
    case 'tokenRejected':
      return tokenRejected(state);
    case 'signedOutHere':
      return { state: { at: 'signedOut', reason: 'byUser' }, effects: abortOf(state) };
  }
}

/** The next instant at which `tick` could change something; undefined while only events can. */
export function nextTickMillis(state: MachineState): number | undefined {
  switch (state.at) {
    case 'signedIn':
      return state.token.refreshable ? state.token.dueAtMillis : state.token.expiresAtMillis;
    case 'retrying':
      return state.retryAtMillis;
    default:
      return undefined;
  }
}

/** The machine's state as a person may be told it. */
export function standingOf(state: MachineState): SessionStanding {
  switch (state.at) {
    case 'signedOut':
      return {
        at: 'signedOut',
        reason: state.reason,
        ...(state.expiredAtMillis !== undefined && { expiredAtMillis: state.expiredAtMillis }),
      };
    case 'registering':
      return { at: 'registering', ...heldBy(state.before) };
    case 'awaitingUser': {
      const { flow, url, userCode, deadlineMillis } = state;
      const shown = { flow, url, deadlineMillis, ...(userCode !== undefined && { userCode }) };
      return { at: 'awaitingUser', ...shown, ...heldBy(state.before) };
    }
    case 'signedIn': {
      const { expiresAtMillis, refreshable } = state.token;
      return { at: 'signedIn', expiresAtMillis, refreshable };
    }
    case 'refreshing':
      return { at: 'refreshing', expiresAtMillis: state.prior.expiresAtMillis };
    case 'retrying': {
      const { prior, retryAtMillis, code } = state;
      return { at: 'retrying', expiresAtMillis: prior.expiresAtMillis, retryAtMillis, code };
    }
  }
}

function tokenSeen(state: MachineState, token: TokenFacts | null, nowMillis: number): Step {
  switch (state.at) {
    case 'registering':
    case 'awaitingUser':
      return stay({ ...state, before: token ?? withoutToken(state.before) });
    case 'refreshing':
      // Whoever refreshes reads the file itself, under the lock, and tells what came of it.
      return stay(state);
    case 'signedOut':
      if (!token || token.expiresAtMillis === state.refusedExpiresAtMillis) return stay(state);
      return settle(token, nowMillis);
    case 'signedIn':
    case 'retrying':
      // No file any more: another tool signed out.
      return token ? settleKeeping(state, token, nowMillis) : stay({ at: 'signedOut', reason: 'byUser' });
  }
}

/** Another reading of the same token changes nothing (a retry's pause goes on); a new token does. */
function settleKeeping(
  state: Extract<MachineState, { readonly at: 'signedIn' | 'retrying' }>,
  token: TokenFacts,
  nowMillis: number,
): Step {
  const known = state.at === 'signedIn' ? state.token : state.prior;
  const isSame = known.expiresAtMillis === token.expiresAtMillis && known.refreshable === token.refreshable;
  return isSame ? stay(state) : settle(token, nowMillis);
}

function signInAsked(
  state: MachineState,
  { attempt, flow }: { readonly attempt: number; readonly flow: SignInFlow },
): Step {
  return {
    state: { at: 'registering', attempt, flow, before: beforeSignIn(state) },
    effects: abortOf(state),
  };
}

function tick(state: MachineState, nowMillis: number): Step {
  if (state.at === 'signedIn') {
    const isQuiet = nowMillis < (state.token.refreshable ? state.token.dueAtMillis : state.token.expiresAtMillis);
    return isQuiet ? stay(state) : settle(state.token, nowMillis);
  }
  if (state.at !== 'retrying' || nowMillis < state.retryAtMillis) return stay(state);
  const { prior, failures } = state;
  return { state: { at: 'refreshing', prior, failures }, effects: [{ do: 'refresh' }] };
}

function tokenRejected(state: MachineState): Step {
  if (state.at !== 'signedIn' && state.at !== 'retrying') return stay(state);
  const token = state.at === 'signedIn' ? state.token : state.prior;
  if (!token.refreshable) return stay(revoked(token));
  return { state: { at: 'refreshing', prior: token, failures: 0 }, effects: [{ do: 'refresh' }] };
}

/** Where a token leaves us now: signed in, in need of a refresh (also long after expiry), or signed out. */
function settle(token: TokenFacts, nowMillis: number): Step {
  if (token.refreshable && nowMillis >= token.dueAtMillis) {
    return { state: { at: 'refreshing', prior: token, failures: 0 }, effects: [{ do: 'refresh' }] };
  }
  const isOfUse = token.refreshable || nowMillis < token.expiresAtMillis;
  if (isOfUse) return stay({ at: 'signedIn', token });
  return stay({ at: 'signedOut', reason: 'expired', expiredAtMillis: token.expiresAtMillis });
}

function fallBack(before: Before, nowMillis: number): Step {
  return 'at' in before ? stay(before) : settle(before, nowMillis);
}

function beforeSignIn(state: MachineState): Before {
  if (state.at === 'signedOut') return state;
  if (isSigningIn(state)) return state.before;
  return state.at === 'signedIn' ? state.token : state.prior;
}

function withoutToken(before: Before): Before {
  return 'at' in before ? before : { at: 'signedOut', reason: 'byUser' };
}

function heldBy(before: Before): { readonly heldUntilMillis?: number } {
  return 'at' in before ? {} : { heldUntilMillis: before.expiresAtMillis };
}

function revoked(token: TokenFacts): MachineState {
  return { at: 'signedOut', reason: 'revoked', refusedExpiresAtMillis: token.expiresAtMillis };
}

function isSigningIn(
  state: MachineState,
): state is Extract<MachineState, { readonly at: 'registering' | 'awaitingUser' }> {
  return state.at === 'registering' || state.at === 'awaitingUser';
}

function isAttempt(
  state: MachineState,
  attempt: number,
): state is Extract<MachineState, { readonly at: 'registering' | 'awaitingUser' }> {
  return isSigningIn(state) && state.attempt === attempt;
}

function isRefreshing(state: MachineState): state is Extract<MachineState, { readonly at: 'refreshing' }> {
  return state.at === 'refreshing';
}

function abortOf(state: MachineState): readonly MachineEffect[] {
  return isSigningIn(state) ? [{ do: 'abortSignIn', attempt: state.attempt }] : [];
}

/** 5 s, doubling to 5 min, the second half of each pause at random. */
function retryPauseMillis(failures: number, jitter: number): number {
  const ceiling = Math.min(300_000, 5_000 * 2 ** (failures - 1));
  return ceiling / 2 + (ceiling / 2) * jitter;
}

function stay(state: MachineState): Step {
  return { state, effects: [] };
}
