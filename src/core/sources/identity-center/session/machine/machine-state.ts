import type { ErrorCode } from '../../../../../shared/errors/error-codes.ts';
import type { SessionState, SignedOutReason, SignInFlow } from '../../../../../shared/domain/session-state.ts';

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
export type BeforeSignIn = TokenFacts | Extract<MachineState, { readonly at: 'signedOut' }>;

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
      readonly before: BeforeSignIn;
    }
  | {
      readonly at: 'awaitingUser';
      readonly attempt: number;
      readonly flow: SignInFlow;
      readonly url: string;
      readonly userCode?: string;
      readonly deadlineMillis: number;
      readonly before: BeforeSignIn;
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

export type Renewing = Extract<MachineState, { readonly at: 'refreshing' | 'retrying' }>;

export type SigningIn = Extract<MachineState, { readonly attempt: number }>;

export const INITIAL_STATE: MachineState = { at: 'signedOut', reason: 'never' };

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

export function isSigningIn(state: MachineState): state is SigningIn {
  return 'attempt' in state;
}

function heldBy(before: BeforeSignIn): { readonly heldUntilMillis?: number } {
  return 'at' in before ? {} : { heldUntilMillis: before.expiresAtMillis };
}

function endOf({ prior, rejectedAtMillis = Number.MAX_SAFE_INTEGER }: Renewing): number {
  return Math.min(prior.expiresAtMillis, rejectedAtMillis);
}
