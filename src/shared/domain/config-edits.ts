import type { ErrorFacts } from '../errors/daypass-error.ts';
import type { RoleRef } from './role.ts';
import type { DiffLine } from '../view.ts';

/** Which roles a bulk edit is about. The engine knows the lists, so a window need not send 25,000 of them. */
export type RoleSelection =
  | { readonly by: 'roles'; readonly roles: readonly RoleRef[] }
  | { readonly by: 'favourites' }
  | { readonly by: 'account'; readonly sourceId: string; readonly accountId: string }
  /** `*` and `?` stand for text; `/` parts account (its name or id) and role: `prod*\/Admin`. */
  | { readonly by: 'pattern'; readonly pattern: string; readonly sourceId?: string }
  | { readonly by: 'all'; readonly sourceId?: string };

/** Whose command a `credential_process` runs: ours, or `aws configure export-credentials`. */
export type BridgeCommand = 'daypass' | 'aws';

/**
 * A change to the person's AWS files, as asked for: plain data, so that it can be shown as a diff first, made then, and
 * made again on newer bytes when another program has written in between.
 */
export type ConfigEdit =
  | {
      readonly edit: 'addSession';
      readonly name: string;
      readonly startUrl: string;
      readonly region: string;
      readonly scopes?: readonly string[];
    }
  /** What is left out stays. A new name is carried into the profiles that use the session. */
  | {
      readonly edit: 'changeSession';
      readonly name: string;
      readonly newName?: string;
      readonly startUrl?: string;
      readonly region?: string;
      readonly scopes?: readonly string[];
    }
  | { readonly edit: 'removeSession'; readonly name: string; readonly withProfiles: boolean }
  | {
      readonly edit: 'addProfile';
      readonly role: RoleRef;
      readonly profileName: string;
      readonly region?: string;
      readonly output?: string;
    }
  /** A role assumed with another profile's keys (`role_arn` and `source_profile`). */
  | {
      readonly edit: 'addChainedProfile';
      readonly profileName: string;
      readonly sourceProfile: string;
      readonly roleArn: string;
      readonly region?: string;
      readonly output?: string;
      readonly externalId?: string;
      readonly mfaSerial?: string;
      readonly roleSessionName?: string;
    }
  /** What is left out stays; `null` takes the line away. Session, account and role are those of an SSO profile. */
  | {
      readonly edit: 'changeProfile';
      readonly profileName: string;
      readonly newName?: string;
      readonly session?: string;
      readonly accountId?: string;
      readonly roleName?: string;
      readonly region?: string | null;
      readonly output?: string | null;
    }
  | { readonly edit: 'removeProfiles'; readonly profileNames: readonly string[] }
  /** Makes `[default]` stand for a role; keys of `[default]` that have nothing to do with the identity stay. */
  | { readonly edit: 'setDefault'; readonly role: RoleRef; readonly region?: string; readonly output?: string }
  | {
      readonly edit: 'addProfiles';
      readonly selection: RoleSelection;
      /** Of `{session}`, `{account}`, `{accountId}` and `{role}`; default `{session}-{account}-{role}`. */
      readonly nameTemplate?: string;
      readonly region?: string;
      readonly output?: string;
    }
  /** Brings what Daypass made up to date: adds missing roles of earlier bulk edits, and removes the named profiles of `prune` only. */
  | { readonly edit: 'syncProfiles'; readonly sourceId?: string; readonly prune: readonly string[] }
  /** A second profile, for tools that don't know SSO, whose keys come by `credential_process`. */
  | {
      readonly edit: 'addBridge';
      readonly profileName: string;
      readonly bridgeName: string;
      readonly command: BridgeCommand;
    }
  /**
   * Writes a role's temporary keys, with their expiry, to a section of the credentials file, for tools that know nothing
   * else; they are renewed while Daypass runs and the session lasts, and removed at sign-out.
   */
  | { readonly edit: 'keepKeys'; readonly role: RoleRef; readonly profileName: string }
  | { readonly edit: 'dropKeys'; readonly profileName: string }
  /** Rewrites legacy profiles (`sso_start_url` in the profile) of one portal to use one `sso-session`. */
  | {
      readonly edit: 'moveLegacy';
      /** As written in the config; every form of it that differs only in its ending moves along. */
      readonly startUrl: string;
      readonly sessionName: string;
    }
  /** What another tool or a team file brings, as one edit. Only the engine plans it; see shared/imports. */
  | {
      readonly edit: 'importSetup';
      readonly sessions: readonly ImportedSession[];
      readonly profiles: readonly ImportedProfile[];
      readonly rules: readonly ImportedProfileRule[];
    }
  /** Applies the doctor's fixes; see findings.ts. `use`: the name that a reference is to have, of the findings' `meant`. */
  | { readonly edit: 'fix'; readonly findingIds: readonly string[]; readonly use?: string }
  /** Takes back an earlier edit, the last one unless a backup is named. Later changes by other tools are kept. */
  | { readonly edit: 'undo'; readonly backupId?: string };

export interface ImportedSession {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes?: readonly string[];
}

/**
 * The settings an imported profile may get. None of them names a program: neither a team file nor another tool's file can
 * make an AWS client run one.
 */
export const IMPORTED_KEYS = [
  'sso_session',
  'sso_account_id',
  'sso_role_name',
  'role_arn',
  'source_profile',
  'external_id',
  'mfa_serial',
  'role_session_name',
  'duration_seconds',
  'region',
  'output',
] as const;
export type ImportedKey = (typeof IMPORTED_KEYS)[number];

