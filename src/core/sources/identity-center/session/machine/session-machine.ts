import type { ErrorCode } from '../../../../../shared/errors/error-codes.ts';
import type { MachineEffect, MachineEvent, Refusal } from './machine-events.ts';
import {
  isSigningIn,
  type BeforeSignIn,
  type MachineState,
  type Renewing,
  type SigningIn,
  type TokenFacts,
} from './machine-state.ts';

interface Step {
  readonly state: MachineState;
  readonly effects: readonly MachineEffect[];
}

const ASKED_BY_AWS: ReadonlySet<ErrorCode> = new Set(['throttled', 'serviceUnavailable']);

/**
 * One SSO session's life as a pure machine: state and event in, state and effects out. Every instant is absolute
 * epoch milliseconds. Its invariants: at most one refresh in flight; a passing failure never ends a token that can
 * still be refreshed; a sign-in starts only by a person's `signInAsked`, and opens its page only once it is its turn;
 * an answer to a stale attempt is dropped.
 */
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

function tokenSeen(state: MachineState, token: TokenFacts | null, nowMillis: number): Step {
  switch (state.at) {
    case 'queued':
    case 'registering':
    case 'awaitingUser':
      return stay({ ...state, before: token ? beforeOf(token) : withoutToken(state.before) });
    case 'refreshing':
      // The code that refreshes reads the file itself, under the lock, and reports the outcome.
      return stay(state);
    case 'signedOut':
      if (!token || token.expiresAtMillis === state.refusedExpiresAtMillis) return stay(state);
      return settle(token, nowMillis);
    case 'signedIn':
    case 'retrying':
      // No file any more: another tool signed out.
      return token ? tokenSeenAgain(state, token, nowMillis) : stay({ at: 'signedOut', reason: 'byUser' });
  }
}

/** Another reading of the same token changes nothing (a retry's pause goes on); a new token does. */
function tokenSeenAgain(
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

function rejection({ rejectedAtMillis }: Renewing): Pick<Renewing, 'rejectedAtMillis'> {
  return rejectedAtMillis === undefined ? {} : { rejectedAtMillis };
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
function beforeOf(token: TokenFacts): BeforeSignIn {
  return token.refusedAs === undefined ? token : refused(token, token.refusedAs);
}

function fallBack(before: BeforeSignIn, nowMillis: number): Step {
  return 'at' in before ? stay(before) : settle(before, nowMillis);
}

function beforeSignIn(state: MachineState): BeforeSignIn {
  if (state.at === 'signedOut') return state;
  if (isSigningIn(state)) return state.before;
  return state.at === 'signedIn' ? state.token : state.prior;
}

function withoutToken(before: BeforeSignIn): BeforeSignIn {
  return 'at' in before ? before : { at: 'signedOut', reason: 'byUser' };
}

function refused(token: TokenFacts, reason: Refusal): Extract<MachineState, { readonly at: 'signedOut' }> {
  if (reason === 'byUser') return { at: 'signedOut', reason };
  return { at: 'signedOut', reason, refusedExpiresAtMillis: token.expiresAtMillis };
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
