import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';

export const profile = (facts: ErrorFacts) => factText(facts, ['profile'], (name) => `Profile ${name}`, 'A profile');
export const theSession = (facts: ErrorFacts) =>
  factText(facts, ['session'], (name) => `session ${name}`, 'the session');
export const section = (facts: ErrorFacts) => factText(facts, ['section'], (header) => `[${header}]`, 'the section');
export const key = (facts: ErrorFacts) => factText(facts, ['key'], (name) => name, 'a key');
export const value = (facts: ErrorFacts) => factText(facts, ['value'], (text) => `“${text}”`, 'this value');
export const firstLine = (facts: ErrorFacts) =>
  factText(facts, ['firstLine'], (line) => ` (first on line ${line})`, '');
export const sectionFirst = (facts: ErrorFacts) => factText(facts, ['section'], (header) => `[${header}]`, 'A section');
export const valueFirst = (facts: ErrorFacts) => factText(facts, ['value'], (text) => `“${text}”`, 'A value');
export const file = (facts: ErrorFacts) => factText(facts, ['file'], (name) => name, 'A file');
export const count = (facts: ErrorFacts, name: string) => Number(facts[name] ?? 0);
/** Names that a mistyped one may stand for come first. */
export const meant = (facts: ErrorFacts, advice: string) =>
  factText(facts, ['near'], (names) => `Did you mean ${names}? ${advice}`, advice);
