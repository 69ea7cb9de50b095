import { spawn } from 'node:child_process';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { Surroundings } from '../../ports.ts';
import type { BrowserLaunch } from './browser-launch.ts';
import { openerEnvironment } from './opener-environment.ts';

/**
 * Starts a program of its own life, without a shell. Resolves once it runs: a browser that hands the link over to its
 * running instance ends at once, and one that is new goes on. Rejects: browserNotOpened.
 */
export function startProgram({ program, args }: BrowserLaunch, env: Surroundings['env']): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      detached: true,
      stdio: 'ignore',
      windowsHide: false,
      env: openerEnvironment(env),
    });
    child.once('spawn', resolve);
    child.once('error', (cause) => reject(new DaypassError('browserNotOpened', {}, { cause })));
    child.unref();
  });
}
