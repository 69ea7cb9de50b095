import { setTimeout } from 'node:timers/promises';

/**
 * Waits for another program that is using a file at this moment. This takes real time also under a fake clock, since the
 * other program does. It does not block the thread.
 */
export function pause(millis: number): Promise<void> {
  return setTimeout(millis);
}
