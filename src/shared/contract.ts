import type { About, PlaceName, ProjectPage } from './about.ts';
import type { AccountMarking } from './domain/account-preferences.ts';
import type { ActivityEntry } from './domain/activity.ts';
import type { InstalledBrowser } from './domain/browsers.ts';
import type {
  BackupSnapshot,
  ListedStoredKeys,
  EditPreview,
  ListedProfile,
  RequestableEdit,
} from './domain/config-edits.ts';
import type { ExportFormat } from './domain/export-formats.ts';
import type { Diagnosis } from './domain/findings.ts';
import type { ImportPlan, OfferedImport, OtherTool } from './imports/import-plan.ts';
import type { PartFailure } from './pages.ts';
import type { RoleRef } from './domain/role.ts';
import type { BrowserChoice, Settings } from './domain/settings.ts';
import type { NavigationRequest, TrayAct } from './tray-act.ts';
import type { Outcome } from './errors/outcome.ts';
import type { SignInFlow } from './domain/session-state.ts';
import type { DirectorySnapshot, StatusSnapshot } from './view.ts';

declare const carries: unique symbol;

interface Command<In, Out> {
  readonly kind: 'command';
  readonly [carries]?: { in: In; out: Out };
}
interface Topic<T> {
  readonly kind: 'topic';
  readonly [carries]?: T;
}

const command = <In, Out>(): Command<In, Out> => ({ kind: 'command' });
const topic = <T>(): Topic<T> => ({ kind: 'topic' });

export interface NewSession {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
}

/** What is copied of a role besides its keys and its profile. */
export const ROLE_FACTS = ['accountId', 'consoleLink'] as const;
export type RoleFact = (typeof ROLE_FACTS)[number];

/** What is told of keys that were put on the clipboard; the keys themselves never cross. */
export interface CopiedKeys {
  readonly expiresAtMillis: number;
  /** When they leave the clipboard again, unless something else is copied before. */
  readonly clearedAfterSeconds: number;
}

/** Where and how the console opens; left out: by the settings' browser rules, through the portal. */
export interface ConsoleOptions {
  /** A path on the console (`/s3`) or a whole URL there. */
  readonly destination?: string;
  /** The Region the console shows. */
  readonly region?: string;
  readonly browser?: BrowserChoice;
  /** With a sign-in link made of temporary keys, for a browser without the portal's session. */
  readonly federated?: boolean;
}

/**
 * All that the window may ask of main, and all that main tells it. Handlers, bridge and test doubles are derived
 * from this object; a command without a schema and a handler does not compile. No secret crosses: copying keys,
 * opening the console and writing a profile are done in main, by id.
 */
