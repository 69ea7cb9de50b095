import type { EngineState, SourceState } from '../../core/state.ts';
import { isSignedIn, isSigningIn, type SessionState } from '../../shared/domain/session-state.ts';
import { errorWords } from '../words/error-words.ts';
import { messagesFor } from '../messages/index.ts';
import { noticeWithButton, type Notice, type NoticeContext } from './notice.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import { timeAgo } from '../sessions/time-left.ts';

/** A notice this long after the end, such as after sleep, says when it was. */
const LATE_MILLIS = 5 * 60_000;

/**
 * Notices of the outcome of the person's own acts, to show at once: sign-ins that succeeded or failed, and a sign-out that AWS
 * could not be told about. Each is one step between two states, so passing every pair once gives each notice once.
 */
export function outcomeNotices(before: EngineState, after: EngineState, context: NoticeContext): readonly Notice[] {
  return perSession(
    before,
    after,
    context,
    (was, is) => signInAnswer(was, is, context) ?? signOutAnswer(was, is, context),
  );
}

/**
 * Notices of sessions that ended without the person. The two states may be hours apart; what began and ended in between gives
 * no notice. Sign-outs by the person and sessions that had ended at the start give none either.
 */
export function endNotices(before: EngineState, after: EngineState, context: NoticeContext): readonly Notice[] {
  return perSession(before, after, context, (was, is) => endNotice(was, is, context));
}

/**
 * The state to compare with later, if end notices can't be shown now. It is `after`, except for the sessions whose end is not
 * shown yet, which are as in `before`.
 */
export function withUnshownEnds(before: EngineState, after: EngineState): EngineState {
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
  // A sign-in that failed or was cancelled returns to the previous token.
  const hasSucceeded = is.standing.at === 'signedIn' && is.standing.expiresAtMillis !== was.standing.heldUntilMillis;
  if (!hasSucceeded) return words && { ...notices.signInFailed(label, words.message, words.next), act };
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

/** The end of a session that was signed in before and that the person did not sign out of. */
function endOf(was: SessionState, is: SessionState) {
  if (is.at !== 'signedOut' || !isSignedIn(was) || is.reason === 'never' || is.reason === 'byUser') return undefined;
  return { reason: is.reason, atMillis: is.expiredAtMillis ?? was.expiresAtMillis };
}
