import type { Alarm, Clock, Random } from '../../ports.ts';

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
