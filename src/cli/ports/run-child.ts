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
 * Runs a command with our own input and output and returns its exit code, or 128 and the signal's number if a signal ended
 * it, as shells do. Signals that we get go to the child. Rejects with commandNotFound or commandNotExecutable.
 */
export function runChild({ command, args, env }: ChildRun): Promise<number> {
  return new Promise((resolve, reject) => {
    let child: ChildProcess | undefined;
    // Before the child starts: a signal right after its start would end us and orphan the child.
    const stopForwarding = forwardSignals((signal) => void child?.kill(signal));
    const fail = (cause: NodeJS.ErrnoException): void => {
      stopForwarding();
      reject(startError(command, cause));
    };
    try {
      child = spawn(command, [...args], { stdio: 'inherit', env: { ...env } });
    } catch (thrown) {
      fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
      return;
    }
    const { pid } = child;
    child.on('error', (cause) => {
      // Also emitted when a signal can't be delivered. Only a child that never started has no pid.
      if (pid === undefined) fail(cause);
    });
    child.on('exit', (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

function startError(command: string, cause: NodeJS.ErrnoException): DaypassError {
  return new DaypassError(cause.code === 'ENOENT' ? 'commandNotFound' : 'commandNotExecutable', { command }, { cause });
}
