import type { ErrorFacts } from '../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../shared/errors/error-codes.ts';

/** What happened, and what the person can do about it: two whole sentences. */
export interface ErrorWords {
  readonly message: string;
  readonly next: string;
}

/** Facts arrive safe to show (see error-words.ts); any of them may be absent. */
type ErrorEntry = (facts: ErrorFacts) => ErrorWords;

export type ErrorEntries = Readonly<Record<ErrorCode, ErrorEntry>>;

/** The entries of another language for a part of English, so that each file has the codes of the English file beside it. */
export type ErrorsLike<English> = Pick<ErrorEntries, keyof English & ErrorCode>;

/** Where a command serves better than a click, the command line says so instead of the general advice. */
export type CommandLineAdvice = Readonly<Partial<Record<ErrorCode, (facts: ErrorFacts) => string>>>;

/** The first of the named facts that is there, dressed by `show`; else the fallback. */
export function factText(
  facts: ErrorFacts,
  names: readonly string[],
  show: (value: string) => string,
  fallback: string,
): string {
  for (const name of names) {
    const value = facts[name];
    if (value !== undefined && value !== '') return show(String(value));
  }
  return fallback;
}

/** The words for what the named fact says; undefined for a fact that is absent or that this version does not know. */
export function wordFor(facts: ErrorFacts, name: string, words: Readonly<Record<string, string>>): string | undefined {
  const value = String(facts[name]);
  return Object.hasOwn(words, value) ? words[value] : undefined;
}
