import { setTimeout as sleep } from 'node:timers/promises';
import type { Alarm, Clock } from '../../core/index.ts';

/**
 * A timer does not count the time a machine sleeps, and overflows past 24.8 days: no stretch is longer than this
 * before the wall clock is looked at again.
 */
const LONGEST_STRETCH_MILLIS = 60_000;

export interface WallAlarm extends Alarm {
  /** Time may have moved on without our timers, as over a sleep: whatever is due by the clock rings now. */
  lookAgain(): void;
}

/** Alarms by wall time over Node's timers. */
export function wallAlarm(clock: Clock): WallAlarm {
  const waiting = new Set<() => void>();
  return {
    lookAgain() {
      // A copy: what rings may set alarms anew, and those wait for their timers.
      const known = [...waiting];
      for (const look of known) look();
    },
    set(atMillis, callback) {
      let timer: NodeJS.Timeout;
      const arm = (): void => {
        const stretchMillis = Math.min(Math.max(atMillis - clock.nowMillis(), 0), LONGEST_STRETCH_MILLIS);
        timer = setTimeout(look, stretchMillis);
        timer.unref();
      };
      const look = (): void => {
        clearTimeout(timer);
        if (clock.nowMillis() < atMillis) return arm();
        waiting.delete(look);
        callback();
      };
      waiting.add(look);
      arm();
      return () => {
        waiting.delete(look);
        clearTimeout(timer);
      };
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
