import type { AccountMark } from './domain/account-preferences.ts';
import type { ErrorFacts } from './errors/daypass-error.ts';
import type { ErrorCode } from './errors/error-codes.ts';
import type { ExportFormat } from './domain/export-formats.ts';
import type { Language } from './domain/languages.ts';
import type { RoleRef } from './domain/role.ts';
import type { AssumedFrom, Capabilities, SourceType } from './domain/source.ts';
import type { ShownSessionState } from './domain/session-state.ts';
import type { UpdatesSnapshot } from './updates.ts';

/**
 * What the window is shown. Every instant is epoch milliseconds; the window ticks its own clock.
 * Nothing here is secret: no token, no key, no text of AWS's own.
 */

export interface Trouble {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  readonly atMillis: number;
}

export interface SessionSnapshot {
  /** The source's id. */
  readonly name: string;
  /** What people read. Safe to show. */
  readonly label: string;
  readonly type: SourceType;
  readonly can: Capabilities;
  readonly startUrl?: string;
  readonly region?: string;
  readonly standing: ShownSessionState;
  /** The last thing that went wrong with this session, until something goes right. */
  readonly trouble?: Trouble;
  readonly listing: ListingSnapshot;
  /** When the portal session is likely to end, learned from earlier ones; absent while unknown. An estimate: AWS tells it nowhere. */
  readonly portalEndsAtMillis?: number;
  /** When the portal session began, if that is known. */
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
  /** Grows each time main has read the AWS files again: what was said of them before is old. */
  readonly filesRevision?: number;
  /** How far this machine's clock is ahead of AWS's (negative: behind); set only when it is off by more than a minute. */
  readonly clockAheadMillis?: number;
  /** True where no tray host took our icon, so the window is the only way in. */
  readonly trayMissing: boolean;
  /** Whether the OS has a vault that keys can be sealed by. */
  readonly vaultAvailable: boolean;
  readonly lastFormat: ExportFormat;
  /** Codes that are waited for; absent without any. */
  readonly mfaQuestions?: readonly MfaQuestion[];
  /** Keys of ours on the clipboard. */
  readonly clipboard?: ClipboardSnapshot;
  readonly updates?: UpdatesSnapshot;
}

/** The code of an MFA device is needed to assume a profile's role. */
export interface MfaQuestion {
  readonly questionId: string;
  /** The ARN or serial number of the device, as the profile names it. Hostile text. */
  readonly serial: string;
  readonly profileName: string;
  /** AWS has just refused another code. */
  readonly isRefused?: boolean;
}

/** Keys on the clipboard: whose they are and how long they stay. Nothing of the keys themselves. */
export interface ClipboardSnapshot {
  readonly role: RoleRef;
  readonly format: ExportFormat;
  /** When the keys expire. */
  readonly expiresAtMillis: number;
  readonly clearsAtMillis: number;
}

export interface AccountSnapshot {
  readonly sourceId: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly emailAddress: string;
  readonly roleNames: readonly string[];
  /** Roles of the account that profiles assume with other keys. */
  readonly assumed?: readonly AssumedRoleSnapshot[];
}

/** @public The fixtures' types name it in their declarations. */
export interface AssumedRoleSnapshot extends RoleRef {
  readonly profileName: string;
  readonly comesFrom: AssumedFrom;
}

/** A profile in ~/.aws/config that stands for a role of ours. @public The fixtures' types name it in their declarations. */
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
