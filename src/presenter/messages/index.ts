import type { Language } from '../../shared/domain/languages.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/**
 * The shape of every language's words. Entries with parameters are functions; names and queries passed to them are
 * expected to be safe to show already (safe-text.ts).
 */
export type Messages = typeof en;

const catalogue: Readonly<Record<Language, Messages>> = { en, ja };

export function messagesFor(language: Language): Messages {
  return catalogue[language];
}
