import { messagesFor } from '../presenter/messages/index.ts';
import { toDaypassError } from '../shared/daypass-error.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { tellError } from './tell-error.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line and answers the exit code; every failure becomes its one line on stderr. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (thrown) {
    const error = toDaypassError(thrown);
    tellError(error, terminal);
    return exitCodeOf(error.code);
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const { help } = messagesFor(terminal.language).cli;
  const line = parseCommandLine(args, COMMANDS);
  if (line.ask === 'run') return line.command.run(line.input, terminal);
  terminal.out(line.ask === 'version' ? `daypass ${terminal.version}` : help[line.command?.name ?? 'top']);
  return EXIT.ok;
}
