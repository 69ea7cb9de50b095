import { messagesFor } from '../presenter/messages/index.ts';
import { toDaypassError } from '../shared/errors/daypass-error.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { withoutHabits } from './habits.ts';
import { commandOf, isOurs, JSON_FLAG, parseCommandLine, type ParsedLine } from './parse-command-line.ts';
import { isJsonAsked, printErrorAsJson, withJson } from './output/json-mode.ts';
import { printError } from './output/print-error.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line and answers the exit code; every failure becomes its one line on stderr. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (thrown) {
    const error = toDaypassError(thrown);
    const isJson = isJsonAsked(args);
    if (isJson) printErrorAsJson(error, terminal);
    else printError(error, terminal);
    const exitCode = exitCodeOf(error.code);
    if (!isJson) await printFailureOutput(args, exitCode, terminal);
    return exitCode;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const { help } = messagesFor(terminal.language).cli;
  const line = parseCommandLine(
    withoutHabits(args, (given) => isOurs(given, COMMANDS)),
    COMMANDS,
  );
  if (line.ask === 'run') return runCommand(line, terminal);
  if (line.ask === 'groupHelp') terminal.out(helpOfGroup(line.group, help.top));
  else terminal.out(line.ask === 'version' ? `daypass ${terminal.version}` : help[line.command?.name ?? 'top']);
  return EXIT.ok;
}

function runCommand(
  { command, input }: Extract<ParsedLine, { readonly ask: 'run' }>,
  terminal: Terminal,
): Promise<number> {
  // Commands that print their own JSON know the option themselves.
  const isCollected = input.flag(JSON_FLAG) && !command.flags.includes(JSON_FLAG);
  return withJson(isCollected, terminal, (own) => command.run(input, own));
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
