import type { Language } from '../../shared/domain/languages.ts';

/** Joins sentences as the language writes them: Japanese has no space between. */
export function joinSentences(language: Language, ...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(language === 'ja' ? '' : ' ');
}
