import type { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { CachedToken } from '../sources/identity-center/tokens/token-cache.ts';
import type { TokenStore } from '../sources/identity-center/tokens/token-store.ts';
import type { Clock } from '../ports.ts';

/** One session's token file and lock in memory, shared by everything that is given it, as processes share the disk. */
export class MemoryTokenStore implements TokenStore {
  readonly #clock: Clock;
  #file: { readonly token: CachedToken; readonly modifiedAtMillis: number } | undefined;
  #failure: DaypassError | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From now on writing fails with this, or works again. */
  refuse(failure: DaypassError | undefined): void {
    this.#failure = failure;
  }

  get token(): CachedToken | undefined {
    return this.#file?.token;
  }

  put(token: CachedToken): void {
    this.#file = { token, modifiedAtMillis: this.#clock.nowMillis() };
  }

  async read() {
    return this.#file ?? {};
  }

  async write(_session: unknown, token: CachedToken): Promise<void> {
    await this.proveWritable();
    this.put(token);
  }

  async remove(): Promise<void> {
    this.#file = undefined;
  }

  async proveWritable(): Promise<void> {
    if (this.#failure) throw this.#failure;
  }

  alone<T>(_session: unknown, action: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(action);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}
