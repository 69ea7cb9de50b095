import type { ErrorFacts } from '../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../shared/errors/error-codes.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { ErrorWords } from '../messages/error-entry.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from './safe-text.ts';

export type { ErrorWords } from '../messages/error-entry.ts';

/** What a DaypassError, a Failure in an IPC outcome and a Trouble in a snapshot have in common. */
export interface WordedError {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
}

/** Long enough for a path or a start URL, short enough for one line. */
const FACT_LENGTH = 160;

/**
 * What happened and what to do next, in words. Facts are made safe to show here. On the `commandLine`, the advice names the
 * command to run, if there is one.
 */
export function errorWords(
  error: WordedError,
  language: Language,
  place: 'window' | 'commandLine' = 'window',
): ErrorWords {
  const { errors, commandLineAdvice } = messagesFor(language);
  const facts = safeFacts(error.facts);
  const words = errors[error.code](facts);
  const advice = place === 'commandLine' ? commandLineAdvice[error.code] : undefined;
  return advice === undefined ? words : { ...words, next: advice(facts) };
}

export function safeFacts(facts: ErrorFacts): ErrorFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : safeText(value, FACT_LENGTH),
    ]),
  );
}
