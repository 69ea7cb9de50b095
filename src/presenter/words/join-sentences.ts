import type { Language } from '../../shared/domain/languages.ts';

/** Sentences one after the other, as the language writes them: Japanese puts no space between. */
export function joinSentences(language: Language, ...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(language === 'ja' ? '' : ' ');
}
