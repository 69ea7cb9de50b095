import type { EngineState } from '../../core/state.ts';
import { clockWords } from '../sessions/clock-words.ts';
import { hotkeyWords } from '../words/hotkey-words.ts';
import { action, countItems, grouped, text, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from '../words/safe-text.ts';
import { hasEnded } from '../../shared/domain/session-condition.ts';
import { judge, type JudgedSession } from '../sessions/judged-session.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import { MAX_ITEMS } from './tray-budget.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';
import { roleGroups } from './tray-roles.ts';
import { sessionMenus } from './tray-sessions.ts';

export type { TrayMenuContext } from './tray-menu-context.ts';

/** More urgent lines than this are left to the sessions' own lines. */
const MAX_URGENT = 3;

/**
 * The tray's whole menu as a value, at most `MAX_ITEMS` lines: what needs doing, the sessions, favourite and recent
 * roles, accounts where they are few, and the way to the window, where all else is. Menus of two states are equal
 * exactly when they would look and act alike.
 */
export function trayMenu(state: EngineState, context: TrayMenuContext): readonly MenuItem[] {
  const sessions = judge(state.sessions, context.nowMillis);
  const above = [
    clockItems(state, context),
    urgentItems(state, sessions, context),
    sessionMenus(state, sessions, context),
  ];
  const below = wayItems(sessions, context);
  const room = MAX_ITEMS - countItems([...above.flat(), ...below]);
  return grouped([...above, ...roleGroups(state, sessions, room, context), below]);
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
    const sourceId = session.id;
    const label = sessionLabel(session);
    if (condition.is === 'awaitingUser') {
      const words =
        condition.userCode === undefined
          ? tray.finishSignIn(label)
          : tray.enterCode(label, safeText(condition.userCode));
      return [action(words, { do: 'openSignInPage', sourceId })];
    }
    return hasEnded(condition) ? [action(tray.signInAgain(label), { do: 'signIn', sourceId })] : [];
  });
  if (urgent.length > 0) return urgent.slice(0, MAX_URGENT);
  if (sessions.some(({ condition }) => condition.is !== 'signedOut')) return [];
  return sessions
    .slice(0, MAX_URGENT)
    .map(({ state: { session } }) =>
      action(tray.signIn(sessionLabel(session)), { do: 'signIn', sourceId: session.id }),
    );
}

function wayItems(sessions: readonly JudgedSession[], context: TrayMenuContext): readonly MenuItem[] {
  const { tray } = messagesFor(context.language);
  const { hotkey, platform } = context;
  const search = hotkey === null ? tray.search : tray.searchBy(hotkeyWords(hotkey, platform));
  return [
    ...(sessions.length === 0 ? [] : [action(search, { do: 'openWindow', at: 'search' })]),
    action(tray.openWindow, { do: 'openWindow' }),
    action(tray.quit, { do: 'quit' }),
  ];
}
