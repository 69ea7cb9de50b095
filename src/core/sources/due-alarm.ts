import type { Alarm } from '../ports.ts';

/** Rings at the earliest of the instants at which a source has something to do. Silent until started. */
export class DueAlarm {
  readonly #alarm: Pick<Alarm, 'set'>;
  readonly #instantsMillis: () => readonly number[];
  readonly #ring: () => void;
  #isStarted = false;
  #cancel: (() => void) | undefined;

  /** `ring` may be called early (see `Alarm`): it looks at the clock itself, and arms again when it is done. */
  constructor(alarm: Pick<Alarm, 'set'>, instantsMillis: () => readonly number[], ring: () => void) {
    this.#alarm = alarm;
    this.#instantsMillis = instantsMillis;
    this.#ring = ring;
  }

  get isStarted(): boolean {
    return this.#isStarted;
  }

  start(): void {
    this.#isStarted = true;
    this.arm();
  }

  stop(): void {
    this.#isStarted = false;
    this.#disarm();
  }

  /** Replaces the alarm. Call it when one of the instants may have changed. */
  arm(): void {
    this.#disarm();
    if (!this.#isStarted) return;
    const instants = this.#instantsMillis();
    if (instants.length > 0) this.#cancel = this.#alarm.set(Math.min(...instants), this.#ring);
  }

  #disarm(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
