import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';

export const quoted = (value: string) => `「${value}」`;

export const named = (facts: ErrorFacts, names: readonly string[], noun: string) =>
  factText(facts, names, (value) => `${noun}${quoted(value)}`, `その名前の${noun}`);

/** What to do about a failure that a variable of the environment has probably caused. */
export const orEndpoint = (facts: ErrorFacts, next: string) =>
  factText(
    facts,
    ['variable'],
    (name) =>
      `${name} により、AWS ではなく ${factText(facts, ['host'], (host) => host, '別のサーバー')} に接続しています。意図したものでなければ解除して、もう一度お試しください。`,
    next,
  );
