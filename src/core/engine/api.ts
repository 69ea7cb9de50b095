import type {
  BackupSnapshot,
  ConfigEdit,
  EditPreview,
  ListedBulkRule,
  ListedProfile,
  ListedStoredKeys,
} from '../../shared/domain/config-edits.ts';
import type { Uninstaller } from './uninstall/uninstaller.ts';
import type { TeamsApi } from './imports/teams-api.ts';
import type { ImportsApi } from './imports/imports-api.ts';
import type { SamlAccountsEditor } from './saml-accounts-editor.ts';
import type { Diagnosis } from '../../shared/domain/findings.ts';
import type { AccountMarking } from '../../shared/domain/account-preferences.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import type { ProbeReport } from '../../shared/sign-in-probe.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import type { ActivityLog } from '../roles/activity/activity-log.ts';
import type { Confirmation, IssueOptions } from '../roles/issue.ts';
import type { EngineState, SsoProfile } from '../state.ts';
import type { Secret } from '../secret.ts';
import type {
  SignInOptions,
  NewSessionInput,
  SignedIn,
  ListedAccounts,
  SignedOutEverywhere,
  RoleSelector,
  ConsolePlace,
} from '../requests.ts';

/**
 * The engine: sessions, accounts, keys and profiles, without Electron or a terminal. Every method rejects with a
 * DaypassError and nothing else. Methods work one-shot (command line) as well as while `start` runs (tray app).
 */
export interface Engine {
  readonly state: EngineState;
  /** Called after every change of `state`; answers an unsubscribe. */
  subscribe(listener: (state: EngineState) => void): () => void;

  /** What was handed out and changed, by every shell. */
  readonly activity: ActivityLog;

  /** Reads config and token files into `state`. Never throws for odd files: they show in `state`. */
  reload(): Promise<void>;
  /** `reload`, then keeps going: renews tokens before they end and watches the files, until `stop`. */
  start(): Promise<void>;
  /** Ends timers, watches and sign-ins in progress, and waits for writes under way. */
  stop(): Promise<void>;
  /** To be called on resume, unlock and network-up: looks at clock and files again. Idempotent. */
  wake(): void;

  /**
   * Writes a new `[sso-session]`. `wasThere`: the config file has it already, with these very values. Rejects:
   * nameInvalid, startUrlInvalid, regionInvalid, sessionExists, and what writing can meet.
   */
  addSession(input: NewSessionInput): Promise<SourceInfo & { readonly wasThere?: true }>;
  /**
   * The Region of an access portal: by its start URL, else asked of the portal's own page. Only where a person wants
   * it. Rejects: startUrlInvalid, regionNotFound, and what the way there can meet.
   */
  findRegion(startUrl: string, signal?: AbortSignal): Promise<string>;
  /** Finds a session by its name, a legacy one also by a profile's name; with no name, the only one there is. Rejects: sessionUnknown, sessionNone, sessionAmbiguous. */
  findSession(name?: string): Promise<SourceInfo>;

  /**
   * Tries what a sign-in to a session needs, step by step, up to the first step that fails. Nothing is opened or written.
   * Rejects: sessionUnknown, sessionNone, sessionAmbiguous, probeUnsupported.
   */
  probeSignIn(name: string | undefined, report: (step: ProbeReport) => void): Promise<SourceInfo>;

  /** Signs in and writes the token file. One sign-in per session at a time: a second call replaces the first. */
  signIn(sourceId: string, options?: SignInOptions): Promise<SignedIn>;
  /** Ends a sign-in in progress at once; its promise rejects with `signInCancelled`. No-op when there is none. */
  cancelSignIn(sourceId: string): void;
  /** Revokes at AWS (told, not fatal, when that fails), removes our token file and role credentials. */
  signOut(sourceId: string): Promise<{ revokedAtAws: boolean }>;

