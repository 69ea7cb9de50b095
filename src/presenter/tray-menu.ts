import type { EngineState, SessionState } from '../core/engine-state.ts';
import type { Language } from '../shared/languages.ts';
import { calendarTime } from './calendar-time.ts';
import { clockWords } from './clock-words.ts';
import { messagesFor } from './messages/index.ts';
import { action, grouped, submenu, text, type MenuItem } from './menu-item.ts';
import { isLive, hasEnded, judge, type JudgedSession, type SessionCondition } from './session-condition.ts';
import { sessionLabel } from './session-label.ts';
import { conditionWords } from './condition-words.ts';
import { accountMenus, namedRoles } from './tray-roles.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';

export type { TrayMenuContext } from './tray-menu-context.ts';

/** More urgent lines than this are left to the sessions' own lines. */
const MAX_URGENT = 5;

/**
 * The tray's whole menu as a value: what needs doing, the sessions, favourites and recent roles, accounts, and the
 * way to the window. Menus of two states are equal exactly when they would look and act alike.
 */
export function trayMenu(state: EngineState, context: TrayMenuContext): readonly MenuItem[] {
  const { tray } = messagesFor(context.language);
  const sessions = judge(state.sessions, context.nowMillis);
  return grouped([
    clockItems(state, context),
    urgentItems(state, sessions, context),
    sessions.map((session) => sessionMenu(session, context)),
    ...namedRoles(state, sessions, context),
    accountMenus(state, sessions, context),
    sessions.filter(({ condition }) => isSignedIn(condition)).length > 1
      ? [action(tray.signOutEverywhere, { do: 'signOutEverywhere' })]
      : [],
    [action(tray.openWindow, { do: 'openWindow' }), action(tray.quit, { do: 'quit' })],
  ]);
}

function clockItems({ clockAheadMillis }: EngineState, { language }: TrayMenuContext): readonly MenuItem[] {
  return clockAheadMillis === undefined ? [] : [text(clockWords(clockAheadMillis, language).message)];
}

function urgentItems(
  state: EngineState,
  sessions: readonly JudgedSession[],
  { language }: TrayMenuContext,
): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  if (state.configTrouble !== undefined) return [action(tray.configTrouble, { do: 'openWindow' })];
  if (sessions.length === 0) return [text(tray.noSessions), action(tray.addSession, { do: 'openWindow' })];
  const urgent = sessions.flatMap(({ state: { session }, condition }): readonly MenuItem[] => {
    const sessionName = session.name;
    const label = sessionLabel(session);
    if (condition.is === 'awaitingUser') {
      const words =
        condition.userCode === undefined ? tray.finishSignIn(label) : tray.enterCode(label, condition.userCode);
      return [action(words, { do: 'openSignInPage', sessionName })];
    }
    return hasEnded(condition) ? [action(tray.signInAgain(label), { do: 'signIn', sessionName })] : [];
  });
  if (urgent.length > 0) return urgent.slice(0, MAX_URGENT);
  if (sessions.some(({ condition }) => condition.is !== 'signedOut')) return [];
  return sessions
    .slice(0, MAX_URGENT)
    .map(({ state: { session } }) =>
      action(tray.signIn(sessionLabel(session)), { do: 'signIn', sessionName: session.name }),
    );
}

function isSignedIn(condition: SessionCondition): boolean {
  return isLive(condition) || condition.is === 'renewing';
}

/** Why this sign-in will not go on by itself, and what to do about it. */
function hintsOf({ session, registrationEndsAtMillis }: SessionState, language: Language): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  if (session.kind === 'legacy') return [action(tray.cantRenew, { do: 'openWindow' })];
  if (registrationEndsAtMillis === undefined) return [];
  const words = tray.registrationEnds(calendarTime(registrationEndsAtMillis, language));
  return [action(words, { do: 'signIn', sessionName: session.name })];
}

function sessionMenu({ state, condition }: JudgedSession, { language }: TrayMenuContext): MenuItem {
  const { tray, window } = messagesFor(language);
  const sessionName = state.session.name;
  const line = tray.session(sessionLabel(state.session), conditionWords(condition, language));
  if (condition.is === 'awaitingUser')
    return submenu(line, [
      action(tray.openSignInPage, { do: 'openSignInPage', sessionName }),
      action(tray.cancelSignIn, { do: 'cancelSignIn', sessionName }),
    ]);
  if (condition.is === 'queued')
    return submenu(line, [
      action(tray.signInNow, { do: 'signIn', sessionName }),
      action(tray.cancelSignIn, { do: 'cancelSignIn', sessionName }),
    ]);
  if (condition.is === 'registering')
    return submenu(line, [action(tray.cancelSignIn, { do: 'cancelSignIn', sessionName })]);
  if (isSignedIn(condition))
    return submenu(line, [
      ...hintsOf(state, language),
      action(tray.refresh, { do: 'refreshDirectory', sessionName }),
      action(window.sessions.signInAgain, { do: 'signIn', sessionName }),
      action(tray.signOut, { do: 'signOut', sessionName }),
    ]);
  const words = hasEnded(condition) ? window.sessions.signInAgain : window.sessions.signIn;
  return submenu(line, [action(words, { do: 'signIn', sessionName })]);
}
