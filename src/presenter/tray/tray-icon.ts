import type { EngineState } from '../../core/state.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { sessionWords } from '../sessions/condition-words.ts';
import { messagesFor } from '../messages/index.ts';
import { hasEnded, isLive, type SessionCondition } from '../../shared/domain/session-condition.ts';
import { isSignedIn, renewsItself } from '../../shared/domain/session-state.ts';
import { judge, type JudgedSession } from '../sessions/judged-session.ts';
import { sessionLabel } from '../sessions/session-label.ts';

export type TrayIconName = 'signedIn' | 'expiring' | 'expired' | 'working' | 'offline' | 'needsYou' | 'signedOut';

export interface TrayIcon {
  readonly icon: TrayIconName;
  readonly tooltip: string;
}

/** One icon stands for all sessions: the most urgent one. */
const BY_URGENCY: readonly TrayIconName[] = [
  'needsYou',
  'expired',
  'expiring',
  'offline',
  'working',
  'signedIn',
  'signedOut',
];

/** The tray's icon. Its tooltip describes the session behind the icon, in the words of the menu. */
export function trayIcon(
  state: EngineState,
  { nowMillis, language }: { readonly nowMillis: number; readonly language: Language },
): TrayIcon {
  const { tray, states } = messagesFor(language);
  const sessions = judge(state.sessions, nowMillis);
  const icon = BY_URGENCY.find((name) => sessions.some((session) => iconOf(session.condition) === name)) ?? 'signedOut';
  const behind = soonestFirst(sessions.filter((session) => iconOf(session.condition) === icon));
  const [first] = behind;
  if (first === undefined) return { icon, tooltip: tray.tooltip(tray.noSessions) };
  if (icon === 'signedOut' && behind.length > 1) return { icon, tooltip: tray.tooltip(states.signedOut) };
  const line = tray.session(sessionLabel(first.state.session), sessionWords(first, nowMillis, language));
  return { icon, tooltip: tray.tooltip(line) };
}

function iconOf(condition: SessionCondition): TrayIconName {
  switch (condition.is) {
    case 'awaitingUser':
      return 'needsYou';
    case 'queued':
    case 'registering':
      return 'working';
    case 'renewing':
      return condition.after === 'offline' ? 'offline' : 'working';
    case 'signedOut':
      return hasEnded(condition) ? 'expired' : 'signedOut';
    // These need nothing from the person.
    case 'refreshing':
    case 'retrying':
      return 'signedIn';
    case 'expiring':
    case 'offline':
    case 'signedIn':
      return condition.is;
    default:
      return condition satisfies never;
  }
}

/** Sorts by the time at which the person has to act. A session that renews itself has none unless its end is estimated. */
function soonestFirst(sessions: readonly JudgedSession[]): readonly JudgedSession[] {
  const endsAtMillis = ({ state, condition }: JudgedSession): number => {
    if (!isLive(condition)) return 0;
    if (!isSignedIn(state.standing)) return 0;
    return renewsItself(state.standing)
      ? (state.portalEndsAtMillis ?? Number.MAX_SAFE_INTEGER)
      : state.standing.expiresAtMillis;
  };
  return sessions.toSorted((a, b) => endsAtMillis(a) - endsAtMillis(b));
}
