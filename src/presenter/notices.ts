import type { EngineState, SessionState } from '../core/engine-state.ts';
import type { Language } from '../shared/languages.ts';
import type { SessionStanding } from '../shared/snapshots.ts';
import { calendarTime } from './calendar-time.ts';
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
 * through or failed, and sign-ins that can soon be renewed no more. Each is one step between two states, so handing over every pair once tells each event once. Sign-outs
 * by the person, and sessions found ended at start, are not news.
 */
export function noticesFor(before: EngineState, after: EngineState, context: NoticeContext): readonly Notice[] {
  const priors = new Map(before.sessions.map((state) => [state.session.name, state]));
  return after.sessions.flatMap((state) => {
    const prior = priors.get(state.session.name);
    const notice = prior && noticeFor(prior, state, context);
    return notice === undefined ? [] : [notice];
  });
}

interface NoticeContext {
  readonly nowMillis: number;
  readonly language: Language;
}

/** What is to be told at start, although nothing has changed: a sign-in that can soon be renewed no more. */
export function noticesAtStart(state: EngineState, { language }: NoticeContext): readonly Notice[] {
  return state.sessions.flatMap((session) => registrationNotice(undefined, session, language) ?? []);
}

function noticeFor(was: SessionState, is: SessionState, context: NoticeContext): Notice | undefined {
  return (
    signInNotice(was, is, context.language) ??
    endNotice(was, is, context) ??
    registrationNotice(was, is, context.language)
  );
}

function signInNotice(was: SessionState, is: SessionState, language: Language): Notice | undefined {
  if (!isSigningIn(was.standing) || isSigningIn(is.standing)) return undefined;
  const { notices } = messagesFor(language);
  const label = sessionLabel(is.session);
  const act = { do: 'openWindow' } as const;
  const trouble = is.trouble === was.trouble ? undefined : is.trouble;
  const words = trouble && errorWords(trouble, language);
  // Back to the token of before: that sign-in failed or was called off.
  const isThrough = is.standing.at === 'signedIn' && is.standing.expiresAtMillis !== was.standing.heldUntilMillis;
  if (!isThrough) return words && { ...notices.signInFailed(label, words.message, words.next), act };
  return { ...(words ? notices.signedInUnsaved(label, words.message, words.next) : notices.signedIn(label)), act };
}

function endNotice(
  { standing: was, trouble: priorTrouble }: SessionState,
  { standing: is, session, trouble }: SessionState,
  { nowMillis, language }: NoticeContext,
): Notice | undefined {
  if (is.at !== 'signedOut' || !('expiresAtMillis' in was) || is.reason === 'never') return undefined;
  const { notices } = messagesFor(language);
  if (is.reason === 'byUser') {
    if (trouble?.code !== 'signOutNotTold' || trouble === priorTrouble) return undefined;
    const { message, next } = errorWords(trouble, language);
    return { ...notices.actionFailed(message, next), act: { do: 'openWindow' } };
  }
  const lateMillis = nowMillis - was.expiresAtMillis;
  const ago = is.reason === 'expired' && lateMillis >= LATE_MILLIS ? timeAgo(lateMillis, language) : undefined;
  return { ...notices[is.reason](sessionLabel(session), ago), act: { do: 'signIn', sessionName: session.name } };
}

/** Once, when it comes near. */
function registrationNotice(was: SessionState | undefined, is: SessionState, language: Language): Notice | undefined {
  const { session, registrationEndsAtMillis } = is;
  if (registrationEndsAtMillis === undefined || was?.registrationEndsAtMillis !== undefined) return undefined;
  const { notices } = messagesFor(language);
  const words = notices.registrationEnds(sessionLabel(session), calendarTime(registrationEndsAtMillis, language));
  return { ...words, act: { do: 'signIn', sessionName: session.name } };
}

type SigningIn = Extract<SessionStanding, { readonly at: 'queued' | 'registering' | 'awaitingUser' }>;

function isSigningIn(standing: SessionStanding): standing is SigningIn {
  return standing.at === 'queued' || standing.at === 'registering' || standing.at === 'awaitingUser';
}
