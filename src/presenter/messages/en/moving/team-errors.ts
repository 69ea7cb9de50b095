import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText, type CommandLineAdvice, type ErrorEntries } from '../../error-entry.ts';

const named = (facts: ErrorFacts, fallback: string) => factText(facts, ['name'], (name) => `“${name}”`, fallback);
const address = (facts: ErrorFacts, fallback: string) => factText(facts, ['address'], (text) => text, fallback);

export type TeamErrorCode =
  | 'teamAddressInvalid'
  | 'teamFileMissing'
  | 'teamFileInvalid'
  | 'teamFileRefused'
  | 'teamExists'
  | 'teamUnknown';

export const teamErrors: Pick<ErrorEntries, TeamErrorCode> = {
  teamAddressInvalid: (facts) => ({
    message: `${address(facts, 'This')} is no address of a team file${facts['problem'] === 'hasCredentials' ? ': it holds a user name or password' : ''}.`,
    next: 'Use an https link, or the path of a file or of a folder with daypass-team.yaml in it.',
  }),
  teamFileMissing: (facts) => ({
    message: `There is no team file at ${address(facts, 'that address')}.`,
    next: 'Check the address, or ask the colleague who wrote the file.',
  }),
  teamFileInvalid: (facts) => ({
    message: `${address(facts, 'The team file')} cannot be used: ${problemOf(facts)}.`,
    next: 'Ask the colleague who wrote it to correct it; docs/schemas/team.schema.json describes the file.',
  }),
  teamFileRefused: (facts) => ({
    message: `${address(facts, 'The server')} gave no file${factText(facts, ['status'], (status) => ` (HTTP ${status})`, '')}.`,
    next: 'A file that needs a login cannot be fetched: clone its repository and give the path.',
  }),
  teamExists: (facts) => ({
    message: `A team file called ${named(facts, 'the same')} was added from ${address(facts, 'another place')}.`,
    next: 'Remove that one first.',
  }),
  teamUnknown: (facts) => ({
    message: `There is no team file called ${named(facts, 'that')}.`,
    next: factText(facts, ['known'], (names) => `There are: ${names}.`, 'Add one first.'),
  }),
};

export const teamAdvice: Pick<CommandLineAdvice, 'teamExists' | 'teamUnknown'> = {
  teamExists: (facts) =>
    `Remove that one first: daypass team remove ${factText(facts, ['name'], (name) => name, 'NAME')}`,
  teamUnknown: () => 'See: daypass team list, or add it: daypass team add ADDRESS',
};

function problemOf({ problem, at }: ErrorFacts): string {
  const place = typeof at === 'string' && at !== '' ? at : 'a value';
  switch (problem) {
    case 'syntax':
      return 'it is neither YAML without aliases nor JSON';
    case 'unknownKey':
      return `${place} is no setting of a team file`;
    case 'sessionUnknown':
      return `it names the session ${place} but does not describe it`;
    case 'twice':
      return 'a session comes twice';
    case 'tooLarge':
      return 'it is larger than 256 KiB';
    case 'renamed':
      return `it is called ${place} now`;
    default:
      return `${place} is missing or not valid`;
  }
}
