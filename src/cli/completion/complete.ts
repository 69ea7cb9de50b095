import type { NamesGlance } from '../../core/glance.ts';
import { EXPORT_FORMATS } from '../../shared/domain/export-formats.ts';
import type { CompletableCommand } from './command-table.ts';

type Names = Pick<NamesGlance, 'profiles' | 'sessions' | 'accounts'>;

/** Unicode's classes take a millisecond to compile, and most words have only ASCII. */
const IS_ASCII = /^[ -~]*$/;
const IS_PLAIN_ASCII = /^[\w@%+=:,./-]+$/;
const IS_PLAIN = /^[\p{L}\p{M}\p{N}_@%+=:,./-]+$/u;
const SHELL_NAMES = ['bash', 'zsh', 'fish', 'powershell'];

/**
 * The words that can stand at the end of a command line, which ends in the word to complete (perhaps empty). Words that a
 * shell would have to quote are left out: an account is then named by its ID.
 */
export function complete(
  words: readonly string[],
  commands: readonly CompletableCommand[],
  names: Names,
): readonly string[] {
  const given = words.slice(0, -1);
  const typed = words.at(-1) ?? '';
  if (given.includes('--')) return [];
  const command = commands.find(({ name }) => startsWith(given, name.split(' ')));
  const found = command ? wordsFor(command, given, typed, names) : commandWords(given, commands);
  const isFit = (word: string) => word.startsWith(typed) && isPlain(word);
  const fit = found.filter(isFit);
  if (fit.length > 0) return unique(fit);
  const folded = typed.toLowerCase();
  return unique(found.filter((word) => word.toLowerCase().startsWith(folded) && isPlain(word)));
}

/** The next word of every command whose name begins with the words. */
function commandWords(given: readonly string[], commands: readonly CompletableCommand[]): readonly string[] {
  const asked = given[0] === 'help' ? given.slice(1) : given;
  const next = commands
    .map(({ name }) => name.split(' '))
    .filter((name) => startsWith(name, asked) && name.length > asked.length)
    .map((name) => name[asked.length] ?? '');
  return given.length === 0 ? [...next, 'help', '--help', '--version'] : next;
}

function wordsFor(
  command: CompletableCommand,
  given: readonly string[],
  typed: string,
  names: Names,
): readonly string[] {
  const [, option, value] = /^--([a-z-]+)=(.*)$/u.exec(typed) ?? [];
  if (option !== undefined && value !== undefined)
    return valuesOf(option, command, names).map((word) => `--${option}=${word}`);
  if (typed.startsWith('-')) return optionsOf(command, given);
  const last = given.at(-1) ?? '';
  if (last.startsWith('--') && command.values.includes(last.slice(2))) return valuesOf(last.slice(2), command, names);
  return positionalWords(command, given, typed, names);
}

function optionsOf({ values, flags }: CompletableCommand, given: readonly string[]): readonly string[] {
  const options = [...values, ...flags, 'help'].map((name) => `--${name}`);
  return options.filter((option) => !given.includes(option));
}

function valuesOf(option: string, { name: command }: CompletableCommand, names: Names): readonly string[] {
  switch (option) {
    case 'profile':
    case 'source':
      return names.profiles;
    case 'session':
      return names.sessions;
    case 'account':
      return names.accounts().flatMap(({ accountId, accountName }) => [accountId, accountName]);
    case 'role':
      return names.accounts().flatMap(({ roleNames }) => roleNames);
    case 'format':
      return EXPORT_FORMATS;
    case 'output':
      return ['json', 'text', 'table', 'yaml'];
    case 'shell':
      return command === 'prompt' ? [...SHELL_NAMES, 'ansi', 'plain'] : SHELL_NAMES;
    default:
      return [];
  }
}

/** Names of positionals whose words are known. */
const KNOWN: Readonly<Record<string, 'session' | 'role' | 'shell'>> = {
  SESSION: 'session',
  ROLE: 'role',
  SHELL: 'shell',
};
/** Commands whose NAME or OLD is one that exists. */
const TAKES_PROFILE = new Set(['profile rename', 'profile set', 'profile remove', 'profile bridge']);
const TAKES_SESSION = new Set(['session change', 'session rename', 'session remove']);

function positionalWords(
  command: CompletableCommand,
  given: readonly string[],
  typed: string,
  names: Names,
): readonly string[] {
  const own = given.slice(command.name.split(' ').length);
  const before = own.filter((word, at) => !word.startsWith('-') && !isValue(own[at - 1], command)).length;
  const positional = command.positionals[before] ?? command.positionals.findLast(({ many }) => many === true);
  if (!positional) return [];
  const isFirst = before === 0 || positional.many === true;
  if (isFirst && TAKES_PROFILE.has(command.name)) return names.profiles;
  if (isFirst && TAKES_SESSION.has(command.name)) return names.sessions;
  const kind = KNOWN[positional.name];
  if (kind === 'session') return names.sessions;
  if (kind === 'shell') return SHELL_NAMES;
  if (kind === undefined) return [];
  // Further words narrow a search: what fits is not known by name.
  return before > command.positionals.indexOf(positional) ? [] : roleWords(typed, names);
}

function isValue(previous: string | undefined, { values }: CompletableCommand): boolean {
  return previous?.startsWith('--') === true && values.includes(previous.slice(2));
}

/** Profiles and accounts; after `ACCOUNT/` that account's roles. */
function roleWords(typed: string, { profiles, accounts }: Names): readonly string[] {
  const at = typed.lastIndexOf('/');
  const account = at === -1 ? undefined : typed.slice(0, at).toLowerCase();
  const words = accounts().flatMap(({ accountId, accountName, roleNames }) => {
    const names = isPlain(accountName) ? [accountName] : [];
    if (account === undefined) return [...names, accountId].slice(0, 1).map((name) => `${name}/`);
    const name = [...names, accountId].find((one) => one.toLowerCase() === account);
    return name === undefined ? [] : roleNames.map((roleName) => `${name}/${roleName}`);
  });
  return [...profiles, ...words];
}

function isPlain(word: string): boolean {
  return (IS_ASCII.test(word) ? IS_PLAIN_ASCII : IS_PLAIN).test(word);
}

function startsWith(words: readonly string[], beginning: readonly string[]): boolean {
  return beginning.every((word, at) => words[at] === word);
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
