import { isSignedIn, isSigningIn } from '../../shared/domain/session-state.ts';
import type { WordedError } from '../../presenter/words/error-words.ts';
import type { NavigationRequest } from '../../shared/tray-act.ts';
import { isRetryable } from '../../shared/errors/error-codes.ts';
import type { ExportFormat } from '../../shared/domain/export-formats.ts';
import type { Failure } from '../../shared/errors/outcome.ts';
import type { OtherTool } from '../../shared/imports/import-plan.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { DirectorySnapshot, SessionSnapshot, StatusSnapshot, Trouble } from '../../shared/view.ts';
import type { EditRequest } from './edit-request.ts';
import type { PageName } from '../../shared/pages.ts';

/** The one sheet that may be open over the page. */
export type Sheet =
  | { readonly at: 'none' }
  | { readonly at: 'signIn'; readonly sourceId: string; readonly failure?: WordedError }
  | { readonly at: 'profile'; readonly role: RoleRef }
  | { readonly at: 'openConsole'; readonly role: RoleRef }
  | { readonly at: 'markAccount'; readonly sourceId: string; readonly accountId: string }
  /** `kind`: what to add, if the person has said so already. */
  | { readonly at: 'addSession'; readonly kind?: 'saml' }
  | { readonly at: 'samlAccount'; readonly task: 'rename' | 'remove' | 'paste'; readonly sourceId: string }
  | { readonly at: 'edit'; readonly request: EditRequest }
  | { readonly at: 'import'; readonly tool: OtherTool }
  | { readonly at: 'backups' }
  | { readonly at: 'profileHealth'; readonly profileName: string }
  | { readonly at: 'signOutEverywhere' }
  /** `place`: the index of a rule in the settings. Left out: a new rule. */
  | { readonly at: 'browserRule'; readonly place?: number }
  | { readonly at: 'clearActivity'; readonly entryCount: number };

/** Something that just happened, as data. Its words are chosen when it is shown, in the language of that moment. */
export type News =
  | {
      readonly what: 'keysCopied';
      readonly role: RoleRef;
      readonly format: ExportFormat;
      readonly expiresAtMillis: number;
    }
  | { readonly what: 'linkCopied' | 'codeCopied' | 'consoleOpened' | 'favouriteAdded' | 'favouriteRemoved' }
  | { readonly what: 'updateCommandCopied' }
  | { readonly what: 'pathCopied' | 'versionCopied' | 'reportCopied' | 'activityExported' | 'activityCleared' }
  | { readonly what: 'commandCopied' }
  | { readonly what: 'fileOpened'; readonly atLine: boolean; readonly lineNumber: number }
  | { readonly what: 'idCopied' | 'consoleLinkCopied' | 'clipboardCleared' }
  /** `created`: the profile was created for this copy, which can be undone. */
  | { readonly what: 'variableCopied'; readonly profileName: string; readonly created: boolean }
  | { readonly what: 'editUndone' | 'editRedone' }
  | { readonly what: 'importUndone'; readonly tool: OtherTool }
  | { readonly what: 'signedIn' | 'signedOut'; readonly sourceId: string }
  | { readonly what: 'samlAccountRenamed' | 'samlAccountRemoved'; readonly name: string }
  | { readonly what: 'samlAccountsImported'; readonly added: readonly string[]; readonly left: readonly string[] }
  /** `notTold`: names of the sessions that AWS could not be asked to end. */
  | { readonly what: 'signedOutEverywhere'; readonly notTold: readonly string[] }
  /** `act`: what failed and can be repeated after a sign-in. */
  | { readonly what: 'failed'; readonly failure: Failure; readonly sourceId?: string; readonly act?: RoleAct };

/** An act on a role that needs its session. */
export type RoleAct =
  | { readonly do: 'copyKeys'; readonly role: RoleRef; readonly format: ExportFormat }
  | { readonly do: 'copyProfileVariable' | 'openConsole'; readonly role: RoleRef };

/** All state of the window except the text of its fields. Topics are absent until main has published them. */
export interface WindowState {
  readonly status?: StatusSnapshot;
  readonly directory?: DirectorySnapshot;
  readonly settings?: Settings;
  readonly page: PageName;
  readonly sheet: Sheet;
  /** What the person last did about the overview in this window. Absent: the settings decide. */
  readonly overview?: 'asked' | 'left';
  /** Ids of the sources whose sign-in sheet the person closed while the sign-in continues. The sheet does not reopen by itself. */
  readonly signInsPutAway: readonly string[];
  readonly news?: { readonly id: number; readonly item: News };
  /** Grows each time the search box should take the focus. */
  readonly searchAsked: number;
  /** Grows each time the search of the page that is shown should take the focus. */
  readonly findAsked: number;
  /** Grows with each edit that this window made to the AWS files. What was read before the edit is outdated. */
  readonly editsMade: number;
}

