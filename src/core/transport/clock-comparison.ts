import type { Alarm, Clock } from '../ports.ts';

/** Told from here on: signatures and sign-ins stand five minutes, people's certificates less. */
const TOLD_FROM_MILLIS = 60_000;
/** So far off, one answer is enough. */
const PLAIN_MILLIS = 10 * 60_000;
/** Two answers this close say the same. */
const AGREEING_MILLIS = 5_000;
/** A slow answer says little about the moment it was made. */
const SLOWEST_MILLIS = 15_000;
const LOOK_AFTER_MILLIS = 60_000;

export interface TimedAnswer {
  readonly sentAtMillis: number;
  readonly receivedAtMillis: number;
  /** The `Date` header (RFC 9110 §6.6.1), in whole seconds. */
  readonly date: string | undefined;
}

/**
 * This machine's clock against AWS's, by the answers' dates. What is told rests on two answers that agree, or one
 * far off, and is withdrawn once an answer agrees with us, or our clock was set or the machine slept meanwhile.
 */
export class ClockComparison {
  readonly #ports: { readonly clock: Clock; readonly alarm: Alarm };
  readonly #onChange: () => void;
  #aheadMillis: number | undefined;
  #suspectedMillis: number | undefined;
  #stopLooking = new AbortController();

  constructor(ports: { readonly clock: Clock; readonly alarm: Alarm }, onChange: () => void) {
    this.#ports = ports;
    this.#onChange = onChange;
  }

  /** How far our clock is ahead (negative: behind), in whole seconds; undefined while it is right enough, or unknown. */
  get aheadMillis(): number | undefined {
    return this.#aheadMillis;
  }

  note({ sentAtMillis, receivedAtMillis, date }: TimedAnswer): void {
    const tookMillis = receivedAtMillis - sentAtMillis;
    const dateMillis = date === undefined ? Number.NaN : Date.parse(date);
    // Also where our clock was set in mid-way.
    if (tookMillis < 0 || tookMillis > SLOWEST_MILLIS || Number.isNaN(dateMillis)) return;
    // The header's second has on average half gone by.
    const aheadMillis = sentAtMillis + tookMillis / 2 - (dateMillis + 500);
    if (Math.abs(aheadMillis) <= TOLD_FROM_MILLIS) return this.forget();
    const suspectedMillis = this.#aheadMillis ?? this.#suspectedMillis;
    const isAgreed = suspectedMillis !== undefined && Math.abs(suspectedMillis - aheadMillis) <= AGREEING_MILLIS;
    this.#suspectedMillis = aheadMillis;
    if (isAgreed || Math.abs(aheadMillis) >= PLAIN_MILLIS) this.#report(aheadMillis);
  }

  /** Nothing is known any more: our clock may have been set right. */
  forget(): void {
    this.#suspectedMillis = undefined;
    this.#stopLooking.abort();
    this.#set(undefined);
  }

  #report(aheadMillis: number): void {
    const isNews = this.#aheadMillis === undefined || Math.abs(this.#aheadMillis - aheadMillis) > AGREEING_MILLIS;
    if (!isNews) return;
    this.#stopLooking.abort();
    this.#stopLooking = new AbortController();
    // Ends by being stopped.
    if (this.#ports.clock.steadyMillis) this.#lookForJump(this.#stopLooking.signal).catch(() => undefined);
    this.#set(Math.round(aheadMillis / 1000) * 1000);
  }

  #set(aheadMillis: number | undefined): void {
    if (this.#aheadMillis === aheadMillis) return;
    this.#aheadMillis = aheadMillis;
    this.#onChange();
  }

  /** Only while something is told: compares the wall clock with one that nobody sets. */
  async #lookForJump(stop: AbortSignal): Promise<void> {
    const { clock, alarm } = this.#ports;
    const apart = () => clock.nowMillis() - (clock.steadyMillis?.() ?? 0);
    const before = apart();
    while (Math.abs(apart() - before) <= AGREEING_MILLIS) await alarm.sleep(LOOK_AFTER_MILLIS, stop);
    this.forget();
  }
}
