import type { DaypassError } from '../shared/errors/daypass-error.ts';
import type { SignInFlow } from '../shared/domain/session-state.ts';
import type { Secret } from './secret.ts';
import type { Account } from './state.ts';

/** What the person must see or do for a sign-in to go on. */
export type SignInPrompt =
  | { readonly flow: 'browser'; readonly url: string; readonly deadlineMillis: number }
  | {
      readonly flow: 'device';
      /** The verification URI, with the code filled in where AWS gives that form. */
      readonly url: string;
      readonly userCode: string;
      readonly deadlineMillis: number;
    };

export interface SignInOptions {
  /** Left out: by the surroundings (device code over SSH, in containers, without a display; always for legacy sessions). */
  readonly flow?: SignInFlow;
  /** Whether the engine hands the page to the browser port. Default true. */
  readonly openBrowser?: boolean;
  readonly onPrompt?: (prompt: SignInPrompt) => void;
  /** Where the browser comes back to, on this machine: for a port that is forwarded here from another one. Default: a free one. */
  readonly redirectPort?: number;
  /** A response that the person brings from an identity provider's page. Sources other than SAML reject: samlResponseUnsupported. */
  readonly samlResponse?: Secret;
  readonly signal?: AbortSignal;
}

export interface SignedIn {
  readonly expiresAtMillis: number;
  /** Whether it can go on without the person once it expires. */
  readonly refreshable: boolean;
}

export interface NewSessionInput {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
  /** Default `['sso:account:access']`. */
  readonly scopes?: readonly string[];
}

export interface ListedAccounts {
  readonly accounts: readonly Account[];
  /** When AWS was asked; older than now when it came from our cache. */
  readonly asOfMillis: number;
}

/** Every session of the config in exactly one of the three, by name, in its order. */
export interface SignedOutEverywhere {
  readonly signedOut: readonly string[];
  /** Signed out here, but AWS could not be told. */
  readonly notTold: readonly string[];
  /** Whose token file could not be removed. */
  readonly failed: readonly { readonly sessionName: string; readonly error: DaypassError }[];
}

/** How a person or a tool names a role: directly, or by a profile of the config file. */
export type RoleSelector =
  | { readonly profileName: string }
  | { readonly sourceId: string; readonly accountId: string; readonly roleName: string };

/** Where on the console a link leads. */
export interface ConsolePlace {
  /** A path on the console (`/s3/home`), a service (`s3`), or a whole https URL on a console host. */
  readonly destination?: string;
  /** The Region the console shows. */
  readonly region?: string;
}
