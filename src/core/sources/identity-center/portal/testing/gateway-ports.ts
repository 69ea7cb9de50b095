import type { Ports } from '../../../../ports.ts';

/** The limits of one call. No pause between tries is as long as the last, nor takes just as long as the first. */
const isCallLimit = (millis: number) => millis === 10_000 || millis >= 20_000;

/**
 * Ports for one gateway. Pauses between tries are over at once, and noted; the limit of a call never comes, so that no
 * test hangs on how fast a machine answers itself.
 */
export function gatewayPorts(env: Readonly<Record<string, string>>, nowMillis: number) {
  const pausesMillis: number[] = [];
  const ports: Ports = {
    clock: { nowMillis: () => nowMillis },
    alarm: {
      set: () => () => undefined,
      sleep: (delayMillis, signal) => {
        if (isCallLimit(delayMillis))
          return new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
          });
        pausesMillis.push(delayMillis);
        return Promise.resolve();
      },
    },
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    browser: { open: async () => undefined },
    log: { info: () => undefined, warn: () => undefined },
    surroundings: { platform: 'linux', homeDir: '/nowhere', env },
  };
  return { ports, pausesMillis };
}
