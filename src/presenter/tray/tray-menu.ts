import type { EngineState } from '../../core/state.ts';
import { clockWords } from '../sessions/clock-words.ts';
import { hotkeyWords } from '../words/hotkey-words.ts';
import { action, grouped, submenu, text, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from '../words/safe-text.ts';
import { judge, type JudgedSession } from '../sessions/judged-session.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import { accountsTree } from './tray-accounts.ts';
import { MAX_TOP_ITEMS } from './tray-budget.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';
import { inWindow } from '../../shared/tray-act.ts';
import { usedRoles } from './tray-roles.ts';
import { isSignedIn, sessionLines } from './tray-sessions.ts';

export type { TrayMenuContext } from './tray-menu-context.ts';

/** The most sign-ins at the top that wait for the person. Others are in the sessions' own items. */
const MAX_WAITING = 2;

/**
 * The tray's whole menu as a value, with at most `MAX_TOP_ITEMS` items at its top level: what needs the person, the sessions,
 * the roles in use, all accounts unless there are too many, and the window. The menus of two states are equal exactly if they
 * look and act the same.
 */
export function trayMenu(state: EngineState, context: TrayMenuContext): readonly MenuItem[] {
  const sessions = judge(state.sessions, context.nowMillis);
  const above = [urgentLines(state, sessions, context), sessionLines(state, sessions, context)];
  const tree = accountsTree(state, sessions, context);
  const below = [...tree, ...searchLines(sessions, context)];
  const ends = endLines(sessions, context);
  const room = MAX_TOP_ITEMS - above.flat().length - below.length - ends.length;
  return grouped([...above, usedRoles(state, sessions, room, context), below, ends]);
}

function urgentLines(
  state: EngineState,
  sessions: readonly JudgedSession[],
  { language }: TrayMenuContext,
): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  const { clockAheadMillis, configTrouble } = state;
  const clock = clockAheadMillis === undefined ? [] : [text(clockWords(clockAheadMillis, language).message)];
  if (configTrouble !== undefined)
    return [...clock, action(tray.configTrouble, inWindow({ at: 'page', page: 'doctor' }))];
  if (sessions.length === 0)
    return [...clock, text(tray.noSessions), action(tray.addSession, inWindow({ at: 'addSession' }))];
  const waiting = sessions.flatMap(({ state: { session }, condition }): readonly MenuItem[] => {
    if (condition.is !== 'awaitingUser') return [];
    const label = sessionLabel(session);
    const { userCode } = condition;
    const words = userCode === undefined ? tray.finishSignIn(label) : tray.enterCode(label, safeText(userCode));
    return [action(words, { do: 'openSignInPage', sourceId: session.id })];
  });
  return [...clock, ...waiting.slice(0, MAX_WAITING)];
}

/** Search, which finds what is not in the menu. */
function searchLines(sessions: readonly JudgedSession[], context: TrayMenuContext): readonly MenuItem[] {
  const { tray } = messagesFor(context.language);
  const { hotkey, platform } = context;
  const search = hotkey === null ? tray.search : tray.searchBy(hotkeyWords(hotkey, platform));
  return sessions.length === 0 ? [] : [action(search, { do: 'openPalette' })];
}

function endLines(sessions: readonly JudgedSession[], { language, newVersion }: TrayMenuContext): readonly MenuItem[] {
  const { tray } = messagesFor(language);
  const signedInCount = sessions.filter(({ condition }) => isSignedIn(condition)).length;
  const more = [
    ...(sessions.length === 0 ? [] : [action(tray.addSession, inWindow({ at: 'addSession' }))]),
    action(tray.doctor, inWindow({ at: 'page', page: 'doctor' })),
    action(tray.settings, inWindow({ at: 'page', page: 'settings' })),
    ...(signedInCount > 1 ? [action(tray.signOutEverywhere, { do: 'signOutEverywhere' } as const)] : []),
  ];
  const update = newVersion === undefined ? [] : [action(tray.updateAvailable(newVersion), { do: 'openReleasePage' })];
  return [
    ...update,
    action(tray.openWindow, { do: 'openWindow' }),
    submenu(tray.more, more),
    action(tray.quit, { do: 'quit' }),
  ];
}
