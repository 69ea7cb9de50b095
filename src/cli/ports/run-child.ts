import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { forwardSignals } from './forward-signals.ts';

export interface ChildRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What cmd.exe says of a program that it does not know; some editions say 1, which cross-spawn looks at. A batch file that
 * is there may end with it as well.
 */
const NOT_RECOGNIZED = 9009;

/**
 * Runs a command with our own input and output and returns its exit code, or 128 and the signal's number if a signal ended
 * it, as shells do. Signals that we get go to the child. Rejects with commandNotFound or commandNotExecutable.
 */
export async function runChild(run: ChildRun): Promise<number> {
  const code = await runToEnd(run);
  if (code === NOT_RECOGNIZED && (await isMissing(run)))
    throw new DaypassError('commandNotFound', { command: run.command });
  return code;
}

async function runToEnd({ command, args, env }: ChildRun): Promise<number> {
  const start = await spawnOfPlatform();
  return new Promise((resolve, reject) => {
    let child: ChildProcess | undefined;
    // Before the child starts: a signal right after its start would end us and orphan the child.
    const stopForwarding = forwardSignals((signal) => void child?.kill(signal));
    const fail = (cause: NodeJS.ErrnoException): void => {
      stopForwarding();
      reject(startError(command, cause));
    };
    try {
      child = start(command, [...args], { stdio: 'inherit', env: { ...env } });
    } catch (thrown) {
      fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
      return;
    }
    const { pid } = child;
    child.on('error', (cause: NodeJS.ErrnoException) => {
      // Also emitted when a signal can't be delivered. A child that never started has no pid; on Windows cmd.exe may have looked.
      if (pid === undefined || cause.code === 'ENOENT') fail(cause);
    });
    child.on('exit', (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** Whether a bare name is in no folder of the PATH, with its own ending or one that Windows adds. */
async function isMissing({ command, env }: ChildRun): Promise<boolean> {
  if (/[\\/]/.test(command)) return false;
  const { installedPrograms } = await import('../../core/index.ts');
  const endings = `;${env['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD'}`;
  const found = await installedPrograms(command, { platform: 'win32', env: { ...env, PATHEXT: endings } });
  return found.length === 0;
}

/** Windows starts only .exe files by itself: what npm and many others install are .cmd files, found by PATHEXT. */
async function spawnOfPlatform(): Promise<typeof spawn> {
  return process.platform === 'win32' ? (await import('cross-spawn')).spawn : spawn;
}

/** Why a program could not be started, for the person who named it. */
export function startError(command: string, cause: NodeJS.ErrnoException): DaypassError {
  return new DaypassError(cause.code === 'ENOENT' ? 'commandNotFound' : 'commandNotExecutable', { command }, { cause });
}
