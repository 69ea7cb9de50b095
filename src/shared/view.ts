import type { AccountMark } from './domain/account-preferences.ts';
import type { ErrorFacts } from './errors/daypass-error.ts';
import type { ErrorCode } from './errors/error-codes.ts';
import type { ExportFormat } from './domain/export-formats.ts';
import type { Language } from './domain/languages.ts';
import type { RoleRef } from './domain/role.ts';
import type { Capabilities, SourceType } from './domain/source.ts';

/**
 * What the window is shown. Every instant is epoch milliseconds; the window ticks its own clock.
 * Nothing here is secret: no token, no key, no text of AWS's own.
 */

export type SignInFlow = 'browser' | 'device';
/** `registrationEnded`: the token's client registration is over, so that AWS renews it no more; the portal session may live on. */
export type SignedOutReason = 'never' | 'byUser' | 'expired' | 'revoked' | 'registrationEnded';

/** Where a session stands, as the window and tray tell it. */
export type SessionState =
  | {
      readonly at: 'signedOut';
      readonly reason: SignedOutReason;
      /** When the token of before ended, where there is one. */
      readonly expiredAtMillis?: number;
    }
  /** Waits until the person is done with another session's sign-in: pages must not open in a storm. */
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
      /** Expiry of the token that is still there while the person signs in again; keys can be had with it. */
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

export interface Trouble {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  readonly atMillis: number;
}

/** A standing as the window is told it: the link of a sign-in stays in main, which opens or copies it when asked. */
export type ShownStanding =
  | Exclude<SessionState, { readonly at: 'awaitingUser' }>
  | Omit<Extract<SessionState, { readonly at: 'awaitingUser' }>, 'url'>;

export interface SessionSnapshot {
  /** The source's id. */
  readonly name: string;
  /** What people read. Safe to show. */
  readonly label: string;
  readonly type: SourceType;
  readonly can: Capabilities;
  readonly startUrl?: string;
  readonly region?: string;
  readonly standing: ShownStanding;
  /** The last thing that went wrong with this session, until something goes right. */
  readonly trouble?: Trouble;
  readonly listing: ListingSnapshot;
  /** When the portal session is likely to end, learned from earlier ones; absent while unknown. An estimate: AWS tells it nowhere. */
  readonly portalEndsAtMillis?: number;
  /** When it began; beside its end. */
  readonly portalSinceMillis?: number;
  /** Set when the client registration ends before long: from then on the token can't be renewed and a sign-in is needed. */
  readonly registrationEndsAtMillis?: number;
}

/** How far the list of a session's accounts and roles has come. */
export interface ListingSnapshot {
  readonly at: 'empty' | 'loading' | 'ready' | 'failed';
  readonly accountsListed: number;
  readonly accountsTotal?: number;
  readonly asOfMillis?: number;
  readonly trouble?: Trouble;
}

/** Topic `status`: small and often. */
export interface StatusSnapshot {
  readonly revision: number;
  readonly language: Language;
  readonly sessions: readonly SessionSnapshot[];
  readonly configTrouble?: Trouble;
  /** How far this machine's clock is ahead of AWS's (negative: behind); set only when it is off by more than a minute. */
  readonly clockAheadMillis?: number;
  /** True where no tray host took our icon, so the window is the only way in. */
  readonly trayMissing: boolean;
  /** Whether the OS has a vault that keys can be sealed by. */
  readonly vaultAvailable: boolean;
  readonly lastFormat: ExportFormat;
}

export interface AccountSnapshot {
  readonly sourceId: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly emailAddress: string;
  readonly roleNames: readonly string[];
}

/** A profile in ~/.aws/config that stands for a role of ours. */
export interface ProfileSnapshot extends RoleRef {
  readonly profileName: string;
}

/** Topic `directory`: large and rare. The window drops any revision older than the one it has. */
export interface DirectorySnapshot {
  readonly revision: number;
  readonly accounts: readonly AccountSnapshot[];
  readonly favourites: readonly RoleRef[];
  readonly recents: readonly RoleRef[];
  readonly profiles: readonly ProfileSnapshot[];
  readonly marks: readonly AccountMark[];
}

/** One line of the diff a person sees before a profile is written. */
export interface DiffLine {
  readonly kind: 'context' | 'added' | 'removed';
  /** 1-based, in the old text for context and removed lines, in the new text for added ones. */
  readonly lineNumber: number;
  readonly text: string;
}
