import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { AwsPaths } from '../../disk/paths/aws-paths.ts';
import { realTarget } from '../../disk/paths/real-target.ts';
import { withFileLock, type LockWait } from '../../disk/write/file-lock.ts';

export interface LockPlaces extends Omit<LockWait, 'waitMillis'> {
  readonly aws: AwsPaths;
  readonly locksDir: string;
}

const LOCK_WAIT_MILLIS = 15_000;

/** Lets one edit of the AWS files at a time happen, of all our processes. */
export class AwsFileLocks {
  readonly #places: LockPlaces;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(places: LockPlaces) {
    this.#places = places;
  }

  /** Holds a lock for each file while `action` runs. Rejects with what it throws, and: busy. */
  hold<T>(action: () => Promise<T>): Promise<T> {
    // Among ourselves one after the other: a lock's waiters only look now and then.
    const turn = this.#lastTurn.then(() => this.#withLocks(action));
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Always taken in the same order, so that no two can wait for each other. */
  async #withLocks<T>(action: () => Promise<T>): Promise<T> {
    const { aws, locksDir } = this.#places;
    const targets = await Promise.all([aws.configPath, aws.credentialsPath].map(realTarget));
    const lockNames = [...new Set(targets.map(lockNameFor))].toSorted();
    return lockNames.reduceRight(
      (inner, name) => () =>
        withFileLock(join(locksDir, name), { ...this.#places, waitMillis: LOCK_WAIT_MILLIS }, inner),
      action,
    )();
  }
}

/** One lock per file, by whichever link or folder link it is reached, and before it exists as after. */
function lockNameFor(target: string): string {
  return `config-${createHash('sha256').update(target, 'utf8').digest('hex').slice(0, 16)}.lock`;
}
