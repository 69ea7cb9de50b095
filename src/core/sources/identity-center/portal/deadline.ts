import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { Alarm } from '../../../ports.ts';

/**
 * Runs `call` with a signal that aborts at the caller's wish or after `limitMillis`, and rejects then with the
 * caller's reason or `timedOut`, even where `call` ignores its signal: the SDK's own `requestTimeout` only warns
 * and never ends a slow body.
 */
export async function withDeadline<T>(
  alarm: Alarm,
  limitMillis: number,
  signal: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const limit = new AbortController();
  const settled = new AbortController();
  const combined = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
  const aborted = new Promise<never>((_resolve, reject) => {
    combined.addEventListener('abort', () => reject(combined.reason), { signal: settled.signal });
  });
  const expire = async () => {
    try {
      await alarm.sleep(limitMillis, settled.signal);
      limit.abort(new DaypassError('timedOut'));
    } catch {
      // The call was quicker.
    }
  };
  void expire();
  try {
    return await Promise.race([call(combined), aborted]);
  } finally {
    settled.abort();
  }
}
