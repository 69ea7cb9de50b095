import type { ErrorCode } from '../../../../../shared/errors/error-codes.ts';
import type { SignedOutReason, SignInFlow } from '../../../../../shared/domain/session-state.ts';
import type { TokenFacts } from './machine-state.ts';

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
