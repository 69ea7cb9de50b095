import { setTimeout as sleep } from 'node:timers/promises';
import type { Alarm, Clock } from '../../core/index.ts';

/**
 * A timer does not count the time a machine sleeps, and overflows past 24.8 days: no stretch is longer than this
 * before the wall clock is looked at again.
 */
const LONGEST_STRETCH_MILLIS = 60_000;
/** A clock that goes back by less is being kept in step, as in many a virtual machine, and nobody is to be woken for it. */
const SET_BACK_MILLIS = 60_000;

export interface WallAlarm extends Alarm {
  /** Time may have moved on without our timers, as over a sleep: whatever is due by the clock rings now. */
  lookAgain(): void;
}

interface Waiting {
  readonly atMillis: number;
  readonly callback: () => void;
}

/** Alarms by wall time, all over one timer, so that an idle machine is woken once a minute however many there are. */
export function wallAlarm(clock: Clock): WallAlarm {
  const waiting = new Set<Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let latestMillis = clock.nowMillis();

  function arm(): void {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    const now = clock.nowMillis();
    const nextMillis = Math.min(...[...waiting].map(({ atMillis }) => atMillis));
    const isSetBack = now < latestMillis - SET_BACK_MILLIS;
    const stretchMillis = isSetBack ? 0 : Math.min(Math.max(nextMillis - now, 0), LONGEST_STRETCH_MILLIS);
    timer = setTimeout(look, stretchMillis);
    timer.unref();
  }

  function look(): void {
    const now = clock.nowMillis();
    const isSetBack = now < latestMillis - SET_BACK_MILLIS;
    latestMillis = now;
    // After a clock set back every instant is in doubt: those who wait compare with the clock themselves.
    const due = [...waiting].filter(({ atMillis }) => isSetBack || now >= atMillis);
    try {
      for (const one of due) {
        // Not there any more: cancelled by one that rang before it.
        if (waiting.delete(one)) one.callback();
      }
    } finally {
      arm();
    }
  }

  return {
    lookAgain: look,
    set(atMillis, callback) {
      const one = { atMillis, callback };
      waiting.add(one);
      arm();
      return () => {
        if (waiting.delete(one)) arm();
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
