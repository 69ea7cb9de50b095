import { errorWords } from '../../presenter/words/error-words.ts';
import type { DaypassError } from '../../shared/errors/daypass-error.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import type { JsonResult, Terminal } from '../terminal.ts';

/** Whether `--json` is among the command's own options, also on a command line that can't be parsed. */
export function isJsonAsked(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes('--json');
}

/** The last line of stderr of a command with `--json` that failed. Its schema is docs/schemas/v1/error.json. */
export function printErrorAsJson(error: DaypassError, terminal: Terminal): void {
  const { message, next } = errorWords(error, terminal.language, 'commandLine');
  terminal.err(JSON.stringify({ code: error.code, message, next }));
}

/**
 * Ends a command whose results are printed although something failed: with `--json` prints the error, whose code decides
 * the exit code. Returns that exit code; the one for success without an error.
 */
export function endWith(
  error: DaypassError | undefined,
  { isJson }: { readonly isJson: boolean },
  terminal: Terminal,
): number {
  if (error === undefined) return EXIT.ok;
  if (isJson) printErrorAsJson(error, terminal);
  return exitCodeOf(error.code);
}

/** Runs a command; with `--json` prints what it reports, and nothing else. Returns its exit code. */
export async function withJson(
  isJson: boolean,
  terminal: Terminal,
  run: (terminal: Terminal) => Promise<number>,
): Promise<number> {
  if (!isJson) return run(terminal);
  const { jsonTerminal, result } = collectingTerminal(terminal);
  const exitCode = await run(jsonTerminal);
  const found = result();
  if (found !== undefined) terminal.out(JSON.stringify(found, undefined, 2));
  return exitCode;
}

/**
 * A terminal for a command with `--json`: lines for people are left out, nobody is asked, and what the command reports is
 * collected. `result` is undefined where it reported nothing.
 */
function collectingTerminal(terminal: Terminal): {
  readonly jsonTerminal: Terminal;
  readonly result: () => JsonResult | undefined;
} {
  let collected: JsonResult | undefined;
  const overrides: Partial<Terminal> = {
    out: () => undefined,
    isInteractive: false,
    confirm: () => Promise.resolve(false),
    isJson: true,
    result: (more) => {
      collected = { ...collected, ...more };
    },
  };
  const jsonTerminal: Terminal = Object.assign(Object.create(terminal), overrides);
  return { jsonTerminal, result: () => collected };
}