  /** Every session at once, as `signOut`: none keeps another from its turn. Rejects only where the config can't be read. */
  signOutEverywhere(): Promise<SignedOutEverywhere>;

  /** Accounts with their roles, from cache when fresh enough. Rejects with signInNeeded where there is no live token to ask with. */
  listAccounts(sourceId: string, options?: { refresh?: boolean; signal?: AbortSignal }): Promise<ListedAccounts>;
  setFavourite(role: RoleRef, favourite: boolean): Promise<void>;
  /** Notes that the person chose the role, as issuing its keys does. */
  noteRecent(role: RoleRef): Promise<void>;
  /** Notes a colour, a label or production about an account; `null` takes a note away. */
  markAccount(change: AccountMarking): Promise<void>;

  /** The SAML applications of the person. Each is a session by its name. */
  readonly saml: SamlAccountsEditor;

  /** What other tools keep on disk, taken over. */
  readonly imports: ImportsApi;
  /** Team files. */
  readonly teams: TeamsApi;
  /** Taking out what Daypass has put in. */
  readonly uninstaller: Uninstaller;

  /** Resolves a selector against the config. Rejects: profileUnknown, profileNotSso, sessionUnknown, accountIdInvalid. */
  resolveRole(
    selector: RoleSelector,
  ): Promise<RoleRef & { readonly profile?: SsoProfile; readonly environmentProfile?: string }>;
  /**
   * The only way by which keys leave the engine. They have at least some minutes of life: cached, else minted; callers share one call
   * to AWS. Notes the role as recent. Rejects also: productionNotConfirmed; ask the person and call again with `confirmed`.
   */
  issue(role: RoleRef, options: IssueOptions): Promise<RoleCredentials>;
  /** The portal's shortcut link to the console for a role. Holds no secret. Notes the role as recent. */
  consoleUrl(role: RoleRef, place?: ConsolePlace): Promise<string>;
  /**
   * A link that signs a browser into the console without the portal's session, made of temporary keys. Anyone who
   * holds the link can sign in with it for 15 minutes. Notes the role as recent. Rejects also: federationRefused, productionNotConfirmed.
   */
  federatedConsoleUrl(role: RoleRef, place?: ConsolePlace, options?: Confirmation): Promise<Secret>;

  /** A free profile name for a role, in characters every AWS client reads. */
  suggestProfileName(role: RoleRef): Promise<string>;
  /** Every profile of the config and credentials files, ours or not, in file order. */
  listProfiles(): Promise<readonly ListedProfile[]>;
  /** What an edit would do to the person's files; nothing is written. */
  previewEdit(edit: ConfigEdit): Promise<EditPreview>;
  /**
   * Makes the edit, after a backup. With the fingerprint of a preview, only what that one showed: else `previewStale`.
   * An edit that writes keys is issued as `issue` does, with the same rejection.
   * An edit that another program overwrites from an older reading is made again: after `start` whenever it happens, and
   * for who ends with the edit by one look a moment later (`lookAgain`).
   */
  applyEdit(
    edit: ConfigEdit,
    options?: Confirmation & { readonly fingerprint?: string; readonly lookAgain?: boolean },
  ): Promise<EditPreview>;
  /** Earlier edits that can be taken back, newest first, at most 10 for each file. */
  listBackups(): Promise<readonly BackupSnapshot[]>;
  /** Earlier bulk edits that `syncProfiles` repeats for new roles. */
  listBulkRules(): Promise<readonly ListedBulkRule[]>;
  /** Forgets one by its selection. Its profiles stay. Rejects: fileForbidden, diskFull, diskFailed. */
  forgetBulkRule(selection: ListedBulkRule['selection']): Promise<void>;
  /** The sections of the credentials file that `keepKeys` wrote and that are renewed; no secrets. */
  listStoredKeys(): Promise<readonly ListedStoredKeys[]>;
  /** Looks over config, credentials, cache and environment. Reads only. */
  diagnose(): Promise<Diagnosis>;
}
