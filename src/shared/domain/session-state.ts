import type { ErrorCode } from '../errors/error-codes.ts';

export type SignInFlow = 'browser' | 'device';

/** Where the pages of a SAML identity provider are: in a browser profile of Daypass's own, in its window, or in the person's browser. */
export type SamlWay = 'installedBrowser' | 'signInWindow' | 'everydayBrowser';

/** `registrationEnded`: the token's client registration has ended, so AWS no longer renews the token. The portal session may live on. */
export type SignedOutReason = 'never' | 'byUser' | 'expired' | 'revoked' | 'registrationEnded';

/** What Daypass knows of a session, without a judgement of the current time. Instants are epoch milliseconds. */
export type SessionState =
  | {
      readonly at: 'signedOut';
      readonly reason: SignedOutReason;
      /** When the previous token ended, if there was one. */
      readonly expiredAtMillis?: number;
    }
  /** Waits until the person has finished another session's sign-in, so that pages don't open all at once. */
  | { readonly at: 'queued'; readonly heldUntilMillis?: number }
  | { readonly at: 'registering'; readonly heldUntilMillis?: number }
  | {
      readonly at: 'awaitingUser';
      readonly flow: SignInFlow;
      /** Opened or shown to the person: the authorize page, or the device page (with the code filled in where AWS gives that). */
      readonly url: string;
      /** Device flow only: what the person types on the page, as AWS wrote it (`ABCD-EFGH`). */
      readonly userCode?: string;
      readonly deadlineMillis: number;
      /** SAML only. */
      readonly way?: SamlWay;
      /** Expiry of the token that exists while the person signs in again. Keys can be issued with it. */
      readonly heldUntilMillis?: number;
    }
  | { readonly at: 'signedIn'; readonly expiresAtMillis: number; readonly refreshable: boolean }
  | { readonly at: 'refreshing'; readonly expiresAtMillis: number }
  | {
      readonly at: 'retrying';
      readonly expiresAtMillis: number;
      readonly retryAtMillis: number;
      readonly code: ErrorCode;
    };

/** A state as the window gets it. The sign-in link stays in the main process, which opens or copies it when asked. */
export type ShownSessionState =
  | Exclude<SessionState, { readonly at: 'awaitingUser' }>
  | Omit<Extract<SessionState, { readonly at: 'awaitingUser' }>, 'url'>;

type SignedIn = Extract<ShownSessionState, { readonly expiresAtMillis: number }>;
type SigningIn = Exclude<ShownSessionState, SignedIn | { readonly at: 'signedOut' }>;

/** Returns true if the session has a token and no sign-in is under way. The token may have expired. */
export function isSignedIn<State extends ShownSessionState>(state: State): state is Extract<State, SignedIn> {
  return 'expiresAtMillis' in state;
}

export function isSigningIn<State extends ShownSessionState>(state: State): state is Extract<State, SigningIn> {
  return state.at === 'queued' || state.at === 'registering' || state.at === 'awaitingUser';
}

/** Returns true if the session has a token: its own, or the previous one that a new sign-in will replace. */
export function isHeld(state: ShownSessionState): boolean {
  return heldUntilMillis(state) !== undefined;
}

/** When the token that the session has now expires; undefined without a token. */
export function heldUntilMillis(state: ShownSessionState): number | undefined {
  if (isSignedIn(state)) return state.expiresAtMillis;
  return isSigningIn(state) ? state.heldUntilMillis : undefined;
}

/** Returns true if Daypass renews the token without the person, and the last attempt did not fail. */
export function renewsItself(state: ShownSessionState): boolean {
  return state.at === 'refreshing' || (state.at === 'signedIn' && state.refreshable);
}

/**
 * How long AWS's access tokens usually live: one hour if Daypass can renew them, else eight (IAM Identity Center User
 * Guide, "Set session duration"). Only for showing which share of the time is left.
 */
export function usualTokenLifeMillis(isRenewable: boolean): number {
  return (isRenewable ? 1 : 8) * 3_600_000;
}
