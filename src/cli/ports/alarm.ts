import { setTimeout as sleep } from 'node:timers/promises';
import type { Alarm, Clock } from '../../core/index.ts';

export const wallClock: Clock = { nowMillis: () => Date.now() };

/** Timers stand still while a machine sleeps: no stretch is longer than this before the clock is looked at again. */
const LONGEST_STRETCH_MILLIS = 60_000;

export const timerAlarm: Alarm = {
  set(atMillis, callback) {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const leftMillis = Math.max(atMillis - Date.now(), 0);
      timer = setTimeout(
        () => (Date.now() >= atMillis ? callback() : arm()),
        Math.min(leftMillis, LONGEST_STRETCH_MILLIS),
      );
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  },
  async sleep(delayMillis, signal) {
    try {
      await sleep(delayMillis, undefined, signal === undefined ? {} : { signal });
    } catch (thrown) {
      signal?.throwIfAborted();
      throw thrown;
    }
  },
};