export const contract = {
  addSession: command<NewSession, { sourceId: string }>(),
  /** Of a portal that is to be added; may ask the portal's page. */
  findRegion: command<{ startUrl: string }, { region: string }>(),
  signIn: command<{ sourceId: string; flow?: SignInFlow }, void>(),
  /** With a SAMLResponse that the person pastes. It goes on to AWS and is stored nowhere. Rejects with what is wrong with it. */
  signInWithResponse: command<{ sourceId: string; samlResponse: string }, void>(),
  /** A SAML application by its link. Rejects: samlLinkInvalid, nameInvalid, sessionExists. */
  addSamlAccount: command<{ name: string; url: string }, { sourceId: string }>(),
  /** The accounts of saml2aws on this machine that are not on the list yet, by name. */
  findSaml2aws: command<Record<string, never>, { names: readonly string[] }>(),
  /** Adds them; `left` are those that could not be added. */
  importSaml2aws: command<Record<string, never>, { added: readonly string[]; left: readonly string[] }>(),
  /** The tools on this machine whose settings can be taken over. */
  listOtherTools: command<Record<string, never>, readonly OfferedImport[]>(),
  planImport: command<{ tool: OtherTool }, ImportPlan>(),
  /** `fingerprint` of the plan that was shown: another outcome is not made and rejects with `previewStale`. */
  applyImport: command<{ tool: OtherTool; fingerprint: string }, ImportPlan>(),
  /** Takes the newest import from the tool back. */
  undoImport: command<{ tool: OtherTool }, void>(),
  renameSamlAccount: command<{ sourceId: string; newName: string }, void>(),
  /** Signs out of it as well. */
  removeSamlAccount: command<{ sourceId: string }, void>(),
  cancelSignIn: command<{ sourceId: string }, void>(),
  /** Opens the page of the sign-in in progress again; for a person whose browser did not come up. */
  openSignInPage: command<{ sourceId: string; browser?: BrowserChoice }, void>(),
  copySignInLink: command<{ sourceId: string }, void>(),
  copySignInCode: command<{ sourceId: string }, void>(),
  /** Copies the session's start URL. */
  copyStartUrl: command<{ sourceId: string }, void>(),
  /** Opens the session's access portal in the browser. Rejects: browserNotOpened. */
  openPortal: command<{ sourceId: string }, void>(),
  signOut: command<{ sourceId: string }, void>(),
  /** Every session at once; answers the names AWS could not be told about. */
  signOutEverywhere: command<Record<string, never>, { notTold: readonly string[] }>(),
  refreshDirectory: command<{ sourceId?: string }, void>(),
  /** Before keys of a production account main asks in a native dialog, once an hour. Rejects with `productionNotConfirmed` on a no. */
  copyKeys: command<{ role: RoleRef; format: ExportFormat }, CopiedKeys>(),
  /**
   * Copies what makes a shell use the role's profile: no secret leaves. Where there is no profile, one is made first;
   * `created` says so. Rejects with `regionNeeded` where its Region can't be known without asking.
   */
  copyProfileVariable: command<{ role: RoleRef }, { profileName: string; created: boolean }>(),
  /** The same for a profile of any kind, by its name. */
  copyNamedProfile: command<{ profileName: string }, void>(),
  /** From the palette, which is put away: how it went is shown as for a click in the tray. */
  performFromPalette: command<{ act: TrayAct }, void>(),
  dismissPalette: command<Record<string, never>, void>(),
  /** Copies what identifies a role and is no secret. */
  copyRoleFact: command<{ role: RoleRef; what: RoleFact }, void>(),
  /** Takes keys of ours off the clipboard now. */
  clearClipboard: command<Record<string, never>, void>(),
  /** The code goes on to AWS and is stored nowhere. Rejects with `mfaCodeNeeded` where it is not waited for any more. */
  answerMfa: command<{ questionId: string; code: string }, void>(),
  cancelMfa: command<{ questionId: string }, void>(),
  openConsole: command<{ role: RoleRef } & ConsoleOptions, void>(),
  setFavourite: command<{ role: RoleRef; favourite: boolean }, void>(),
  suggestProfileName: command<{ role: RoleRef }, { profileName: string }>(),
  listProfiles: command<Record<string, never>, readonly ListedProfile[]>(),
  previewEdit: command<{ edit: RequestableEdit }, EditPreview>(),
  /** `fingerprint` of the preview that was shown: another outcome is not written and rejects with `previewStale`. */
  applyEdit: command<{ edit: RequestableEdit; fingerprint: string }, EditPreview>(),
  /** Newest first. */
  listBackups: command<Record<string, never>, readonly BackupSnapshot[]>(),
  /** Sections of the credentials file whose keys are renewed; no secrets. */
  listStoredKeys: command<Record<string, never>, readonly ListedStoredKeys[]>(),
  diagnose: command<Record<string, never>, Diagnosis>(),
  /** Opens the file of a finding, at its line where the person's editor is a known one (`atLine`). Rejects: findingGone, fileNotOpened. */
  openFinding: command<{ findingId: string }, { atLine: boolean; lineNumber: number }>(),
  /** Copies the command that fixes a finding. */
  copyFindingCommand: command<{ findingId: string }, void>(),
  /** `null` takes a mark away; what is left out stays. */
  markAccount: command<AccountMarking, void>(),
  changeSettings: command<{ change: Partial<Settings> }, void>(),
  listBrowsers: command<Record<string, never>, readonly InstalledBrowser[]>(),
  /** Newest first. */
  listActivity: command<Record<string, never>, readonly ActivityEntry[]>(),
  clearActivity: command<Record<string, never>, void>(),
  /** Asks for a place and writes there; `saved` is false where the person thought better of it. */
  exportActivity: command<Record<string, never>, { saved: boolean }>(),
  about: command<Record<string, never>, About>(),
  /** Copies the path of one of the places that `about` names. */
  copyPlace: command<{ what: PlaceName }, void>(),
  /** Copies the app's name and version. */
  copyVersion: command<Record<string, never>, void>(),
  /** Shows one of the places that `about` names in the file manager; where it isn't there yet, the nearest folder that is. */
  showPlace: command<{ what: PlaceName }, void>(),
  /** Opens a page of the project in the browser. Rejects: browserNotOpened. */
  openProjectPage: command<{ page: ProjectPage }, void>(),
  /** Copies a report for a bug tracker, without names, keys or paths of the person's. */
  copyReport: command<Record<string, never>, void>(),
  /** Asks whether there is a newer release. How it went is in the topic `status`. */
  checkForUpdates: command<Record<string, never>, void>(),
  /** Opens the page of the release that is offered, by the link gate. Rejects with `browserNotOpened`. */
  openReleasePage: command<Record<string, never>, void>(),
  /** Hides this release, not later ones. */
  skipUpdate: command<{ version: string }, void>(),
  /** Copies one of the commands that the offered release lists. */
  copyUpdateCommand: command<{ at: number }, void>(),
  /** Writes to the log that a part of the window threw while it was drawn. */
  reportFailure: command<PartFailure, void>(),
  status: topic<StatusSnapshot>(),
  directory: topic<DirectorySnapshot>(),
  navigation: topic<NavigationRequest>(),
  /** Grows each time the palette comes up. */
  paletteShown: topic<number>(),
  settings: topic<Settings>(),
} as const;

type Contract = typeof contract;
export type CommandName = {
  [K in keyof Contract]: Contract[K] extends { kind: 'command' } ? K : never;
}[keyof Contract];
export type TopicName = { [K in keyof Contract]: Contract[K] extends { kind: 'topic' } ? K : never }[keyof Contract];
export type CommandInput<K extends CommandName> = Contract[K] extends Command<infer In, infer _Out> ? In : never;
export type CommandOutput<K extends CommandName> = Contract[K] extends Command<infer _In, infer Out> ? Out : never;
export type TopicValue<K extends TopicName> = Contract[K] extends Topic<infer T> ? T : never;

/** What the preload puts on `window.daypass`: commands answer an Outcome, topics call back with now's value and every later one. */
export type Bridge = {
  readonly [K in CommandName]: (input: CommandInput<K>) => Promise<Outcome<CommandOutput<K>>>;
} & {
  readonly [K in TopicName]: (listener: (value: TopicValue<K>) => void) => () => void;
};

/** The channel of a command or topic; nobody types one by hand. */
export function channelOf(name: CommandName | TopicName): string {
  return `daypass:${name}`;
}
