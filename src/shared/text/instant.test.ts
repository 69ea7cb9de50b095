import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant, parseInstant } from './instant.ts';

const NOON = Date.UTC(2026, 0, 5, 12, 0, 0);

test.each([
  ['2026-01-05T12:00:00Z', NOON],
  ['2026-01-05T12:00:00.250Z', NOON + 250],
  ['2026-01-05T12:00:00.123456Z', NOON + 123],
  ['2026-01-05T12:00:00UTC', NOON],
  ['2026-01-05T13:30:00+01:30', NOON],
  ['2026-01-05T07:00:00-0500', NOON],
  ['2026-01-05 12:00:00 UTC', NOON],
])('reads %s', (text, millis) => {
  expect(parseInstant(text)).toBe(millis);
});

test.each([
  '2026-01-05T12:00:00',
  '2026-02-30T12:00:00Z',
  '2026-13-01T12:00:00Z',
  '2026-01-05T24:00:01Z',
  '2026-01-05',
  'never',
  '',
  1_767_614_400_000,
  null,
  undefined,
  {},
])('%j is no instant', (value) => {
  expect(parseInstant(value)).toBeUndefined();
});

test('what we write has whole seconds, never later than the truth, and reads back', () => {
  expect(formatInstant(NOON + 999)).toBe('2026-01-05T12:00:00Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }), (millis) => {
      expect(parseInstant(formatInstant(millis))).toBe(Math.floor(millis / 1000) * 1000);
    }),
  );
});

test('an instant beyond the year 9999 is held there', () => {
  expect(formatInstant(1e17)).toBe('9999-12-31T23:59:59Z');
});
