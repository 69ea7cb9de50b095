import type { Language } from '../../shared/domain/languages.ts';
import { isLive, type SessionCondition } from '../../shared/domain/session-condition.ts';
import { renewsItself, type ShownSessionState } from '../../shared/domain/session-state.ts';
import { messagesFor } from '../messages/index.ts';
import { timeLeft } from './time-left.ts';
import { whenWords } from './when-words.ts';

/** What the words about a session's end are made from. */
export interface EndingSession {
  readonly standing: ShownSessionState;
  readonly portalEndsAtMillis?: number;
  readonly registrationEndsAtMillis?: number;
}

/** An estimate is rounded to this, because it is not exact to the minute. */
const ESTIMATE_STEP_MILLIS = 5 * 60_000;

/**
 * When the person has to sign in again: `ends about 6:00 PM`, `renews itself`, `12 min left`. The access token's own
 * end is left out while Daypass renews it, because nobody has to act then. Undefined without a live token.
 */
export function endWords(
  session: EndingSession,
  condition: SessionCondition,
  nowMillis: number,
  language: Language,
): string | undefined {
  if (!isLive(condition)) return undefined;
  const { time } = messagesFor(language);
  const { standing, portalEndsAtMillis } = session;
  const left = time.left(timeLeft(condition.leftMillis, language));
  if (!renewsItself(standing) || isRegistrationOver(session, nowMillis)) {
    const isSure = standing.at === 'signedIn' && condition.is === 'signedIn';
    return isSure ? time.ends(whenWords(standing.expiresAtMillis, nowMillis, language)) : left;
  }
  if (portalEndsAtMillis === undefined || portalEndsAtMillis <= nowMillis) return time.renewsItself;
  const about = Math.round(portalEndsAtMillis / ESTIMATE_STEP_MILLIS) * ESTIMATE_STEP_MILLIS;
  return time.endsAbout(whenWords(about, nowMillis, language));
}

/** Returns true if the token can't be renewed any more, though it still works. */
export function isRegistrationOver(
  { registrationEndsAtMillis }: Pick<EndingSession, 'registrationEndsAtMillis'>,
  nowMillis: number,
): boolean {
  return registrationEndsAtMillis !== undefined && registrationEndsAtMillis <= nowMillis;
}
