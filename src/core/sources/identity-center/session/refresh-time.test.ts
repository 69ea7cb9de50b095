import { expect, test } from 'vitest';
import { refreshDueMillis } from './refresh-time.ts';

const MINUTE = 60_000;
const ENDS = 1_000_000_000_000;
const minutesAhead = (lifeMillis: number | undefined, jitter = 0): number =>
  (ENDS - refreshDueMillis({ expiresAtMillis: ENDS, ...(lifeMillis !== undefined && { lifeMillis }) }, jitter)) /
  MINUTE;

test.each([
  [8 * 60 * MINUTE, 20],
  [60 * MINUTE, 20],
  [30 * MINUTE, 10],
  [15_000, 5_000 / MINUTE],
  [undefined, 20],
  // A clock that was set makes no life that short.
  [0, 20],
  [-MINUTE, 20],
])('a token of a life of %j ms is renewed %d minutes ahead', (lifeMillis, minutes) => {
  expect(minutesAhead(lifeMillis)).toBe(minutes);
});

test('up to a twentieth of that earlier', () => {
  expect(minutesAhead(60 * MINUTE, 1)).toBe(21);
  expect(minutesAhead(60 * MINUTE, 0.5)).toBe(20.5);
  expect(minutesAhead(30 * MINUTE, 1)).toBe(10.5);
});
