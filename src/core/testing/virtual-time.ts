import type { Alarm, Clock } from '../ports.ts';

/** Wall alarms look at the clock at least this often: so late, or so early, they ring where it was set. */
const LOOK_MILLIS = 60_000;

interface Waiter {
  readonly atMillis: number;
  /** A sleep counts the time that passes; an alarm waits for an instant of the clock. */
  readonly isSleep: boolean;
  readonly order: number;
  readonly ring: () => void;
}

/** A clock and alarm for tests: time passes only by `advance`, and everything due rings in order on the way. */
export class VirtualTime implements Clock, Alarm {
  #now: number;
  #order = 0;
  #rung = 0;
  #waiters: Waiter[] = [];

  readonly #besideRealWork: boolean;

  /**
   * `besideRealWork`: files and sockets are waited for as well, which takes real time. Then time must not race ahead of
   * them, or on a busy machine every limit would be over before an answer can come.
   */
  constructor(startMillis = Date.UTC(2026, 0, 5, 9, 0, 0), besideRealWork = false) {
    this.#now = startMillis;
    this.#besideRealWork = besideRealWork;
  }

  nowMillis(): number {
    return this.#now;
  }

  set(atMillis: number, callback: () => void): () => void {
    return this.#wait(atMillis, false, callback);
  }

  sleep(delayMillis: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const cancel = this.#wait(this.#now + delayMillis, true, () => {
        // A signal may live on after thousands of sleeps.
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      function onAbort(): void {
        cancel();
        reject(signal?.reason);
      }
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
      this.#rung += 1;
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
    for (let steps = 0; isPending.yet && steps < 100_000; steps += 1) {
      await this.advance(stepMillis);
      if (this.#besideRealWork) await aRealMoment();
    }
    return promise;
  }

  /** The wall clock is set forward or back: alarms set by instant stay where they are. */
  jump(millis: number): void {
    this.#now += millis;
  }

  /**
   * The clock is set, or the machine sleeps (which moves it on while no timer runs), as the shells' alarms meet it: what
   * fell due meanwhile, and after a clock set back everything, rings within a minute.
   */
  setClock(byMillis: number): void {
    this.#now += byMillis;
    const soon = this.#now + LOOK_MILLIS;
    this.#waiters = this.#waiters.map((waiter) => {
      if (waiter.isSleep) return Object.assign(waiter, { atMillis: waiter.atMillis + byMillis });
      if (byMillis >= 0 && waiter.atMillis > this.#now) return waiter;
      return Object.assign(waiter, { atMillis: byMillis < 0 ? Math.min(waiter.atMillis, soon) : soon });
    });
  }

  get pendingCount(): number {
    return this.#waiters.length;
  }

  /** How often anything was woken. */
  get rungCount(): number {
    return this.#rung;
  }

  #wait(atMillis: number, isSleep: boolean, ring: () => void): () => void {
    const waiter = { atMillis, isSleep, order: (this.#order += 1), ring };
    this.#waiters.push(waiter);
    return () => this.#remove(waiter);
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

function aRealMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

/** One turn of the event loop: every promise that can settle without I/O does. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
