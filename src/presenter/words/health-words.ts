import type { Finding, HealthReason } from '../../shared/domain/findings.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { messagesFor } from '../messages/index.ts';
import { findingWords } from './finding-words.ts';

/** Why a client can't use a profile, in one sentence: the title of the gravest finding, else what the client lacks. */
export function healthWords(
  why: HealthReason | 'refused',
  [gravest]: readonly Pick<Finding, 'code' | 'facts'>[],
  language: Language,
): string {
  return gravest === undefined
    ? messagesFor(language).window.health.reasons[why]
    : findingWords(gravest, language).title;
}
