import type { EngineState } from '../../core/state.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { accountsOf } from '../snapshots/accounts-of.ts';
import { calendarTime } from '../sessions/calendar-time.ts';
import { conditionWords } from '../sessions/condition-words.ts';
import { action, countItems, submenu, text, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { hasEnded, isLive, type SessionCondition } from '../../shared/domain/session-condition.ts';
import type { JudgedSession } from '../sessions/judged-session.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import { firstThatFit } from './tray-budget.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';

/** More sessions than this are cut to one fewer and a line that leads to the rest. */
const MAX_SESSIONS = 4;
/** Lines the sessions may take with all they hold, so that roles always have room too. */
const MAX_SESSION_ITEMS = 18;

/**
 * A line per session in the config's order, with what can be done about it inside. Where they are too many, those that
 * are in use stay and one line leads to the rest.
 */
export function sessionMenus(
  state: EngineState,
  sessions: readonly JudgedSession[],
  { language }: TrayMenuContext,
): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  const lines = sessions.map((session) => ({ session, line: sessionMenu(state, session, language) }));
  const shown = whatFits(lines);
  const left = lines.length - shown.length;
  return [
    ...shown.map(({ line }) => line),
    ...(left > 0 ? [action(tray.moreSessions(left), { do: 'openWindow' })] : []),
    ...(sessions.filter(({ condition }) => isSignedIn(condition)).length > 1
      ? [action(tray.signOutEverywhere, { do: 'signOutEverywhere' })]
      : []),
  ];
}

interface Line {
  readonly session: JudgedSession;
  readonly line: MenuItem;
}

function whatFits(lines: readonly Line[]): readonly Line[] {
  const fitAll = lines.length <= MAX_SESSIONS && countItems(lines.map(({ line }) => line)) <= MAX_SESSION_ITEMS;
  if (fitAll) return lines;
  const byUse = lines
    .toSorted((a, b) => rank(a.session.condition) - rank(b.session.condition))
    .slice(0, MAX_SESSIONS - 1)
    .map(({ line }) => line);
  const kept = new Set(firstThatFit(byUse, MAX_SESSION_ITEMS - 1));
  return lines.filter(({ line }) => kept.has(line));
}

/** In use before ended, ended before never used; the sort is stable, so that the config's order holds within. */
function rank(condition: SessionCondition): number {
  if (condition.is !== 'signedOut') return 0;
  return hasEnded(condition) ? 1 : 2;
}

function isSignedIn(condition: SessionCondition): boolean {
  return isLive(condition) || condition.is === 'renewing';
}

function sessionMenu(engine: EngineState, judged: JudgedSession, language: Language): MenuItem {
  const { tray, window } = messagesFor(language);
  const { state, condition } = judged;
  const sourceId = state.session.id;
  const line = tray.session(sessionLabel(state.session), conditionWords(condition, language));
  const cancel = action(tray.cancelSignIn, { do: 'cancelSignIn', sourceId });
  if (condition.is === 'awaitingUser')
    return submenu(line, [action(tray.openSignInPage, { do: 'openSignInPage', sourceId }), cancel]);
  if (condition.is === 'queued') return submenu(line, [action(tray.signInNow, { do: 'signIn', sourceId }), cancel]);
  if (condition.is === 'registering') return submenu(line, [cancel]);
  if (isSignedIn(condition))
    return submenu(line, [
      ...renewalHint(judged, language),
      ...listingHint(engine, judged, language),
      ...(state.session.can.listsRoles ? [action(tray.refresh, { do: 'refreshDirectory', sourceId })] : []),
      action(window.sessions.signInAgain, { do: 'signIn', sourceId }),
      action(tray.signOut, { do: 'signOut', sourceId }),
    ]);
  const words = hasEnded(condition) ? window.sessions.signInAgain : window.sessions.signIn;
  return submenu(line, [action(words, { do: 'signIn', sourceId })]);
}

/** Why this sign-in will not go on by itself, and what to do about it. */
function renewalHint({ state }: JudgedSession, language: Language): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  const { session, registrationEndsAtMillis } = state;
  if (session.can.movable) return [action(tray.cantRenew, { do: 'openWindow' })];
  if (registrationEndsAtMillis === undefined) return [];
  const words = tray.registrationEnds(calendarTime(registrationEndsAtMillis, language));
  return [action(words, { do: 'signIn', sourceId: session.id })];
}

/** Where the list of accounts stands, while there is nothing of it to choose from. */
function listingHint(engine: EngineState, { state }: JudgedSession, language: Language): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  const { session, listing } = state;
  if (!session.can.listsRoles || accountsOf(engine, session.id).length > 0) return [];
  if (listing.at === 'failed') return [text(tray.listingFailed)];
  return [text(listing.at === 'ready' ? tray.noAccounts : tray.listing)];
}
