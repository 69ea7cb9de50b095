import { setTimeout as sleep } from 'node:timers/promises';
import type { Alarm, Clock } from '../../core/index.ts';

/**
 * A timer does not count the time a machine sleeps, and overflows past 24.8 days: no stretch is longer than this
 * before the wall clock is looked at again.
 */
const LONGEST_STRETCH_MILLIS = 60_000;

/** Alarms by wall time over Node's timers. */
export function wallAlarm(clock: Clock): Alarm {
  return {
    set(atMillis, callback) {
      let timer: NodeJS.Timeout;
      const arm = (): void => {
        const stretchMillis = Math.min(Math.max(atMillis - clock.nowMillis(), 0), LONGEST_STRETCH_MILLIS);
        timer = setTimeout(look, stretchMillis);
        timer.unref();
      };
      const look = (): void => {
        if (clock.nowMillis() >= atMillis) callback();
        else arm();
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
}
