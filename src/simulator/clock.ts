/** The simulator's own time. Every expiry is judged by it, so a test moves time instead of waiting for it. */
export class SimulatorClock {
  readonly #base: () => number;
  #offsetMillis = 0;

  /** `base` is read on every call; the default is the system's clock. */
  constructor(base: () => number = Date.now) {
    this.#base = base;
  }

  nowMillis(): number {
    return this.#base() + this.#offsetMillis;
  }

  get offsetMillis(): number {
    return this.#offsetMillis;
  }

  /** Moves time by a number of seconds; a negative number moves it back. */
  advanceSeconds(seconds: number): void {
    this.#offsetMillis += seconds * 1000;
  }

  /** Makes it this instant now; time runs on from there. */
  setMillis(instantMillis: number): void {
    this.#offsetMillis = instantMillis - this.#base();
  }

  /** Back to the base clock. */
  reset(): void {
    this.#offsetMillis = 0;
  }
}
