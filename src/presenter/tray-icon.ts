import type { EngineState } from '../core/engine-state.ts';
import type { Language } from '../shared/languages.ts';
import { messagesFor } from './messages/index.ts';
import { hasEnded, isLive, judge, type JudgedSession, type SessionCondition } from './session-condition.ts';
import { sessionLabel } from './session-label.ts';
import { timeLeft } from './time-left.ts';

export type TrayIconName = 'signedIn' | 'expiring' | 'expired' | 'working' | 'offline' | 'needsYou' | 'signedOut';

const WORKING: ReadonlySet<SessionCondition['is']> = new Set(['queued', 'registering', 'refreshing', 'renewing']);

export interface TrayIcon {
  readonly icon: TrayIconName;
  readonly tooltip: string;
}

/** The one icon for all sessions: whatever most wants the person's eye wins. */
export function trayIcon(
  state: EngineState,
  { nowMillis, language }: { readonly nowMillis: number; readonly language: Language },
): TrayIcon {
  const sessions = judge(state.sessions, nowMillis);
  const { tray } = messagesFor(language);
  const words = tray.tooltips;
  const told = (icon: TrayIconName, what: string): TrayIcon => ({ icon, tooltip: tray.tooltip(what) });

  const needsYou = sessions.find(({ condition }) => condition.is === 'awaitingUser');
  if (needsYou !== undefined) return told('needsYou', words.needsYou(labelOf(needsYou)));

  const ended = sessions.find(({ condition }) => hasEnded(condition));
  if (ended !== undefined) return told('expired', words.expired(labelOf(ended)));

  const soonest = soonestToEnd(sessions);
  if (soonest?.session.condition.is === 'expiring') {
    const left = messagesFor(language).time.left(timeLeft(soonest.leftMillis, language));
    return told('expiring', words.expiring(labelOf(soonest.session), left));
  }
  if (
    sessions.some(({ condition }) => condition.is === 'offline' || (condition.is === 'renewing' && condition.offline))
  )
    return told('offline', words.offline);
  if (sessions.some(({ condition }) => WORKING.has(condition.is))) return told('working', words.working);
  if (soonest !== undefined) {
    const left = messagesFor(language).time.left(timeLeft(soonest.leftMillis, language));
    return told('signedIn', words.signedIn(left));
  }
  return told('signedOut', words.signedOut);
}

function labelOf({ state }: JudgedSession): string {
  return sessionLabel(state.session);
}

function soonestToEnd(
  sessions: readonly JudgedSession[],
): { readonly session: JudgedSession; readonly leftMillis: number } | undefined {
  return sessions
    .flatMap((session) => (isLive(session.condition) ? [{ session, leftMillis: session.condition.leftMillis }] : []))
    .toSorted((a, b) => a.leftMillis - b.leftMillis)[0];
}
