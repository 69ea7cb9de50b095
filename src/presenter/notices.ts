import type { EngineState, SessionState } from '../core/engine-state.ts';
import type { Language } from '../shared/languages.ts';
import { errorWords } from './error-words.ts';
import { messagesFor } from './messages/index.ts';
import { sessionLabel } from './session-label.ts';
import { timeAgo } from './time-left.ts';
import type { TrayAct } from './tray-act.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** What a click on it does. */
  readonly act: TrayAct;
}

/** An end told this late, as after a night's sleep, says when it was. */
const LATE_MILLIS = 5 * 60_000;

/**
 * What to tell the person about a change of state: sessions that ended without them, and sign-ins that came
 * through or failed. Each is one step between two states, so handing over every pair once tells each event once. Sign-outs
 * by the person, and sessions found ended at start, are not news.
 */
export function noticesFor(
  before: EngineState,
  after: EngineState,
  context: { readonly nowMillis: number; readonly language: Language },
): readonly Notice[] {
  const priors = new Map(before.sessions.map((state) => [state.session.name, state]));
  return after.sessions.flatMap((state) => {
    const prior = priors.get(state.session.name);
    const notice = prior && noticeFor(prior, state, context);
    return notice === undefined ? [] : [notice];
  });
}

function noticeFor(
  { standing: was, trouble: priorTrouble }: SessionState,
  { standing: is, session, trouble }: SessionState,
  { nowMillis, language }: { readonly nowMillis: number; readonly language: Language },
): Notice | undefined {
  const { notices } = messagesFor(language);
  const label = sessionLabel(session);
  const wasSigningIn = was.at === 'queued' || was.at === 'registering' || was.at === 'awaitingUser';
  const isSigningIn = is.at === 'queued' || is.at === 'registering' || is.at === 'awaitingUser';
  if (wasSigningIn && !isSigningIn && trouble !== undefined && trouble !== priorTrouble) {
    const { message, next } = errorWords(trouble, language);
    return { ...notices.signInFailed(label, message, next), act: { do: 'openWindow' } };
  }
  if (is.at === 'signedIn' && wasSigningIn) {
    // Back to the token of before: that sign-in was called off.
    if (is.expiresAtMillis === was.heldUntilMillis) return undefined;
    return { ...notices.signedIn(label), act: { do: 'openWindow' } };
  }
  if (is.at !== 'signedOut' || !('expiresAtMillis' in was)) return undefined;
  if (is.reason === 'never' || is.reason === 'byUser') return undefined;
  const lateMillis = nowMillis - was.expiresAtMillis;
  const ago = is.reason === 'expired' && lateMillis >= LATE_MILLIS ? timeAgo(lateMillis, language) : undefined;
  return { ...notices[is.reason](label, ago), act: { do: 'signIn', sessionName: session.name } };
}
