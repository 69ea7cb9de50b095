import type { Alarm, Clock } from '../ports.ts';

interface Waiter {
  readonly atMillis: number;
  readonly order: number;
  readonly ring: () => void;
}

/** A clock and alarm for tests: time passes only by `advance`, and everything due rings in order on the way. */
export class VirtualTime implements Clock, Alarm {
  #now: number;
  #order = 0;
  #waiters: Waiter[] = [];

  constructor(startMillis = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    this.#now = startMillis;
  }

  nowMillis(): number {
    return this.#now;
  }

  set(atMillis: number, callback: () => void): () => void {
    const waiter = { atMillis, order: (this.#order += 1), ring: callback };
    this.#waiters.push(waiter);
    return () => this.#remove(waiter);
  }

  sleep(delayMillis: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const cancel = this.set(this.#now + delayMillis, resolve);
      const onAbort = () => {
        cancel();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Lets `millis` pass, ringing what falls due, and lets promises settle in between. */
  async advance(millis: number): Promise<void> {
    const until = this.#now + millis;
    await settle();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#now = Math.max(this.#now, next.atMillis);
      this.#remove(next);
      next.ring();
      await settle();
    }
    this.#now = until;
  }

  /** Lets time pass until `promise` settles. */
  async runUntilSettled<T>(promise: Promise<T>, stepMillis = 1_000): Promise<T> {
    const isPending = { yet: true };
    const mark = () => {
      isPending.yet = false;
    };
    promise.then(mark, mark);
    for (let steps = 0; isPending.yet && steps < 100_000; steps += 1) await this.advance(stepMillis);
    return promise;
  }

  /** The wall clock is set forward or back: alarms set by instant stay where they are. */
  jump(millis: number): void {
    this.#now += millis;
  }

  get pendingCount(): number {
    return this.#waiters.length;
  }

  #next(untilMillis: number): Waiter | undefined {
    return this.#waiters
      .filter((waiter) => waiter.atMillis <= untilMillis)
      .toSorted((a, b) => a.atMillis - b.atMillis || a.order - b.order)[0];
  }

  #remove(waiter: Waiter): void {
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
  }
}

/** One turn of the event loop: every promise that can settle without I/O does. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
