import { afterEach, describe, expect, test } from 'vitest';
import { isQuiet } from './quiet-hours.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const isQuietAt = (from: string, to: string, ...at: readonly [number, number, number, number, number]) =>
  isQuiet({ from, to }, new Date(...at).getTime());
const at = (hours: number, minutes: number) => [2026, 10, 20, hours, minutes] as const;

describe('quiet hours', () => {
  test.each([
    [12, 59, false],
    [13, 0, true],
    [13, 59, true],
    [14, 0, false],
  ])('within a day, at %i:%i', (hours, minutes, quiet) => {
    expect(isQuietAt('13:00', '14:00', ...at(hours, minutes))).toBe(quiet);
  });

  test.each([
    [21, 59, false],
    [22, 0, true],
    [0, 0, true],
    [6, 29, true],
    [6, 30, false],
  ])('over midnight, at %i:%i', (hours, minutes, quiet) => {
    expect(isQuietAt('22:00', '06:30', ...at(hours, minutes))).toBe(quiet);
  });

  test('equal times mean no quiet hours', () => {
    expect(isQuietAt('08:00', '08:00', ...at(8, 0))).toBe(false);
  });

  test('end by the clock on the wall in the night it is set forward, in the one it is set back, and with 45 minutes to UTC', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const hours = { from: '22:00', to: '02:30' };
    // 02:00 becomes 03:00: 02:30 never comes.
    expect(isQuiet(hours, Date.UTC(2026, 2, 29, 0, 59))).toBe(true);
    expect(isQuiet(hours, Date.UTC(2026, 2, 29, 1, 0))).toBe(false);
    // 03:00 becomes 02:00: 02:29 comes twice.
    expect(isQuiet(hours, Date.UTC(2026, 9, 25, 0, 29))).toBe(true);
    expect(isQuiet(hours, Date.UTC(2026, 9, 25, 1, 29))).toBe(true);
    expect(isQuiet(hours, Date.UTC(2026, 9, 25, 1, 30))).toBe(false);
    process.env['TZ'] = 'Asia/Kathmandu';
    expect(isQuiet({ from: '22:00', to: '07:00' }, Date.UTC(2026, 10, 20, 1, 14))).toBe(true);
    expect(isQuiet({ from: '22:00', to: '07:00' }, Date.UTC(2026, 10, 20, 1, 15))).toBe(false);
  });
});
