import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { denyRemoteDebugging } from '../security/remote-debugging.ts';

/** EX_SOFTWARE of sysexits.h. */
const EXIT_INTERNAL = 70;

/**
 * Runs the command line until it ends the process. Electron opens no display and writes no profile meanwhile: it holds
 * its own start back until the first module has run to its end, and that never comes.
 */
export async function runCommandLine(args: readonly string[]): Promise<never> {
  if (app.isPackaged) denyRemoteDebugging();
  const program = path.join(import.meta.dirname, '..', 'cli', 'daypass.mjs');
  process.argv = [process.execPath, program, ...args];
  // Electron would show an error box, which nobody at a terminal can close. The command line has a listener of its own soon.
  process.on('uncaughtException', (thrown) => {
    if (process.listenerCount('uncaughtException') === 1) endUnexpectedly(thrown);
  });
  try {
    await import(pathToFileURL(program).href);
  } catch (thrown) {
    endUnexpectedly(thrown);
  }
  // Node would end by itself now. What was printed must be out first; output that was printed before has callbacks that come first.
  for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => void stream.write('', resolve));
  process.exit();
}

function endUnexpectedly(thrown: unknown): never {
  console.error(thrown);
  process.exit(EXIT_INTERNAL);
}
