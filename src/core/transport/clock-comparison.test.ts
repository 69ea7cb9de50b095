import { beforeEach, expect, test, vi } from 'vitest';
import { VirtualTime } from '../testing/virtual-time.ts';
import { ClockComparison } from './clock-comparison.ts';

const MINUTE = 60_000;
let time: VirtualTime;
let jumpedMillis: number;
let comparison: ClockComparison;
const onChange = vi.fn<() => void>();

beforeEach(() => {
  time = new VirtualTime();
  jumpedMillis = 0;
  onChange.mockReset();
  const clock = { nowMillis: () => time.nowMillis(), steadyMillis: () => time.nowMillis() - jumpedMillis };
  comparison = new ClockComparison({ clock, alarm: time }, onChange);
});

/** An answer from a server `aheadMillis` behind us, that took `tookMillis` there and back. */
function answer(aheadMillis: number, tookMillis = 0): void {
  const receivedAtMillis = time.nowMillis();
  const sentAtMillis = receivedAtMillis - tookMillis;
  const atServer = sentAtMillis + tookMillis / 2 - aheadMillis;
  comparison.note({ sentAtMillis, receivedAtMillis, date: new Date(atServer).toUTCString() });
}

function jump(millis: number): void {
  jumpedMillis += millis;
  time.jump(millis);
}

test.each([0, 59_000, -59_000])('a clock off by %i ms is right enough', (off) => {
  answer(off);
  answer(off);
  expect(comparison.aheadMillis).toBeUndefined();
  expect(onChange).not.toHaveBeenCalled();
});

test.each([2 * MINUTE, -2 * MINUTE])(
  'a clock off by %i ms is told once two answers agree on it, in whole seconds',
  (off) => {
    answer(off);
    expect(comparison.aheadMillis).toBeUndefined();
    answer(off + 900);
    expect(Math.abs((comparison.aheadMillis ?? 0) - off)).toBeLessThanOrEqual(2_000);
    expect(Math.abs((comparison.aheadMillis ?? 1) % 1000)).toBe(0);
    answer(off);
    expect(onChange).toHaveBeenCalledOnce();
  },
);

test('far off, one answer is enough; two that contradict each other are none', () => {
  answer(2 * MINUTE);
  answer(4 * MINUTE);
  expect(comparison.aheadMillis).toBeUndefined();
  answer(-24 * 60 * MINUTE);
  expect(comparison.aheadMillis).toBe(-24 * 60 * MINUTE);
});

test('half the round trip is taken off; an answer too slow, or over which our clock was set, says nothing', () => {
  answer(0, 14_000);
  answer(65_000, 14_000);
  answer(65_000, 14_000);
  expect(comparison.aheadMillis).toBe(65_000);
  comparison.forget();
  answer(2 * 60 * MINUTE, 20_000);
  comparison.note({ sentAtMillis: 60 * MINUTE, receivedAtMillis: 0, date: new Date(0).toUTCString() });
  for (const date of [undefined, '', 'yesterday'])
    comparison.note({ sentAtMillis: 1e12, receivedAtMillis: 1e12, date });
  expect(comparison.aheadMillis).toBeUndefined();
});

test('is withdrawn once an answer agrees with us again', () => {
  answer(60 * MINUTE);
  answer(0);
  expect(comparison.aheadMillis).toBeUndefined();
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('is withdrawn once our clock is seen to be set, and stands while it only runs', async () => {
  answer(60 * MINUTE);
  await time.advance(10 * MINUTE);
  expect(comparison.aheadMillis).toBe(60 * MINUTE);
  jump(60 * MINUTE);
  await time.advance(0);
  expect(comparison.aheadMillis).toBeUndefined();
  expect(time.pendingCount).toBe(0);
});