export type WindowEvent =
  | { readonly type: 'status'; readonly status: StatusSnapshot }
  | { readonly type: 'directory'; readonly directory: DirectorySnapshot }
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'navigation'; readonly navigation: NavigationRequest }
  | { readonly type: 'pageAsked'; readonly page: PageName }
  | { readonly type: 'overview'; readonly is: 'asked' | 'left' | 'asBefore' }
  | { readonly type: 'sheetAsked'; readonly sheet: Sheet }
  | { readonly type: 'editMade' }
  | { readonly type: 'sheetDismissed' }
  | { readonly type: 'signInFailed'; readonly sourceId: string; readonly failure: Failure }
  | { readonly type: 'news'; readonly item: News }
  | { readonly type: 'newsRead'; readonly id: number };

export const initialWindowState: WindowState = {
  page: 'roles',
  sheet: { at: 'none' },
  signInsPutAway: [],
  searchAsked: 0,
  findAsked: 0,
  editsMade: 0,
};

export function step(state: WindowState, event: WindowEvent): WindowState {
  switch (event.type) {
    case 'status':
      return takeStatus(state, event.status);
    case 'directory':
      return isOlder(event.directory, state.directory) ? state : { ...state, directory: event.directory };
    case 'settings':
      return { ...state, settings: event.settings };
    case 'navigation':
      return takeNavigationRequest(state, event.navigation);
    case 'pageAsked':
      return askPage(state, event.page);
    case 'overview':
      return event.is === 'asBefore' ? without(state, 'overview') : withOverview(state, event.is);
    case 'editMade':
      return { ...state, editsMade: state.editsMade + 1 };
    case 'sheetAsked':
      return { ...state, sheet: event.sheet, signInsPutAway: withoutAsked(state.signInsPutAway, event.sheet) };
    case 'sheetDismissed':
      return dismissSheet(putAway(state));
    case 'signInFailed':
      return takeSignInFailure(state, event.sourceId, event.failure);
    case 'news':
      return addNews(state, event.item);
    case 'newsRead':
      return state.news?.id === event.id ? without(state, 'news') : state;
  }
}

/** Returns true if the start page is the overview: on the first start until the person leaves it, and when asked for. */
export function showsOverview({ overview, settings, status }: WindowState): boolean {
  if (status === undefined || status.sessions.length === 0) return false;
  return overview === undefined ? settings?.overviewLeft === false : overview === 'asked';
}

/** A person on the overview who clicks “Roles” wants to leave it. */
function askPage(state: WindowState, page: PageName): WindowState {
  const isLeft = page === 'roles' && state.page === 'roles' && showsOverview(state);
  return isLeft ? { ...state, overview: 'left' } : { ...state, page };
}

function withOverview(state: WindowState, overview: 'asked' | 'left'): WindowState {
  return { ...state, page: 'roles', overview };
}

export function sessionNamed(state: WindowState, sourceId: string): SessionSnapshot | undefined {
  return state.status?.sessions.find((session) => session.name === sourceId);
}

function isOlder(next: { readonly revision: number }, now: { readonly revision: number } | undefined): boolean {
  return now !== undefined && next.revision < now.revision;
}

function takeStatus(state: WindowState, status: StatusSnapshot): WindowState {
  if (isOlder(status, state.status)) return state;
  return followSignIn(state, followPutAway(state, { ...state, status }));
}

/** Shows as news how a sign-in ended whose sheet was closed. */
function followPutAway(before: WindowState, after: WindowState): WindowState {
  let state = after;
  for (const sourceId of before.signInsPutAway) state = endPutAway(before, state, sourceId);
  return state;
}

function endPutAway(before: WindowState, after: WindowState, sourceId: string): WindowState {
  const was = sessionNamed(before, sourceId);
  const now = sessionNamed(after, sourceId);
  if (isSigningInTo(now) || !isSigningInTo(was)) return after;
  const ended = { ...after, signInsPutAway: after.signInsPutAway.filter((name) => name !== sourceId) };
  if (isSignedInTo(now)) return addNews(ended, { what: 'signedIn', sourceId });
  if (now?.trouble === undefined || isSameTrouble(was?.trouble, now.trouble)) return ended;
  const { code, facts } = now.trouble;
  if (code === 'signInCancelled') return ended;
  return addNews(ended, { what: 'failed', failure: { code, facts, retryable: isRetryable(code) }, sourceId });
}

