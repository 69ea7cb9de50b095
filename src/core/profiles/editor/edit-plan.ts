import type { BridgeCommand, EditWarning } from '../../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { Account } from '../../state.ts';
import type { RoleSource } from '../../sources/role-source.ts';
import type { StoredKeysChange } from '../../roles/credentials/credentials-file-registry.ts';
import type { ConfigDocument } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { BulkRule, ChangedRules } from '../bulk/bulk-rules.ts';

/** The person's AWS files as an edit finds them. A missing file is an empty document. */
export interface AwsFiles {
  readonly configPath: string;
  readonly config: ConfigDocument;
  readonly credentialsPath: string;
  readonly credentials: ConfigDocument;
}

/** What an edit asks of a source. */
export type KnownSource = Pick<RoleSource, 'info' | 'profileEntries'>;

/** What the engine knows besides the files: the lists that bulk edits choose from. */
export interface KnownRoles {
  readonly sources: readonly KnownSource[];
  /** Roles that profiles assume: asked for by name, and in no selection. */
  readonly assumedSources?: readonly KnownSource[];
  readonly accountsOf: (sourceId: string) => readonly Account[];
  readonly favourites: readonly RoleRef[];
  /** What the person calls an account. */
  readonly labelOf?: (sourceId: string, accountId: string) => string | undefined;
  /** Whether a session's list is whole and fresh, and the session signed in: only then does a missing role mean that it is gone. */
  readonly isWhole: (sourceId: string) => boolean;
  /** Earlier bulk edits, for bringing their profiles up to date. */
  readonly bulkRules: readonly BulkRule[];
  readonly platform: NodeJS.Platform;
  /** The start of a command line that runs without a PATH (`runnableCommand`). Rejects with bridgeNotRunnable. */
  readonly bridgeProgram: (command: BridgeCommand) => Promise<string>;
  /** The `credential_process` of a role that only Daypass can get keys for. Throws: bridgeNotRunnable, nameInvalid. */
  readonly roleBridge: (role: RoleRef) => string;
  /** Keys to be written to the credentials file, from memory where they are fresh. */
  readonly keysOf: (role: RoleRef) => Promise<RoleCredentials>;
  /** As the person has set it; empty for none. */
  readonly defaultRegion?: string | undefined;
  /** AWS_REGION, else AWS_DEFAULT_REGION. */
  readonly environmentRegion?: string | undefined;
}

/**
 * An edit worked out for the files it was given, not yet made. Planners are pure: an edit is planned again on newer bytes
 * when another program has written in between.
 */
export interface EditPlan {
  readonly config?: readonly DocumentEdit[];
  readonly credentials?: readonly DocumentEdit[];
  /** Files of the token cache that are moved into the edit's backup. */
  readonly moveAway?: readonly string[];
  /** Files and folders that group and others lose all permissions of. */
  readonly makePrivate?: readonly string[];
  /** Only of an undo: moved files that come back, and permission bits as they were before. */
  readonly bringBack?: readonly { readonly backupPath: string; readonly path: string }[];
  readonly restoreModes?: readonly { readonly path: string; readonly bits: number }[];
  readonly warnings?: readonly EditWarning[];
  /** The Region of a profile where the edit named none. */
  readonly usualRegion?: string;
  readonly added?: readonly string[];
  readonly changed?: readonly string[];
  readonly removed?: readonly string[];
  readonly prunable?: readonly string[];
  /** The bulk rules before and after the edit, if it changes them. */
  readonly bulkRules?: ChangedRules;
  /** Sessions known by another name once the edit is made: favourites and the like follow them. */
  readonly renamedSessions?: readonly { readonly from: string; readonly to: string }[];
  /** Keys that stand in the credentials file from now on, to be renewed; or no longer (`role` left out). */
  readonly storedKeys?: StoredKeysChange;
  /** The files hold keys before or after the edit. No backup is kept, so the edit can't be undone. */
  readonly withoutBackup?: boolean;
}
