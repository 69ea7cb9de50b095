/** How often something on the page needs to look at the clock again. */
export type Beat = 'second' | 'minute';

export interface Clock {
  readonly nowMillis: () => number;
  /** Calls `onBeat` on every beat. Returns a function that ends the subscription. */
  readonly subscribe: (beat: Beat, onBeat: () => void) => () => void;
}

/** Milliseconds between two beats. */
export type BeatPeriods = Readonly<Record<Beat, number>>;

const PERIOD_MILLIS: BeatPeriods = { second: 1_000, minute: 15_000 };

/** How stale the time may be for a new listener, as a share of its beat's period. */
const STALE_SHARE = 0.25;

/**
 * One timer for the whole window, as slow as its listeners allow and stopped without any. `nowMillis` changes only with
 * a beat, so that everything on the page shows the same time.
 */
export function createClock(readMillis: () => number = Date.now, periods: BeatPeriods = PERIOD_MILLIS): Clock {
  const listeners = new Map<() => void, Beat>();
  let now = readMillis();
  let timer: ReturnType<typeof setInterval> | undefined;
  let periodMillis = 0;

  const tick = (): void => {
    now = readMillis();
    for (const listener of listeners.keys()) listener();
  };
  const rearm = (): void => {
    const wanted = listeners.size === 0 ? 0 : Math.min(...[...listeners.values()].map((beat) => periods[beat]));
    if (wanted === periodMillis) return;
    clearInterval(timer);
    periodMillis = wanted;
    if (wanted > 0) timer = setInterval(tick, wanted);
  };

  return {
    nowMillis: () => now,
    subscribe(beat, onBeat) {
      const listener = (): void => onBeat();
      // While only slower listeners exist, the time may be many seconds old. A listener that subscribes again at once must see the same time.
      if (Math.abs(readMillis() - now) >= periods[beat] * STALE_SHARE) tick();
      listeners.set(listener, beat);
      rearm();
      return () => {
        listeners.delete(listener);
        rearm();
      };
    },
  };
}