/** Remembers that the sign-in continues without its sheet. */
function putAway(state: WindowState): WindowState {
  const { sheet, signInsPutAway } = state;
  if (sheet.at !== 'signIn' || sheet.failure !== undefined || signInsPutAway.includes(sheet.sourceId)) return state;
  return { ...state, signInsPutAway: [...signInsPutAway, sheet.sourceId] };
}

function withoutAsked(putAwayNames: readonly string[], sheet: Sheet): readonly string[] {
  return sheet.at === 'signIn' ? putAwayNames.filter((name) => name !== sheet.sourceId) : putAwayNames;
}

/** Opens the sign-in sheet when a session begins to wait for the person, whatever started the sign-in, and closes it at the end. */
function followSignIn(before: WindowState, after: WindowState): WindowState {
  if (after.sheet.at === 'signIn') return followOpenSheet(before, after, after.sheet);
  if (after.sheet.at !== 'none') return after;
  const waiting = after.status?.sessions.find(
    (session) =>
      session.standing.at === 'awaitingUser' &&
      sessionNamed(before, session.name)?.standing.at !== 'awaitingUser' &&
      !before.signInsPutAway.includes(session.name),
  );
  return waiting === undefined ? after : { ...after, sheet: { at: 'signIn', sourceId: waiting.name } };
}

function followOpenSheet(
  before: WindowState,
  after: WindowState,
  sheet: Extract<Sheet, { readonly at: 'signIn' }>,
): WindowState {
  const was = sessionNamed(before, sheet.sourceId);
  const now = sessionNamed(after, sheet.sourceId);
  if (now === undefined) return dismissSheet(after);
  if (isSigningInTo(now)) return after;
  if (isSignedInTo(now)) {
    const news: News = { what: 'signedIn', sourceId: sheet.sourceId };
    return isSignedInTo(was) ? after : addNews(dismissSheet(after), news);
  }
  if (now.trouble !== undefined && !isSameTrouble(was?.trouble, now.trouble))
    return { ...after, sheet: { ...sheet, failure: now.trouble } };
  // Cancelled elsewhere: from the tray, or by another process.
  return isSigningInTo(was) ? dismissSheet(after) : after;
}

function isSigningInTo(session: SessionSnapshot | undefined): boolean {
  return session !== undefined && isSigningIn(session.standing);
}

function isSignedInTo(session: SessionSnapshot | undefined): boolean {
  return session !== undefined && isSignedIn(session.standing);
}

function isSameTrouble(a: Trouble | undefined, b: Trouble): boolean {
  return a?.code === b.code && a.atMillis === b.atMillis;
}

function takeNavigationRequest(state: WindowState, navigation: NavigationRequest): WindowState {
  if (navigation.at === 'profile') return { ...state, sheet: { at: 'profile', role: navigation.role } };
  if (navigation.at === 'edit') return { ...state, sheet: { at: 'edit', request: navigation.edit } };
  if (navigation.at === 'addSamlAccount') return { ...state, sheet: { at: 'addSession', kind: 'saml' } };
  // While a sheet is open, the search behind it can't take the focus.
  if (navigation.at === 'find') return state.sheet.at === 'none' ? { ...state, findAsked: state.findAsked + 1 } : state;
  if (navigation.at === 'page') return { ...dismissSheet(state), page: navigation.page };
  if (navigation.at === 'addSession') return { ...state, page: 'roles', sheet: addSessionSheet(state) };
  if (navigation.at === 'overview') return withOverview(dismissSheet(state), 'asked');
  return { ...withOverview(dismissSheet(state), 'left'), searchAsked: state.searchAsked + 1 };
}

/** Without sessions the start page is the form itself. */
function addSessionSheet({ status }: WindowState): Sheet {
  return { at: status?.sessions.length === 0 ? 'none' : 'addSession' };
}

function takeSignInFailure(asked: WindowState, sourceId: string, failure: Failure): WindowState {
  const state = { ...asked, signInsPutAway: asked.signInsPutAway.filter((name) => name !== sourceId) };
  const { sheet } = state;
  if (sheet.at === 'signIn' && sheet.sourceId === sourceId) return { ...state, sheet: { ...sheet, failure } };
  return failure.code === 'signInCancelled' ? state : addNews(state, { what: 'failed', failure, sourceId });
}

function dismissSheet(state: WindowState): WindowState {
  return { ...state, sheet: { at: 'none' } };
}

function addNews(state: WindowState, item: News): WindowState {
  return { ...state, news: { id: (state.news?.id ?? 0) + 1, item } };
}

function without<K extends keyof WindowState>(state: WindowState, key: K): Omit<WindowState, K> {
  const { [key]: _gone, ...rest } = state;
  return rest;
}
