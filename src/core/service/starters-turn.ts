import { join } from 'node:path';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { isHeld, withFileLock, type LockWait } from '../disk/write/file-lock.ts';

/**
 * Runs `action` while no other process of this person's runs it. Returns `busy` where one does. A process that was killed
 * has no turn: its lock names it. The age of a lock shows nothing, for a slow machine holds everybody up. Rejects as
 * `withFileLock`.
 */
export async function inStartersTurn<T>(
  ownDir: string,
  ports: Pick<LockWait, 'alarm' | 'clock' | 'random'>,
  action: () => Promise<T>,
): Promise<T | 'busy'> {
  const lock = join(ownDir, 'locks', 'service-start.lock');
  // A hundred callers look again and again: most of them need no attempt to see that another has the turn.
  if (await isHeld(lock)) return 'busy';
  let hasBegun = false;
  try {
    return await withFileLock(lock, { ...ports, waitMillis: 0 }, () => {
      hasBegun = true;
      return action();
    });
  } catch (thrown) {
    if (!hasBegun && isBusy(thrown)) return 'busy';
    throw thrown;
  }
}

function isBusy(thrown: unknown): boolean {
  return thrown instanceof DaypassError && thrown.code === 'busy';
}
