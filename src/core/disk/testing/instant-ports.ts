import type { Alarm, Clock, Random } from '../../ports.ts';
import { pause } from '../pause.ts';

/** Ports for tests that wait for nothing: a sleep is one turn of the event loop, the clock stands at `nowMillis`. */
export function instantPorts(nowMillis = Date.UTC(2026, 0, 5, 9)): { alarm: Alarm; clock: Clock; random: Random } {
  return {
    alarm: {
      set: () => () => undefined,
      sleep: (_delayMillis, signal) =>
        new Promise((resolve, reject) => {
          setImmediate(() => {
            if (signal?.aborted === true) reject(signal.reason);
            else resolve();
          });
        }),
    },
    clock: { nowMillis: () => nowMillis },
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
  };
}

/** As `instantPorts`, where somebody else holds a lock for as long as a disk takes: instant pauses would be over before. */
export function patientPorts(nowMillis?: number): ReturnType<typeof instantPorts> {
  return { ...instantPorts(nowMillis), alarm: { set: () => () => undefined, sleep: pause } };
}
