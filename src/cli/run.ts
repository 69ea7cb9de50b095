import { messagesFor } from '../presenter/messages/index.ts';
import { toDaypassError } from '../shared/errors/daypass-error.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { commandOf, parseCommandLine } from './parse-command-line.ts';
import { printError } from './output/print-error.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line and answers the exit code; every failure becomes its one line on stderr. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (thrown) {
    const error = toDaypassError(thrown);
    printError(error, terminal);
    const exitCode = exitCodeOf(error.code);
    await printFailureOutput(args, exitCode, terminal);
    return exitCode;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const { help } = messagesFor(terminal.language).cli;
  const line = parseCommandLine(args, COMMANDS);
  if (line.ask === 'run') return line.command.run(line.input, terminal);
  if (line.ask === 'groupHelp') terminal.out(helpOfGroup(line.group, help.top));
  else terminal.out(line.ask === 'version' ? `daypass ${terminal.version}` : help[line.command?.name ?? 'top']);
  return EXIT.ok;
}

/** The usage line and the group's part of the overview. */
function helpOfGroup(group: string, overview: string): string {
  const lines = overview.split('\n');
  const usage = lines.find((line) => line.includes(' daypass COMMAND'))?.replace('COMMAND', `${group} COMMAND`);
  return [usage, '', ...lines.filter((line) => line.startsWith(`  ${group} `))].join('\n');
}

/** A person at the terminal has read the line on stderr; the rest is for a shell that evaluates stdout. */
async function printFailureOutput(args: readonly string[], exitCode: number, terminal: Terminal): Promise<void> {
  if (terminal.outIsTerminal) return;
  const command = commandOf(args, COMMANDS);
  const output = await command?.failureOutput?.(args, exitCode, terminal);
  if (output !== undefined) terminal.outExactly(output);
}
