import type { EngineState, SourceState } from '../../core/state.ts';
import { isSignedIn, isSigningIn, type SessionState } from '../../shared/domain/session-state.ts';
import { errorWords } from '../words/error-words.ts';
import { messagesFor } from '../messages/index.ts';
import { noticeWithButton, type Notice, type NoticeContext } from './notice.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import { timeAgo } from '../sessions/time-left.ts';

/** An end told this late, as after a night's sleep, says when it was. */
const LATE_MILLIS = 5 * 60_000;

/**
 * How what the person just did themselves came out: sign-ins that came through or failed, and a sign-out AWS could not be
 * told about. To be told at once. Each is one step between two states, so handing over every pair once tells each once.
 */
export function answersFor(before: EngineState, after: EngineState, context: NoticeContext): readonly Notice[] {
  return perSession(
    before,
    after,
    context,
    (was, is) => signInAnswer(was, is, context) ?? signOutAnswer(was, is, context),
  );
}

/**
 * What happened without the person: sessions that ended. The two states may lie a night apart: what came and went in
 * between is no news any more. Nor are sign-outs by the person, and sessions found ended at start.
 */
export function newsFor(before: EngineState, after: EngineState, context: NoticeContext): readonly Notice[] {
  return perSession(before, after, context, (was, is) => endNotice(was, is, context));
}

/**
 * Where news have to wait: the state to compare with later. All of `after`, but for the sessions whose end is still to be
 * told, which stay as they were before it.
 */
export function withUnshownNews(before: EngineState, after: EngineState): EngineState {
  const priors = new Map(before.sessions.map((state) => [state.session.id, state]));
  const sessions = after.sessions.map((state) => {
    const prior = priors.get(state.session.id);
    return prior !== undefined && endOf(prior.standing, state.standing) !== undefined ? prior : state;
  });
  return { ...after, sessions };
}

function perSession(
  before: EngineState,
  after: EngineState,
  { mutedSessions }: NoticeContext,
  noticeOf: (was: SourceState, is: SourceState) => Notice | undefined,
): readonly Notice[] {
  const priors = new Map(before.sessions.map((state) => [state.session.id, state]));
  return after.sessions.flatMap((state) => {
    const prior = priors.get(state.session.id);
    if (prior === undefined || prior === state || mutedSessions.includes(state.session.id)) return [];
    return noticeOf(prior, state) ?? [];
  });
}

function signInAnswer(was: SourceState, is: SourceState, { language }: NoticeContext): Notice | undefined {
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

function signOutAnswer(was: SourceState, is: SourceState, { language }: NoticeContext): Notice | undefined {
  const isSignedOut = is.standing.at === 'signedOut' && is.standing.reason === 'byUser' && isSignedIn(was.standing);
  if (!isSignedOut || is.trouble?.code !== 'signOutNotTold' || is.trouble === was.trouble) return undefined;
  const { message, next } = errorWords(is.trouble, language);
  return { ...messagesFor(language).notices.actionFailed(message, next), act: { do: 'openWindow' } };
}

function endNotice(
  { standing: was }: SourceState,
  { standing: is, session }: SourceState,
  context: NoticeContext,
): Notice | undefined {
  const end = endOf(was, is);
  if (end === undefined) return undefined;
  const { nowMillis, language } = context;
  const lateMillis = nowMillis - end.atMillis;
  const ago = end.reason === 'expired' && lateMillis >= LATE_MILLIS ? timeAgo(lateMillis, language) : undefined;
  return noticeWithButton({ do: 'signIn', sourceId: session.id }, context, (hint) =>
    messagesFor(language).notices[end.reason](sessionLabel(session), ago, hint),
  );
}

/** The end of a session that was live before and that the person did not end. */
function endOf(was: SessionState, is: SessionState) {
  if (is.at !== 'signedOut' || !isSignedIn(was) || is.reason === 'never' || is.reason === 'byUser') return undefined;
  return { reason: is.reason, atMillis: is.expiredAtMillis ?? was.expiresAtMillis };
}
