import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { DaypassError } from '../../shared/daypass-error.ts';

export interface ChildRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Runs a command in our place, with our own input and output, and answers its exit code; ended by a signal, 128 and
 * the signal's number, as shells do. Signals we get go to the child, except that of Ctrl-C on a terminal: the terminal
 * has sent it to both of us. Rejects with commandNotFound.
 */
export function runChild({ command, args, env }: ChildRun): Promise<number> {
  return new Promise((resolve, reject) => {
    // Before the child begins: a signal that came right after would end us and leave it behind.
    const forwarders = FORWARDED.map((signal) => {
      const fromTerminal = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT');
      const forward = fromTerminal ? () => undefined : () => void child.kill(signal);
      process.on(signal, forward);
      return () => process.off(signal, forward);
    });
    const child = spawn(command, [...args], { stdio: 'inherit', env: { ...env } });
    const done = (): void => forwarders.forEach((stop) => stop());
    child.on('error', (cause) => {
      // Also told when a signal could not be delivered; only a child that never began has no pid.
      if (child.pid !== undefined) return;
      done();
      reject(new DaypassError('commandNotFound', { command }, { cause }));
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
