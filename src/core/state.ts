import type { AccountMark } from '../shared/domain/account-preferences.ts';
import type { RoleRef } from '../shared/domain/role.ts';
import type { AssumedFrom, SourceInfo, SourceType } from '../shared/domain/source.ts';
import type { SessionState } from '../shared/domain/session-state.ts';
import type { ListingSnapshot, Trouble } from '../shared/view.ts';

/** An SSO session as the config file names it. */
export interface SsoSession {
  /** The `sso-session`'s name, or for a legacy profile its start URL exactly as written. Unique in the state. */
  readonly name: string;
  readonly type: Extract<SourceType, 'identityCenter' | 'legacySso'>;
  readonly startUrl: string;
  readonly region: string;
  /** Empty for legacy: registering without scopes is what makes its token a fixed, non-refreshable one. */
  readonly scopes: readonly string[];
  /** Profiles that use it, in file order. A legacy session answers to these names as well. */
  readonly profileNames: readonly string[];
}

/** What a source knows of its own sign-in. */
export interface SourceStanding {
  readonly standing: SessionState;
  /** The last thing that went wrong with this session, until something goes right. */
  readonly trouble?: Trouble;
  /** When the portal session is likely to end: an estimate learned from earlier ones. Absent while unknown. */
  readonly portalEndsAtMillis?: number;
  /** When the portal session began, if that is known. */
  readonly portalSinceMillis?: number;
  /** Set when the token's client registration ends before long: it can't be renewed from then on. */
  readonly registrationEndsAtMillis?: number;
}

/** A source and where it stands, as the shells show it. */
export interface SourceState extends SourceStanding {
  readonly session: SourceInfo;
  readonly listing: ListingSnapshot;
}

export interface Account {
  readonly accountId: string;
  /** Hostile text: the service model promises no length or pattern. May be empty. */
  readonly accountName: string;
  readonly emailAddress: string;
  readonly roleNames: readonly string[];
}

/** A profile of the config file that stands for a role of one of the sources. */
export interface SsoProfile extends RoleRef {
  readonly profileName: string;
  readonly region?: string;
}

/** A role that a profile assumes with other keys. It has no sign-in of its own. */
export interface AssumedRole extends RoleRef {
  readonly profileName: string;
  readonly comesFrom: AssumedFrom;
  /** The source whose sign-in gives the first keys. Absent: they are in a file or in the environment. */
  readonly baseSourceId?: string;
  /** The source whose list has the role's account, else `ASSUMED_ACCOUNTS`: the account's marks are noted there. */
  readonly homeSourceId: string;
}

/** Everything the engine knows that a person may be shown; plain data, replaced whole on every change. No secrets. */
export interface EngineState {
  /** In the config file's order: sso-sessions, then legacy ones. */
  readonly sessions: readonly SourceState[];
  /** By the source's id. */
  readonly accounts: Readonly<Record<string, readonly Account[]>>;
  readonly profiles: readonly SsoProfile[];
  /** In the order of the files. */
  readonly assumedRoles: readonly AssumedRole[];
  readonly favourites: readonly RoleRef[];
  readonly accountMarks: readonly AccountMark[];
  /** Newest first, at most 10. */
  readonly recents: readonly RoleRef[];
  /** Grows each time the files were read again; absent before the first time. */
  readonly filesRevision?: number;
  /** Set while the config file cannot be read. */
  readonly configTrouble?: Trouble;
  /** How far this machine's clock is ahead of AWS's (negative: behind); only when off by more than a minute. */
  readonly clockAheadMillis?: number;
}
