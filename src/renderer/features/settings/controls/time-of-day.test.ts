import { expect, test } from 'vitest';
import { timeOfDay } from './time-of-day.ts';

test.each([
  ['22:00', '22:00'],
  ['7', '07:00'],
  ['7:30', '07:30'],
  ['0730', '07:30'],
  ['730', '07:30'],
  ['22.15', '22:15'],
  ['２２：００', '22:00'],
  [' 9 ', '09:00'],
  ['24:00', undefined],
  ['12:60', undefined],
  ['8 PM', undefined],
  ['', undefined],
])('%j is %s', (typed, time) => {
  expect(timeOfDay(typed)).toBe(time);
});
