import type { ParseArgsOptionsConfig } from 'node:util';
import type { Messages } from '../presenter/messages/index.ts';
import type { Terminal } from './terminal.ts';

export type CommandName = Exclude<keyof Messages['cli']['help'], 'top'>;

export interface CommandSpec<ValueName extends string, FlagName extends string> {
  readonly name: CommandName;
  /** Options that take a value. */
  readonly values?: readonly ValueName[];
  /** Options that are there or not. */
  readonly flags?: readonly FlagName[];
  /** Arguments by the names the help gives them, in order. */
  readonly positionals?: readonly Positional[];
  /** Whether all that follows `--` is the person's own: a command, or what another program takes, which may be left out. */
  readonly takesCommand?: boolean | 'optional';
  /** Answers the exit code. Throws DaypassError. */
  run(input: CommandInput<ValueName, FlagName>, terminal: Terminal): Promise<number>;
  /** Returns what a failed run prints on stdout, from its raw arguments: they may be what failed. */
  readonly failureOutput?: (args: readonly string[], exitCode: number, terminal: Terminal) => Promise<string>;
}

interface Positional {
  readonly name: string;
  readonly required: boolean;
  /** The last one may stand for any number. */
  readonly many?: boolean;
}

export interface CommandInput<ValueName extends string, FlagName extends string> {
  readonly value: (name: ValueName) => string | undefined;
  readonly flag: (name: FlagName) => boolean;
  readonly positionals: readonly string[];
  /** What follows `--`. */
  readonly command: readonly string[];
}

/** A command whose options only it knows by name: what the table holds. */
export type Command = Required<Omit<CommandSpec<string, string>, 'run' | 'failureOutput'>> &
  Pick<CommandSpec<string, string>, 'failureOutput'> & {
    readonly run: (input: CommandInput<string, string>, terminal: Terminal) => Promise<number>;
  };

export function defineCommand<const ValueName extends string = never, const FlagName extends string = never>(
  spec: CommandSpec<ValueName, FlagName>,
): Command {
  return {
    name: spec.name,
    values: spec.values ?? [],
    flags: spec.flags ?? [],
    positionals: spec.positionals ?? [],
    takesCommand: spec.takesCommand ?? false,
    run: (input, terminal) => spec.run(input, terminal),
    ...(spec.failureOutput && { failureOutput: spec.failureOutput }),
  };
}

export function parseArgsOptions({ values, flags }: Pick<Command, 'values' | 'flags'>): ParseArgsOptionsConfig {
  return Object.fromEntries([
    ...values.map((name) => [name, { type: 'string' as const }] as const),
    ...flags.map((name) => [name, { type: 'boolean' as const }] as const),
  ]);
}
