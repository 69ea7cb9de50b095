import type { ErrorCode } from '../../../../shared/errors/error-codes.ts';
import type { SessionState, SignedOutReason, SignInFlow } from '../../../../shared/domain/session-state.ts';

/**
 * One SSO session's life as a pure machine: state and event in, state and effects out. Every instant is absolute
 * epoch milliseconds. Its invariants: at most one refresh in flight; a passing failure never ends a token that can
 * still be refreshed; a sign-in starts only by a person's `signInAsked`, and opens its page only once it is its turn;
 * an answer to a stale attempt is dropped.
 */

/** What matters about a token here. The token itself stays in its file. */
export interface TokenFacts {
  readonly expiresAtMillis: number;
  readonly refreshable: boolean;
  /** When to renew it; set by `refreshDueMillis`. Meaningless where it isn't refreshable. */
  readonly dueAtMillis: number;
  /** When its client registration ends, where the file tells: from then on AWS renews it no more. */
  readonly registrationEndsAtMillis?: number;
  /** Set if AWS refused this very token, as another process of ours may have heard. */
  readonly refusedAs?: Extract<SignedOutReason, 'revoked' | 'registrationEnded'>;
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
  | {
      readonly at: 'queued' | 'registering';
      readonly attempt: number;
      readonly flow: SignInFlow;
      readonly before: Before;
    }
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
  | {
      readonly at: 'refreshing';
      readonly prior: TokenFacts;
      readonly failures: number;
      /** When AWS answered 401 to this token: whatever its expiry says, it is good for nothing since. */
      readonly rejectedAtMillis?: number;
    }
  | {
      readonly at: 'retrying';
      readonly prior: TokenFacts;
      readonly failures: number;
      readonly retryAtMillis: number;
      readonly code: ErrorCode;
      readonly rejectedAtMillis?: number;
    };

export type MachineEvent =
  /** The token file was read: what is in it, or null where there is none that can be used. */
  | { readonly type: 'tokenSeen'; readonly token: TokenFacts | null }
  /** `mustWait`: the person is still with another session's page. */
  | {
      readonly type: 'signInAsked';
      readonly attempt: number;
      readonly flow: SignInFlow;
      readonly mustWait: boolean;
    }
  | { readonly type: 'turnCame'; readonly attempt: number }
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
  /** Nobody renews this token any more. */
  | { readonly type: 'refreshRefused'; readonly reason: Refusal }
  /** The portal answered 401 to a token that looked live. */
  | { readonly type: 'tokenRejected' }
  /** The wall clock went back: instants noted before it say nothing about now. */
  | { readonly type: 'clockSetBack' }
  /** The machine woke, or the network came back: what could not be reached before may be reached now. */
  | { readonly type: 'woken' }
  | { readonly type: 'signedOutHere' };

/** Why a token is renewed no more; `byUser`: its file is gone, for another tool has signed out. */
export type Refusal = Extract<SignedOutReason, 'revoked' | 'registrationEnded' | 'byUser'>;

export type MachineEffect =
  | { readonly do: 'startSignIn' | 'abortSignIn'; readonly attempt: number }
  | { readonly do: 'refresh' };

interface Step {
  readonly state: MachineState;
  readonly effects: readonly MachineEffect[];
}

const ASKED_BY_AWS: ReadonlySet<ErrorCode> = new Set(['throttled', 'serviceUnavailable']);

export const INITIAL_STATE: MachineState = { at: 'signedOut', reason: 'never' };

export function step(state: MachineState, event: MachineEvent, nowMillis: number): Step {
  switch (event.type) {
    case 'tokenSeen':
      return tokenSeen(state, event.token, nowMillis);
    case 'signInAsked':
      return signInAsked(state, event);
    case 'turnCame': {
      if (state.at !== 'queued' || state.attempt !== event.attempt) return stay(state);
      const { attempt } = state;
      return { state: { ...state, at: 'registering' }, effects: [{ do: 'startSignIn', attempt }] };
    }
    case 'promptShown': {
      if (!isAttempt(state, event.attempt) || state.at === 'queued') return stay(state);
      const { url, userCode, deadlineMillis } = event;
      const { attempt, flow, before } = state;
      const shown = { url, deadlineMillis, ...(userCode !== undefined && { userCode }) };
      return stay({ at: 'awaitingUser', attempt, flow, before, ...shown });
    }
    case 'signInSucceeded':
      if (!isAttempt(state, event.attempt) || state.at === 'queued') return stay(state);
      return stay({ at: 'signedIn', token: event.token });
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
      return stay({
        ...rejection(state),
        at: 'retrying',
        prior: state.prior,
        failures,
        retryAtMillis,
        code: event.code,
      });
    }
    case 'refreshRefused':
      return isRefreshing(state) ? stay(refused(state.prior, event.reason)) : stay(state);
    case 'tokenRejected':
      return tokenRejected(state, nowMillis);
    case 'clockSetBack':
      return clockSetBack(state);
    case 'woken':
      return woken(state);
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

/** The token the session holds in this state, also while it is being replaced. */
export function heldToken(state: MachineState): TokenFacts | undefined {
  if (state.at === 'signedOut') return undefined;
  if (isSigningIn(state)) return 'at' in state.before ? undefined : state.before;
  return state.at === 'signedIn' ? state.token : state.prior;
}

/** The machine's state as a person may be told it. */
export function standingOf(state: MachineState): SessionState {
  switch (state.at) {
    case 'signedOut':
      return {
        at: 'signedOut',
        reason: state.reason,
        ...(state.expiredAtMillis !== undefined && { expiredAtMillis: state.expiredAtMillis }),
      };
    case 'queued':
    case 'registering':
      return { at: state.at, ...heldBy(state.before) };
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
      return { at: 'refreshing', expiresAtMillis: endOf(state) };
    case 'retrying': {
      const { retryAtMillis, code } = state;
      return { at: 'retrying', expiresAtMillis: endOf(state), retryAtMillis, code };
    }
  }
}

function tokenSeen(state: MachineState, token: TokenFacts | null, nowMillis: number): Step {
  switch (state.at) {
    case 'queued':
    case 'registering':
    case 'awaitingUser':
      return stay({ ...state, before: token ? beforeOf(token) : withoutToken(state.before) });
    case 'refreshing':
      // Whoever refreshes reads the file itself, under the lock, and tells what came of it.
      return stay(state);
    case 'signedOut':
      if (!token || token.expiresAtMillis === state.refusedExpiresAtMillis) return stay(state);
      return settle(token, nowMillis);
    case 'signedIn':
    case 'retrying':
      // No file any more: another tool signed out.
      return token ? settleStoring(state, token, nowMillis) : stay({ at: 'signedOut', reason: 'byUser' });
  }
}

/** Another reading of the same token changes nothing (a retry's pause goes on); a new token does. */
function settleStoring(
  state: Extract<MachineState, { readonly at: 'signedIn' | 'retrying' }>,
  token: TokenFacts,
  nowMillis: number,
): Step {
  const known = state.at === 'signedIn' ? state.token : state.prior;
  const isSame =
    known.expiresAtMillis === token.expiresAtMillis &&
    known.refreshable === token.refreshable &&
    known.refusedAs === token.refusedAs;
  return isSame ? stay(state) : settle(token, nowMillis);
}

function signInAsked(
  state: MachineState,
  { attempt, flow, mustWait }: Extract<MachineEvent, { readonly type: 'signInAsked' }>,
): Step {
  const asked = { attempt, flow, before: beforeSignIn(state) };
  if (mustWait) return { state: { at: 'queued', ...asked }, effects: abortOf(state) };
  return { state: { at: 'registering', ...asked }, effects: [...abortOf(state), { do: 'startSignIn', attempt }] };
}

function tick(state: MachineState, nowMillis: number): Step {
  if (state.at === 'signedIn') {
    const isQuiet = nowMillis < (state.token.refreshable ? state.token.dueAtMillis : state.token.expiresAtMillis);
    return isQuiet ? stay(state) : settle(state.token, nowMillis);
  }
  if (state.at !== 'retrying' || nowMillis < state.retryAtMillis) return stay(state);
  const { prior, failures } = state;
  return { state: { ...rejection(state), at: 'refreshing', prior, failures }, effects: [{ do: 'refresh' }] };
}

/** The session is shown as ended from here on, while a renewal is tried. */
function tokenRejected(state: MachineState, rejectedAtMillis: number): Step {
  if (state.at === 'refreshing')
    return stay(state.rejectedAtMillis === undefined ? { ...state, rejectedAtMillis } : state);
  if (state.at !== 'signedIn' && state.at !== 'retrying') return stay(state);
  const token = state.at === 'signedIn' ? state.token : state.prior;
  if (!token.refreshable) return stay(refused(token, 'revoked'));
  return { state: { at: 'refreshing', prior: token, failures: 0, rejectedAtMillis }, effects: [{ do: 'refresh' }] };
}

type Renewing = Extract<MachineState, { readonly at: 'refreshing' | 'retrying' }>;

function rejection({ rejectedAtMillis }: Renewing): Pick<Renewing, 'rejectedAtMillis'> {
  return rejectedAtMillis === undefined ? {} : { rejectedAtMillis };
}

function endOf({ prior, rejectedAtMillis = Number.MAX_SAFE_INTEGER }: Renewing): number {
  return Math.min(prior.expiresAtMillis, rejectedAtMillis);
}

/** Renewed at once: a token made by the later clock would be called live for as long as the clock went back. */
function clockSetBack(state: MachineState): Step {
  if (state.at !== 'retrying' && !(state.at === 'signedIn' && state.token.refreshable)) return stay(state);
  const prior = state.at === 'signedIn' ? state.token : state.prior;
  return { state: { at: 'refreshing', prior, failures: 0 }, effects: [{ do: 'refresh' }] };
}

/** The pause is cut short, but not one that AWS itself asked for: it is as busy after our waking as before. */
function woken(state: MachineState): Step {
  if (state.at !== 'retrying' || ASKED_BY_AWS.has(state.code)) return stay(state);
  const { prior, failures } = state;
  return { state: { ...rejection(state), at: 'refreshing', prior, failures }, effects: [{ do: 'refresh' }] };
}

/** Where a token leaves us now: signed in, in need of a refresh (also long after expiry), or signed out. */
function settle(token: TokenFacts, nowMillis: number): Step {
  if (token.refusedAs !== undefined) return stay(refused(token, token.refusedAs));
  if (token.refreshable && nowMillis >= token.dueAtMillis) {
    return { state: { at: 'refreshing', prior: token, failures: 0 }, effects: [{ do: 'refresh' }] };
  }
  const isOfUse = token.refreshable || nowMillis < token.expiresAtMillis;
  if (isOfUse) return stay({ at: 'signedIn', token });
  return stay({ at: 'signedOut', reason: 'expired', expiredAtMillis: token.expiresAtMillis });
}

/** What a sign-in that ends without a token falls back to. */
function beforeOf(token: TokenFacts): Before {
  return token.refusedAs === undefined ? token : refused(token, token.refusedAs);
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

function refused(token: TokenFacts, reason: Refusal): Extract<MachineState, { readonly at: 'signedOut' }> {
  if (reason === 'byUser') return { at: 'signedOut', reason };
  return { at: 'signedOut', reason, refusedExpiresAtMillis: token.expiresAtMillis };
}

type SigningIn = Extract<MachineState, { readonly attempt: number }>;

function isSigningIn(state: MachineState): state is SigningIn {
  return 'attempt' in state;
}

function isAttempt(state: MachineState, attempt: number): state is SigningIn {
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
