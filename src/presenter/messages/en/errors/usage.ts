import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';
import { quoted } from './facts.ts';

/** Problems with a command line, by the fact `problem`. */
export function usageMessage(facts: ErrorFacts): string {
  const value = String(facts['value'] ?? '');
  switch (facts['problem']) {
    case 'commandMissing':
      return 'No command was given.';
    case 'commandUnknown':
      return `There is no command ${quoted(value)}.`;
    case 'commandOther':
      return `Daypass has another command for ${quoted(value)}.`;
    case 'optionUnknown':
      return `There is no option ${value} here.`;
    case 'optionNeedsValue':
      return `The option ${value} needs a value.`;
    case 'optionTakesNoValue':
      return `The option ${value} takes no value.`;
    case 'optionMissing':
      return `The option ${value} is missing.`;
    case 'optionsExclusive':
      return `${value} cannot be used together.`;
    case 'argumentMissing':
      return `${value} is missing.`;
    case 'argumentUnexpected':
      return `${quoted(value)} is one argument too many.`;
    case 'shellUnknown':
      return `There is no shell ${quoted(value)} here.`;
    case 'formatUnknown':
      return `There is no format ${quoted(value)}.`;
    case 'selectorMissing':
      return 'No role was named.';
    case 'durationInvalid':
      return `${quoted(value)} is not a time such as 90s, 30m or 2h.`;
    case 'optionInvalid':
      return `The value of ${value} is not one it takes.`;
    case 'valueUnsafe':
      return `These keys hold a character that ${value} cannot carry.`;
    case 'sharedPath':
      return `AWS tools cannot read keys at ${quoted(value)}.`;
    case 'endpoint':
      return `${String(facts['variable'] ?? 'The endpoint')} is not an http or https address.`;
    default:
      return 'The request was not understood.';
  }
}

export function usageAdvice(facts: ErrorFacts, fallback: string): string {
  if (facts['problem'] === 'endpoint') return 'Correct the variable or unset it.';
  if (facts['problem'] === 'sharedPath')
    return 'Name the folder by a full path of ASCII letters and digits, or give one by --as.';
  if (facts['problem'] === 'valueUnsafe') return 'Choose another format.';
  if (facts['problem'] === 'commandOther') return factText(facts, ['hint'], (hint) => `Use: ${hint}`, fallback);
  const known = factText(facts, ['known'], (names) => `Use one of: ${names}.`, fallback);
  return factText(facts, ['hint'], (hint) => `Did you mean ${hint}?`, known);
}
