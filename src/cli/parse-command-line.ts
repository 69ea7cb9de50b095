import { parseArgs } from 'node:util';
import { DaypassError } from '../shared/errors/daypass-error.ts';
import { parseArgsOptions, type Command, type CommandInput } from './command.ts';
import { nearest } from '../shared/text/nearest.ts';
import { usageError } from './usage-error.ts';

/** Every command takes it. */
export const JSON_FLAG = 'json';

/** An error's facts are cut at 160 characters. A longer list is left to the help of the group. */
const MAX_LISTED_LENGTH = 160;

export type ParsedLine =
  | { readonly ask: 'version' }
  | { readonly ask: 'help'; readonly command?: Command }
  /** Help of all commands whose names begin with these words. */
  | { readonly ask: 'groupHelp'; readonly group: string }
  | { readonly ask: 'run'; readonly command: Command; readonly input: CommandInput<string, string> };

/** Understands a command line against the table of commands. Throws `usage` with the problem and, where it can, a hint. */
export function parseCommandLine(args: readonly string[], commands: readonly Command[]): ParsedLine {
  const [first] = args;
  if (first === undefined) throw usageError('commandMissing');
  if (first === '--version' || (first === 'version' && args.length === 1)) return { ask: 'version' };
  if (first === 'help') return parseCommandLine([...args.slice(1), '--help'], commands);
  if (isHelp(first)) return { ask: 'help' };

  const command = commandOf(args, commands);
  if (command === undefined) {
    const group = groupOf(args, commands);
    if (group !== undefined && isHelp(args[group.split(' ').length])) return { ask: 'groupHelp', group };
    throw unknownCommand(args, commands);
  }
  const rest = args.slice(command.name.split(' ').length);
  const ownRest = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (ownRest.includes('--help') || ownRest.includes('-h')) return { ask: 'help', command };
  return { ask: 'run', command, input: parseInput(rest, command) };
}

/** Returns true if the first arguments name a command, the help or the version. */
export function isOurs(args: readonly string[], commands: readonly Command[]): boolean {
  const [first] = args;
  if (first === undefined || first === 'help' || first === 'version' || first.startsWith('-')) return true;
  return commandOf(args, commands) !== undefined;
}

/** The command that the first arguments name, or undefined. */
export function commandOf(args: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find(({ name }) => startsWith(args, name.split(' ')));
}

function isHelp(arg: string | undefined): boolean {
  return arg === '--help' || arg === '-h';
}

/** The most first arguments that begin names of commands, such as `profile keys`; undefined if there are none. */
function groupOf(args: readonly string[], commands: readonly Command[]): string | undefined {
  const groups = [2, 1].filter((count) => args.length >= count).map((count) => args.slice(0, count).join(' '));
  return groups.find((group) => namesIn(group, commands).length > 0);
}

function namesIn(group: string, commands: readonly Command[]): readonly string[] {
  return commands.map(({ name }) => name).filter((name) => name.startsWith(`${group} `));
}

function parseInput(rest: readonly string[], command: Command): CommandInput<string, string> {
  const { tokens } = parseArgs({
    args: [...rest],
    options: { ...parseArgsOptions(command), [JSON_FLAG]: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const terminator = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? Number.POSITIVE_INFINITY;
  const given = { values: new Map<string, string>(), flags: new Set<string>() };
  const positionals: string[] = [];
  const own: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional')
      (token.index > terminator && command.takesCommand !== false ? own : positionals).push(token.value);
    if (token.kind === 'option') takeOption(token, command, given);
  }
  checkPositionals(positionals, command);
  if (command.takesCommand === true && own.length === 0)
    throw usageError('argumentMissing', { value: '-- COMMAND', command: command.name });
  return {
    value: (name) => given.values.get(name),
    flag: (name) => given.flags.has(name),
    positionals,
    command: own,
  };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

interface GivenOptions {
  readonly values: Map<string, string>;
  readonly flags: Set<string>;
}

function takeOption({ name, rawName, value, inlineValue }: OptionToken, command: Command, given: GivenOptions): void {
  const facts = { value: rawName, command: command.name };
  if (command.flags.includes(name) || name === JSON_FLAG) {
    if (value !== undefined) throw usageError('optionTakesNoValue', facts);
    given.flags.add(name);
    return;
  }
  if (!command.values.includes(name)) {
    const known = [...command.values, ...command.flags, JSON_FLAG].map((option) => `--${option}`);
    const hint = nearest(rawName, known);
    throw usageError('optionUnknown', { ...facts, ...(hint !== undefined && { hint }) });
  }
  // `--role --json` is a forgotten value; one that does begin with a dash can be given as `--role=-x`.
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('-')))
    throw usageError('optionNeedsValue', facts);
  given.values.set(name, value);
}

function checkPositionals(positionals: readonly string[], command: Command): void {
  const missing = command.positionals.find(({ required }, index) => required && positionals[index] === undefined);
  if (missing !== undefined) throw usageError('argumentMissing', { value: missing.name, command: command.name });
  if (command.positionals.at(-1)?.many === true) return;
  const extra = positionals[command.positionals.length];
  if (extra !== undefined)
    throw usageError('argumentUnexpected', {
      value: extra,
      command: command.name,
      ...(command.takesCommand !== false && { hint: `-- ${extra}` }),
    });
}

function unknownCommand(args: readonly string[], commands: readonly Command[]): DaypassError {
  const [first = ''] = args;
  if (first.startsWith('-')) return usageError('optionUnknown', { value: first });
  const names = commands.map(({ name }) => name);
  const words = args.slice(0, 2).filter((arg) => !arg.startsWith('-'));
  const group = groupOf(args, commands);
  const given = words.join(' ');
  // A group by itself is no misspelt command.
  const near =
    (given === group ? undefined : nearest(given, names)) ?? (group === undefined ? nearest(first, names) : undefined);
  const known =
    group === undefined
      ? ''
      : namesIn(group, commands)
          .map((name) => `daypass ${name}`)
          .join(', ');
  return usageError('commandUnknown', {
    value: group === undefined ? first : words.join(' '),
    ...(group !== undefined && (known.length <= MAX_LISTED_LENGTH ? { known } : { command: group })),
    ...(near !== undefined && { hint: `daypass ${near}` }),
  });
}

function startsWith(args: readonly string[], words: readonly string[]): boolean {
  return words.every((word, index) => args[index] === word);
}
