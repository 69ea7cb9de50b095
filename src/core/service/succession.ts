import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../disk/write/atomic-write.ts';
import { withFileLock, type LockWait } from '../disk/write/file-lock.ts';
import { readServiceAddress, serviceFilePath, type ServiceAddress } from './address.ts';
import { askServiceAt } from './client.ts';
import type { ServiceOwner } from './protocol.ts';

/** Others hold the lock for one question and one write. */
const START_LOCK_MILLIS = 20_000;
const STOP_LOCK_MILLIS = 2_000;
/** How often the app looks whether callers still find it. */
const LOOK_MILLIS = 60_000;

/**
 * Which of several services callers find: the one that the service file names. A service that reads the file to decide
 * what to write does both under one lock, so that of two that start or leave at once each sees what the other has done.
 */
export class Succession {
  readonly #owner: ServiceOwner;
  readonly #ownDir: string;
  readonly #ports: Pick<LockWait, 'alarm' | 'clock' | 'random'>;
  #address: ServiceAddress | undefined;
  #isOver = false;

  constructor(
    owner: ServiceOwner,
    ownDir: string,
    { alarm, clock, random }: Pick<LockWait, 'alarm' | 'clock' | 'random'>,
  ) {
    this.#owner = owner;
    this.#ownDir = ownDir;
    this.#ports = { alarm, clock, random };
  }

  /** True while the service file names this service. */
  get isFound(): boolean {
    return this.#current?.path === this.#address?.path;
  }

  /**
   * Takes the place of the previous service, which is asked to leave once callers find this one. Returns false, without
   * listening, where a background service finds another that answers. Rejects as `withFileLock`, `listen`, and:
   * fileForbidden, diskFull, diskFailed.
   */
  async begin(listen: () => Promise<ServiceAddress>): Promise<boolean> {
    return this.#alone(START_LOCK_MILLIS, async () => {
      const previous = this.#current;
      if (previous !== undefined && (await this.#givesWayTo(previous))) return false;
      this.#address = await listen();
      await this.#succeed(previous, this.#address);
      return true;
    });
  }

  /**
   * Returns true while callers find this app, and makes them find it again where a background service has taken its place:
   * that was started because the app was silent for a while, as on a machine that slept. False once another app has it.
   */
  async holdsPlace(): Promise<boolean> {
    const own = this.#address;
    if (own === undefined || this.isFound) return true;
    return this.#alone(START_LOCK_MILLIS, async () => {
      const current = this.#current;
      if (this.#isOver || this.isFound) return true;
      const answer = current && (await askServiceAt(current, { ask: 'status' }));
      if (answer !== undefined && 'status' in answer && answer.status.owner === 'app') return false;
      await this.#succeed(current, own);
      return true;
    });
  }

  /** Resolves when another app has the place. Rejects when the signal aborts. */
  async untilLost(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#ports.alarm.sleep(LOOK_MILLIS, signal);
      // Not where the folder was removed, which would bring it back.
      if (!existsSync(serviceFilePath(this.#ownDir))) continue;
      if (!(await this.holdsPlace().catch(() => true))) return;
    }
  }

  /**
   * Removes this service from the file. Returns true if another is there, which is left as it is. Rejects: busy,
   * fileForbidden, diskFull, diskFailed.
   */
  async end(): Promise<boolean> {
    this.#isOver = true;
    if (this.#address === undefined) return false;
    // Without the lock where nothing is to be written: taking it would bring back a folder that was removed.
    if (!this.isFound) return this.#current !== undefined;
    return this.#alone(STOP_LOCK_MILLIS, async () => {
      if (!this.isFound) return this.#current !== undefined;
      await this.#write({});
      return false;
    });
  }

  /** The app takes over from every service. A background service was started because there was none. */
  async #givesWayTo(previous: ServiceAddress): Promise<boolean> {
    if (this.#owner === 'app') return false;
    const answer = await askServiceAt(previous, { ask: 'status' });
    return !('noService' in answer) || answer.noService === 'newer';
  }

  async #succeed(previous: ServiceAddress | undefined, own: ServiceAddress): Promise<void> {
    await this.#write(own);
    if (previous !== undefined) void askServiceAt(previous, { ask: 'stop' });
  }

  get #current(): ServiceAddress | undefined {
    return readServiceAddress(this.#ownDir);
  }

  #write(content: ServiceAddress | Record<string, never>): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(content));
    return writeFileAtomically(serviceFilePath(this.#ownDir), bytes, { own: true, mode: 0o600 });
  }

  #alone<T>(waitMillis: number, action: () => Promise<T>): Promise<T> {
    return withFileLock(join(this.#ownDir, 'locks', 'service.lock'), { ...this.#ports, waitMillis }, action);
  }
}
