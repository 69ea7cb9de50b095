import type { EngineState } from '../../core/state.ts';
import { accountsOf } from '../snapshots/accounts-of.ts';
import { calendarTime } from '../sessions/calendar-time.ts';
import { sessionWords } from '../sessions/condition-words.ts';
import { action, submenu, text, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { hasEnded, isLive, type SessionCondition } from '../../shared/domain/session-condition.ts';
import type { JudgedSession } from '../sessions/judged-session.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';

/** The most sessions at the top level. With more, one fewer is shown, and a submenu has the rest. */
const MAX_SESSIONS = 3;

/**
 * An item per session, in the config's order. A click on one that has ended signs in; the others are submenus with their acts.
 * With too many sessions, those in use stay, and the rest are in a submenu.
 */
export function sessionLines(
  state: EngineState,
  sessions: readonly JudgedSession[],
  context: TrayMenuContext,
): readonly MenuItem[] {
  const { tray } = messagesFor(context.language);
  const lineOf = (session: JudgedSession): MenuItem => sessionLine(state, session, context);
  if (sessions.length <= MAX_SESSIONS) return sessions.map(lineOf);
  const inUse = new Set(sessions.toSorted((a, b) => rank(a.condition) - rank(b.condition)).slice(0, MAX_SESSIONS - 1));
  const rest = sessions.filter((session) => !inUse.has(session));
  return [
    ...sessions.filter((session) => inUse.has(session)).map(lineOf),
    submenu(tray.moreSessions(rest.length), rest.map(lineOf)),
  ];
}

/** The order in which sessions stay at the top level: in use, ended, never used. */
function rank(condition: SessionCondition): number {
  if (condition.is !== 'signedOut') return 0;
  return hasEnded(condition) ? 1 : 2;
}

export function isSignedIn(condition: SessionCondition): boolean {
  return isLive(condition) || condition.is === 'renewing';
}

function sessionLine(engine: EngineState, judged: JudgedSession, context: TrayMenuContext): MenuItem {
  const { nowMillis, language } = context;
  const { tray, window } = messagesFor(language);
  const { state, condition } = judged;
  const sourceId = state.session.id;
  const line = tray.session(sessionLabel(state.session), sessionWords(judged, nowMillis, language));
  const cancel = action(tray.cancelSignIn, { do: 'cancelSignIn', sourceId });
  if (condition.is === 'awaitingUser')
    return submenu(line, [action(tray.openSignInPage, { do: 'openSignInPage', sourceId }), cancel]);
  if (condition.is === 'queued') return submenu(line, [action(tray.signInNow, { do: 'signIn', sourceId }), cancel]);
  if (condition.is === 'registering') return submenu(line, [cancel]);
  if (isSignedIn(condition))
    return submenu(line, [
      ...renewalHint(judged, context),
      ...listingHint(engine, judged, context),
      ...(state.session.can.listsRoles ? [action(tray.refresh, { do: 'refreshDirectory', sourceId })] : []),
      action(window.sessions.signInAgain, { do: 'signIn', sourceId }),
      action(tray.signOut, { do: 'signOut', sourceId }),
    ]);
  const click = hasEnded(condition) ? window.sessions.signInAgain : window.sessions.signIn;
  return action(tray.endedSession(line, click), { do: 'signIn', sourceId });
}

/** Why this session can't be renewed, and what to do about it. */
function renewalHint({ state }: JudgedSession, { language }: TrayMenuContext): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  const { session, registrationEndsAtMillis } = state;
  if (session.can.movable) return [action(tray.cantRenew, { do: 'openWindow' })];
  if (registrationEndsAtMillis === undefined) return [];
  const words = tray.registrationEnds(calendarTime(registrationEndsAtMillis, language));
  return [action(words, { do: 'signIn', sourceId: session.id })];
}

/** The state of the list of accounts, while it is empty. */
function listingHint(
  engine: EngineState,
  { state }: JudgedSession,
  { language }: TrayMenuContext,
): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  const { session, listing } = state;
  if (!session.can.listsRoles || accountsOf(engine, session.id).length > 0) return [];
  if (listing.at === 'failed') return [text(tray.listingFailed)];
  return [text(listing.at === 'ready' ? tray.noAccounts : tray.listing)];
}
