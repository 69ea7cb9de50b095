import type { Language } from '../../shared/domain/languages.ts';
import { isLive, sessionCondition } from '../../shared/domain/session-condition.ts';
import { stateWords } from './condition-words.ts';
import { endWords, type EndingSession } from './end-words.ts';

/** A session in the fewest words: when the person has to act, else its state. */
export function shortSessionWords(
  session: EndingSession,
  nowMillis: number,
  language: Language,
): { readonly words: string; readonly isGood: boolean } {
  const condition = sessionCondition(session.standing, nowMillis);
  const words = endWords(session, condition, nowMillis, language) ?? stateWords(condition, language);
  return { words, isGood: isLive(condition) };
}
