import type { Clock } from '../../../ports.ts';

/** A clock that goes back by less than this is being synchronised, not set. */
export const SET_BACK_MILLIS = 60_000;

/** Compares the wall clock with its earlier readings. */
export class ClockWatch {
  readonly #clock: Clock;
  #latestMillis = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  nowMillis(): number {
    return this.#clock.nowMillis();
  }

  /** Takes a reading. Returns true if the clock was set back since the latest one. */
  wasSetBack(): boolean {
    const now = this.#clock.nowMillis();
    const isSetBack = now < this.#latestMillis - SET_BACK_MILLIS;
    this.#latestMillis = isSetBack ? now : Math.max(this.#latestMillis, now);
    return isSetBack;
  }
}
