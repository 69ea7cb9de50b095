import type { Language } from '../../shared/domain/languages.ts';
import { messagesFor } from '../messages/index.ts';
import { isLive, type SessionCondition } from '../../shared/domain/session-condition.ts';
import { timeLeft } from './time-left.ts';

/** Where a session stands in a word or two, without time: `Signed in`, `Ended by AWS`. */
export function stateWords(condition: SessionCondition, language: Language): string {
  const { states } = messagesFor(language);
  if (condition.is === 'renewing') return states[condition.after ?? 'refreshing'];
  if (condition.is !== 'signedOut') return states[condition.is];
  return condition.reason === 'byUser' ? states.signedOut : states[condition.reason];
}

/** The same with the time left where there is any: `Signed in, 42 min left`. */
export function conditionWords(condition: SessionCondition, language: Language): string {
  const { time } = messagesFor(language);
  const words = stateWords(condition, language);
  return isLive(condition) ? time.stateAndLeft(words, time.left(timeLeft(condition.leftMillis, language))) : words;
}
