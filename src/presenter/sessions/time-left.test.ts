import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeAgo, timeLeft } from './time-left.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [-1, 'expired', '期限切れ'],
  [0, 'expired', '期限切れ'],
  [1, 'less than a minute', '1 分未満'],
  [59 * SECOND, 'less than a minute', '1 分未満'],
  [MINUTE, '1 min', '1 分'],
  [2 * MINUTE - 1, '1 min', '1 分'],
  [HOUR, '1 hr', '1 時間'],
  [8 * HOUR - 1, '7 hr 59 min', '7 時間 59 分'],
  [DAY, '1 day', '1 日'],
  [DAY + HOUR + 59 * MINUTE, '1 day 1 hr', '1 日 1 時間'],
  [90 * DAY - 1, '89 days', '89 日'],
])('%d ms left', (leftMillis, english, japanese) => {
  expect(timeLeft(leftMillis, 'en')).toBe(english);
  expect(timeLeft(leftMillis, 'ja')).toBe(japanese);
});

test.each([
  [-5 * MINUTE, 'just now', 'たった今'],
  [59 * SECOND, 'just now', 'たった今'],
  [MINUTE, '1 min ago', '1 分前'],
  [4 * MINUTE + 1, '5 min ago', '5 分前'],
  [HOUR - 1, '1 hr ago', '1 時間前'],
  [DAY + 1, '1 day 1 hr ago', '1 日 1 時間前'],
  [2 * DAY - 1, '2 days ago', '2 日前'],
  [2 * DAY + 1, '3 days ago', '3 日前'],
])('%d ms ago', (ageMillis, english, japanese) => {
  expect(timeAgo(ageMillis, 'en')).toBe(english);
  expect(timeAgo(ageMillis, 'ja')).toBe(japanese);
});

test('time left never promises more than there is', () => {
  const unitMillis: Readonly<Record<string, number>> = { day: DAY, days: DAY, hr: HOUR, min: MINUTE };
  const told = (words: string): number =>
    [...words.matchAll(/(\d+) (days?|hr|min)/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * (unitMillis[unit ?? ''] ?? Number.NaN),
      0,
    );
  fc.assert(
    fc.property(fc.integer({ min: MINUTE, max: 100 * DAY }), (millis) => {
      expect(told(timeLeft(millis, 'en'))).toBeLessThanOrEqual(millis);
      expect(told(timeAgo(millis, 'en'))).toBeGreaterThanOrEqual(millis);
    }),
  );
});
