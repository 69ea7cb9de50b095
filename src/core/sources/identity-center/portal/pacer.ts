import { toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../../shared/errors/error-codes.ts';
import type { Ports } from '../../../ports.ts';

const START_RATE = 20;
const LEAST_RATE = 0.5;
const MOST_RATE = 100;
const MOST_AT_ONCE = 12;
/** Tries per call, first one included. Offline is not here: the caller says so at once and keeps what it has. */
const MOST_TRIES: Partial<Record<ErrorCode, number>> = { throttled: 10, serviceUnavailable: 5, timedOut: 2 };
const LONGEST_PAUSE_MILLIS = 20_000;

/**
 * Starts calls as fast as AWS takes them: the rate grows a little with each answer and falls by a third when AWS
 * says "too many", as TCP does. AWS publishes no limit (a collective 20 per second is quoted, and tools pacing
 * at just that were still refused), so nothing is fixed. Passing failures are tried again after a growing,
 * jittered pause; what still fails then rejects with its own code.
 */
export class Pacer {
  readonly #ports: Pick<Ports, 'clock' | 'alarm' | 'random'>;
  #rate = START_RATE;
  #nextStartMillis = 0;
  #running = 0;
  #waiting: (() => void)[] = [];
  #lastSlowdownMillis = 0;

  constructor(ports: Pick<Ports, 'clock' | 'alarm' | 'random'>) {
    this.#ports = ports;
  }

  /** Calls per second at which new calls start now. */
  get rate(): number {
    return this.#rate;
  }

  async run<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      let pauseMillis = this.#pauseMillis(tries);
      const startedMillis = await this.#start(signal);
      try {
        const value = await call();
        this.#speedUp();
        return value;
      } catch (thrown) {
        signal?.throwIfAborted();
        const error = toDaypassError(thrown);
        if (error.code === 'throttled') this.#slowDown(startedMillis);
        if (tries >= (MOST_TRIES[error.code] ?? 1)) throw error;
        const askedMillis = Number(error.facts['retryAfterSeconds'] ?? 0) * 1000;
        pauseMillis = Math.max(pauseMillis, Math.min(askedMillis, LONGEST_PAUSE_MILLIS));
      } finally {
        this.#finish();
      }
      await this.#ports.alarm.sleep(pauseMillis, signal);
    }
  }

  async #start(signal?: AbortSignal): Promise<number> {
    while (this.#running >= MOST_AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    try {
      const now = this.#ports.clock.nowMillis();
      // Never more than a second ahead: a clock set back must not stop us.
      const startMillis = Math.min(Math.max(now, this.#nextStartMillis), now + MOST_AT_ONCE * (1000 / this.#rate));
      this.#nextStartMillis = startMillis + 1000 / this.#rate;
      if (startMillis > now) await this.#ports.alarm.sleep(startMillis - now, signal);
      signal?.throwIfAborted();
      return startMillis;
    } catch (thrown) {
      this.#finish();
      throw thrown;
    }
  }

  #finish(): void {
    this.#running -= 1;
    this.#waiting.shift()?.();
  }

  #speedUp(): void {
    this.#rate = Math.min(MOST_RATE, this.#rate + 4 / this.#rate);
  }

  /** Once for a burst of refusals: those of calls started before the last slowdown say nothing new. */
  #slowDown(startedMillis: number): void {
    if (startedMillis < this.#lastSlowdownMillis) return;
    this.#lastSlowdownMillis = this.#ports.clock.nowMillis();
    this.#rate = Math.max(LEAST_RATE, this.#rate * 0.67);
  }

  #pauseMillis(tries: number): number {
    const ceiling = Math.min(LONGEST_PAUSE_MILLIS, 250 * 2 ** tries);
    return ceiling / 2 + (ceiling / 2) * this.#ports.random.fraction();
  }
}
