import type { Alarm } from '../../../ports.ts';
import { withDeadline } from './deadline.ts';
import { isBrokenConnection } from './failure.ts';

/**
 * Sends a request within `limitMillis`, once more where its connection broke: one kept open from the call before may
 * be closed by AWS just as it is used (RFC 9110, section 9.2.2). Rejects with what the SDK or the deadline threw.
 */
export function reach<T>(
  alarm: Alarm,
  limitMillis: number,
  signal: AbortSignal | undefined,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withDeadline(alarm, limitMillis, signal, async (limited) => {
    try {
      return await send(limited);
    } catch (thrown) {
      if (limited.aborted || !isBrokenConnection(thrown)) throw thrown;
      return send(limited);
    }
  });
}