export interface ImportedProfile {
  readonly profileName: string;
  /** What the profile stands for, where that is a role of a session. */
  readonly role?: RoleRef;
  readonly entries: readonly (readonly [key: ImportedKey, value: string])[];
  /** Of a profile that is there already: lines of the other tool that go. */
  readonly removedKeys: readonly string[];
  /** `change` where the profile that is there gets its keys from the other tool; anybody else's stays as it is. */
  readonly ifThere: 'change' | 'leave';
}

/** Profiles for every role that fits, also for those that come later. */
export interface ImportedProfileRule {
  readonly pattern: string;
  readonly sourceId?: string;
  readonly nameTemplate?: string;
  readonly region?: string;
  readonly output?: string;
}

/** What a bulk edit asked for, remembered so that `syncProfiles` can add profiles for roles that come later. */
export interface ListedBulkRule {
  readonly selection: Exclude<RoleSelection, { readonly by: 'roles' }>;
  readonly nameTemplate?: string;
  readonly region?: string;
  readonly output?: string;
  /** How many roles have got a profile by it so far. */
  readonly roles: number;
}

/** The edits that a window may ask for: what an import brings is read by the engine itself. */
export type RequestableEdit = Exclude<ConfigEdit, { readonly edit: 'importSetup' }>;

export type ConfigEditKind = ConfigEdit['edit'];

/** What a person should know before saying yes; its words live in presenter/messages, by code. */
export const EDIT_WARNING_CODES = [
  /** Static keys of the same name stand in the credentials file: JavaScript and Go take those first. Facts: profile, path, line. */
  'shadowedByStaticKeys',
  /** Every profile slows every tool. Facts: profiles, addedMillis (an estimate). */
  'fileGrowsLarge',
  /** The identity that `[default]` had goes. Facts: what (sso, static, chain, process, other). */
  'defaultReplaced',
  /** Other profiles point at one that is removed or renamed by hand elsewhere. Facts: profile, usedBy. */
  'stillReferredTo',
  /** A new session name or start URL has no token yet. Facts: session. */
  'signInNeededAfter',
  /** Profiles that Daypass made whose role is gone; they stay unless named for pruning. Facts: count, names. */
  'pruneProposed',
  /** Profiles of ours that were changed by hand and are left alone. Facts: count, names. */
  'changedByHand',
  /** Names that were taken and got a number or an id. Facts: count. */
  'namesAdjusted',
  /** Profiles of these names are there already, for something else, and stay. Facts: count, names. */
  'profilesLeftAlone',
  /** Roles that no profile can be made for. Facts: count, names. */
  'rolesSkipped',
  /** Keys will stand in a plain file that every program of this user can read. Facts: path. */
  'keysInPlainText',
  /** Keys are written to a file that others can read; its mode loses group and others. Facts: path. */
  'madePrivateForKeys',
] as const;
export type EditWarningCode = (typeof EDIT_WARNING_CODES)[number];

export interface EditWarning {
  readonly code: EditWarningCode;
  readonly facts: ErrorFacts;
}

/** What an edit does to one file. Texts are without the secrets that lines may hold. */
export interface FileChange {
  readonly filePath: string;
  /** `movedAway`: into the edit's backup. `broughtBack` and `modeRestored`: what an undo does about files moved or made private. */
  readonly change: 'created' | 'edited' | 'removed' | 'movedAway' | 'madePrivate' | 'broughtBack' | 'modeRestored';
  /** Changed lines with three lines of context around them; empty where no lines change. */
  readonly diff: readonly DiffLine[];
  /** Changed lines left out of `diff` because there are so many. */
  readonly linesNotShown: number;
}

/** What an edit would do, or has done. */
export interface EditPreview {
  /** The Region that a profile gets where the edit named none. */
  readonly usualRegion?: string;
  /** In the order they are written; none when there is nothing to change. */
  readonly files: readonly FileChange[];
  readonly warnings: readonly EditWarning[];
  /** Names of profiles and sessions that come, change and go. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** For `syncProfiles`: every profile that `prune` may name, whether it does or not. */
  readonly prunable?: readonly string[];
  /** Of the lines that come and go, wherever they stand: handed back on applying, so that only what was shown is done. */
  readonly fingerprint: string;
}

/** One earlier edit that can be taken back. */
export interface BackupSnapshot {
  readonly id: string;
  readonly filePath: string;
  readonly madeAtMillis: number;
  readonly edit: ConfigEditKind;
  /** Names the edit was about, at most a few. */
  readonly names: readonly string[];
}

/** A section of the credentials file that Daypass keeps a role's keys in, on the person's word. */
export interface ListedStoredKeys {
  readonly profileName: string;
  readonly role: RoleRef;
  /** Of the keys that stand there now; absent while they wait for the next sign-in. */
  readonly expiresAtMillis?: number;
}

/** How a profile of the config or credentials file gets its keys. */
export type ProfileKind = 'sso' | 'legacySso' | 'chained' | 'process' | 'static' | 'login' | 'other';

/** A profile as the person's files have it, ours or not. */
export interface ListedProfile {
  readonly profileName: string;
  readonly kind: ProfileKind;
  readonly filePath: string;
  /** 1-based, of its header. */
  readonly lineNumber: number;
  readonly madeByDaypass: boolean;
  /** For `sso` and `legacySso`, where session, account and role are all there. */
  readonly role?: RoleRef;
  readonly region?: string;
  readonly output?: string;
  /** Of an `sso` or `legacySso` profile, as the file has it, also where a part is missing. */
  readonly signIn?: { readonly session?: string; readonly accountId?: string; readonly roleName?: string };
  readonly sourceProfile?: string;
  /** A static key pair of the same name stands in the credentials file. */
  readonly shadowed: boolean;
}
