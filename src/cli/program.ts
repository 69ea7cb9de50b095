import { DaypassError, toDaypassError } from '../shared/errors/daypass-error.ts';
import { EXIT } from './exit-codes.ts';
import { run } from './run.ts';
import { systemTerminal } from './system-terminal.ts';
import { printError } from './output/print-error.ts';

/**
 * A function, not the top level of its module: parts that are loaded on request may import from this module's file, and
 * would wait for its end.
 */
export async function runProgram(): Promise<void> {
  const system = await systemTerminal();

  // Without a listener, SIGUSR1 makes Node.js open a debugger port, and this process holds keys.
  process.on('SIGUSR1', () => undefined);

  process.stdout.on('error', endWithoutOutput);
  // Where nobody can be told, the exit code still tells.
  process.stderr.on('error', () => undefined);

  process.on('uncaughtException', (cause) => {
    printError(new DaypassError('internal', {}, { cause }), system.terminal);
    process.exit(EXIT.failed);
  });

  const exitCode = await run(process.argv.slice(2), system.terminal);
  await system.close().catch((thrown: unknown) => printError(toDaypassError(thrown), system.terminal));
  // Idle connections must not hold the process; what was printed must be out first.
  process.stdout.write('', (error) => {
    // After the event that carries the cause, where there is one.
    if (error) setImmediate(() => endWithoutOutput(error));
    else process.exit(exitCode);
  });

  /** A closed pipe is no error: the reader has stopped early, as `head` does. */
  function endWithoutOutput(cause: NodeJS.ErrnoException): void {
    if (cause.code === 'EPIPE') process.exit(EXIT.ok);
    const code = cause.code === 'ENOSPC' ? 'diskFull' : 'diskFailed';
    printError(new DaypassError(code, { path: 'stdout' }, { cause }), system.terminal);
    process.exit(EXIT.failed);
  }
}
