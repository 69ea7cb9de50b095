import { expect, test } from 'vitest';
import { zonedTime } from './calendar-time.ts';

const NOON = Date.UTC(2026, 10, 20, 12);

test.each([
  ['en', 'UTC', 'Nov 20, 2026, 12:00 PM UTC'],
  ['en', 'America/New_York', 'Nov 20, 2026, 7:00 AM EST'],
  ['en', 'Asia/Tokyo', 'Nov 20, 2026, 9:00 PM GMT+9'],
  ['ja', 'Asia/Tokyo', '2026年11月20日 21:00 JST'],
] as const)('in %s and %s it is %s', (language, zone, expected) => {
  expect(zonedTime(NOON, language, zone).replaceAll(/\s/gu, ' ')).toBe(expected);
});
