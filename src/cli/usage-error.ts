import { DaypassError } from '../shared/errors/daypass-error.ts';

/** What is wrong with a command line; the words for each are in the messages of errors. */
type UsageProblem =
  | 'argumentMissing'
  | 'argumentUnexpected'
  | 'commandMissing'
  | 'commandOther'
  | 'commandUnknown'
  | 'formatUnknown'
  | 'durationInvalid'
  | 'optionInvalid'
  | 'optionMissing'
  | 'optionNeedsValue'
  | 'optionTakesNoValue'
  | 'optionUnknown'
  | 'optionsExclusive'
  | 'selectorMissing'
  | 'shellUnknown';

export interface UsageFacts {
  /** The part of the command line that is wrong or missing. */
  readonly value?: string | undefined;
  readonly command?: string | undefined;
  /** What would be right. */
  readonly hint?: string | undefined;
  readonly known?: string | undefined;
}

/** An error about how a command was called. */
export function usageError(problem: UsageProblem, facts: UsageFacts = {}): DaypassError {
  const given = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  return new DaypassError('usage', { problem, ...Object.fromEntries(given) });
}
