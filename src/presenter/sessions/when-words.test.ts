import { expect, test } from 'vitest';
import { whenWords } from './when-words.ts';

const noon = new Date(2026, 0, 15, 12).getTime();
const inHours = (hours: number): number => noon + hours * 3_600_000;

test('shows a time by the clock, the weekday or the date, depending on how far off it is', () => {
  expect(whenWords(inHours(6), noon, 'en')).toMatch(/^6:00\sPM$/);
  expect(whenWords(inHours(20), noon, 'en')).toMatch(/^Friday( at)? 8:00\sAM$/);
  expect(whenWords(inHours(20 * 24), noon, 'en')).toMatch(/^February 4(,| at) 12:00\sPM$/);
  expect(whenWords(inHours(6), noon, 'ja')).toBe('18:00');
});
