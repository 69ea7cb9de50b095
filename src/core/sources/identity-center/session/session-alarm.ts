import type { Alarm, Clock } from '../../../ports.ts';

/** One alarm for all sessions: it rings at the earliest instant that any of them waits for. */
export class SessionAlarm {
  readonly #ports: { readonly alarm: Alarm; readonly clock: Pick<Clock, 'nowMillis'> };
  #cancel: () => void = () => undefined;

  constructor(ports: { readonly alarm: Alarm; readonly clock: Pick<Clock, 'nowMillis'> }) {
    this.#ports = ports;
  }

  /** Replaces the alarm set before. `isEarly`: it rang before its time, which happens only if the clock was set back. */
  set(instants: readonly number[], onRing: (isEarly: boolean) => void): void {
    this.cancel();
    if (instants.length === 0) return;
    const atMillis = Math.min(...instants);
    this.#cancel = this.#ports.alarm.set(atMillis, () => onRing(this.#ports.clock.nowMillis() < atMillis));
  }

  cancel(): void {
    this.#cancel();
    this.#cancel = () => undefined;
  }
}
