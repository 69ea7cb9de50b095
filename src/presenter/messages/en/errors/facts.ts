import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';

export const quoted = (value: string) => `“${value}”`;

/** What to do about a failure that a variable of the environment has probably caused. */
export const orEndpoint = (facts: ErrorFacts, next: string) =>
  factText(
    facts,
    ['variable'],
    (name) =>
      `${name} sends these calls to ${factText(facts, ['host'], (host) => host, 'another server')} instead of AWS. Unset it unless you mean that; then try again.`,
    next,
  );
