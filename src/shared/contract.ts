import type { About, PlaceName } from './about.ts';
import type { AccountMarking } from './domain/account-preferences.ts';
import type { ActivityEntry } from './domain/activity.ts';
import type { InstalledBrowser } from './domain/browsers.ts';
import type {
  BackupSnapshot,
  ListedStoredKeys,
  ConfigEdit,
  EditPreview,
  ListedProfile,
} from './domain/config-edits.ts';
import type { ExportFormat } from './domain/export-formats.ts';
import type { Diagnosis } from './domain/findings.ts';
import type { PartFailure } from './pages.ts';
import type { RoleRef } from './domain/role.ts';
import type { BrowserChoice, Settings } from './domain/settings.ts';
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

/** What is told of keys that were put on the clipboard; the keys themselves never cross. */
export interface CopiedKeys {
  readonly expiresAtMillis: number;
  /** When they leave the clipboard again, unless something else is copied before. */
  readonly clearedAfterSeconds: number;
}

/** Where the person, from the tray or a notice, asked the window to be. Answered once: a wish taken is gone. */
export type NavigationRequest =
  | { readonly at: 'profile'; readonly role: RoleRef }
  | { readonly at: 'edit'; readonly edit: ConfigEdit }
  /** To ask whether keys of a production account are to be copied, and copy them with `confirmed` on a yes. */
  | { readonly at: 'confirmKeys'; readonly role: RoleRef; readonly format: ExportFormat }
  | { readonly at: 'search' };

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
  cancelSignIn: command<{ sourceId: string }, void>(),
  /** Opens the page of the sign-in in progress again; for a person whose browser did not come up. */
  openSignInPage: command<{ sourceId: string; browser?: BrowserChoice }, void>(),
  copySignInLink: command<{ sourceId: string }, void>(),
  copySignInCode: command<{ sourceId: string }, void>(),
  signOut: command<{ sourceId: string }, void>(),
  /** Every session at once; answers the names AWS could not be told about. */
  signOutEverywhere: command<Record<string, never>, { notTold: readonly string[] }>(),
  refreshDirectory: command<{ sourceId?: string }, void>(),
  /** Rejects with `productionNotConfirmed` for a production account, once an hour, unless `confirmed`. */
  copyKeys: command<{ role: RoleRef; format: ExportFormat; confirmed?: boolean }, CopiedKeys>(),
  /** Copies what makes a shell use the role's profile: no secret leaves. Rejects with `profileUnknown` where there is none. */
  copyProfileVariable: command<{ role: RoleRef }, { profileName: string }>(),
  openConsole: command<{ role: RoleRef } & ConsoleOptions, void>(),
  setFavourite: command<{ role: RoleRef; favourite: boolean }, void>(),
  suggestProfileName: command<{ role: RoleRef }, { profileName: string }>(),
  listProfiles: command<Record<string, never>, readonly ListedProfile[]>(),
  previewEdit: command<{ edit: ConfigEdit }, EditPreview>(),
  /** `fingerprint` of the preview that was shown: another outcome is not written and rejects with `previewStale`. */
  applyEdit: command<{ edit: ConfigEdit; fingerprint: string }, EditPreview>(),
  /** Newest first. */
  listBackups: command<Record<string, never>, readonly BackupSnapshot[]>(),
  /** Sections of the credentials file whose keys are renewed; no secrets. */
  listStoredKeys: command<Record<string, never>, readonly ListedStoredKeys[]>(),
  diagnose: command<Record<string, never>, Diagnosis>(),
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
  /** Copies a report for a bug tracker, without names, keys or paths of the person's. */
  copyReport: command<Record<string, never>, void>(),
  /** Writes to the log that a part of the window threw while it was drawn. */
  reportFailure: command<PartFailure, void>(),
  status: topic<StatusSnapshot>(),
  directory: topic<DirectorySnapshot>(),
  navigation: topic<NavigationRequest>(),
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
