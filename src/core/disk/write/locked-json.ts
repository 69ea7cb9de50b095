import { join } from 'node:path';
import type { Ports } from '../../ports.ts';
import { withFileLock } from './file-lock.ts';
import { readOwnJson, readOwnJsonSurely, writeOwnJson } from './own-json.ts';

/** Others hold the lock for the writing of one small file. */
const LOCK_WAIT_MILLIS = 5_000;

export interface LockedJsonFile<T> {
  readonly path: string;
  readonly locksDir: string;
  /** Its lock is `NAME.lock`. */
  readonly name: string;
  /** Undefined for what is no such file. */
  readonly parse: (value: unknown) => T | undefined;
  readonly toJson: (value: T) => unknown;
  /** What a missing, truncated or foreign file counts as. */
  readonly empty: T;
}

/** A JSON file of our own that several processes change: each change reads it again, under a lock. */
export class LockedJson<T> {
  readonly #file: LockedJsonFile<T>;
  readonly #ports: Pick<Ports, 'clock' | 'alarm' | 'random'>;

  constructor(file: LockedJsonFile<T>, ports: Pick<Ports, 'clock' | 'alarm' | 'random'>) {
    this.#file = file;
    this.#ports = ports;
  }

  async read(): Promise<T> {
    return (await readOwnJson(this.#file.path, this.#file.parse)) ?? this.#file.empty;
  }

  /** Rejects where the file is there and cannot be read: fileForbidden, diskFailed. */
  async readSurely(): Promise<T> {
    return (await readOwnJsonSurely(this.#file.path, this.#file.parse)) ?? this.#file.empty;
  }

  /**
   * Rejects with what `change` throws, and: busy, fileForbidden, diskFull, diskFailed. A file that is there and cannot be
   * read, as where too many files are open, is left as it is: what it holds would be lost.
   */
  async change(change: (value: T) => T): Promise<void> {
    const { path, locksDir, name, toJson } = this.#file;
    const lock = join(locksDir, `${name}.lock`);
    await withFileLock(lock, { ...this.#ports, waitMillis: LOCK_WAIT_MILLIS }, async () => {
      await writeOwnJson(path, toJson(change(await this.readSurely())));
    });
  }
}
