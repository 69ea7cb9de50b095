import { toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../../shared/errors/error-codes.ts';
import type { Ports } from '../../../ports.ts';

const MOST_TRIES = 4;
/** Tools that ask us for keys wait no longer than a minute (the SDK for Go): asked to wait longer than this, we say so instead. */
const LONGEST_PAUSE_MILLIS = 15_000;
const PASSING: ReadonlySet<ErrorCode> = new Set(['throttled', 'serviceUnavailable']);

/**
 * Makes a lone call, and makes it again after a growing, jittered pause (or the one AWS asks for by Retry-After)
 * while AWS is only busy or stumbling: a few times, in a few seconds. For calls in great number see Pacer.
 */
export async function patiently<T>(
  { alarm, random }: Pick<Ports, 'alarm' | 'random'>,
  signal: AbortSignal | undefined,
  call: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (thrown) {
      signal?.throwIfAborted();
      const { code, facts } = toDaypassError(thrown);
      const askedMillis = Number(facts['retryAfterSeconds'] ?? 0) * 1000;
      if (tries >= MOST_TRIES || !PASSING.has(code) || askedMillis > LONGEST_PAUSE_MILLIS) throw thrown;
      const ceilingMillis = 250 * 2 ** tries;
      const ownMillis = ceilingMillis / 2 + (ceilingMillis / 2) * random.fraction();
      await alarm.sleep(Math.max(ownMillis, askedMillis), signal);
    }
  }
}
