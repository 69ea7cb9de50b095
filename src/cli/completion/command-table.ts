import type { Command } from '../command.ts';
import { COMMANDS } from '../commands.ts';

/** What completions need to know of a command. */
export type CompletableCommand = Pick<Command, 'name' | 'values' | 'flags' | 'positionals'>;

/**
 * All commands, for completions. The build puts the data itself in the place of this file (scripts/build/command-line-stages.ts): a shell
 * that completes a word does not wait for the commands to load.
 */
export const COMMAND_TABLE: readonly CompletableCommand[] = COMMANDS.map(({ name, values, flags, positionals }) => ({
  name,
  values,
  flags,
  positionals,
}));
