import type { Language } from '../../shared/domain/languages.ts';
import { messagesFor } from '../messages/index.ts';
import type { SessionCondition } from '../../shared/domain/session-condition.ts';
import { endWords } from './end-words.ts';
import type { JudgedSession } from './judged-session.ts';

/** A session's state in a word or two, without a time: `Signed in`, `Ended by AWS`. */
export function stateWords(condition: SessionCondition, language: Language): string {
  const { states } = messagesFor(language);
  if (condition.is === 'renewing') return states[condition.after ?? 'refreshing'];
  if (condition.is !== 'signedOut') return states[condition.is];
  return condition.reason === 'byUser' ? states.signedOut : states[condition.reason];
}

/** A session's state with its end, if it has one: `Signed in, ends about 6:00 PM`. */
export function sessionWords({ state, condition }: JudgedSession, nowMillis: number, language: Language): string {
  const { time } = messagesFor(language);
  const words = stateWords(condition, language);
  // A renewal takes a second. The words about the end come back after it.
  const end = condition.is === 'refreshing' ? undefined : endWords(state, condition, nowMillis, language);
  return end === undefined ? words : time.stateAndLeft(words, end);
}
