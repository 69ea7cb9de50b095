import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wallAlarm } from './alarm.ts';

const MINUTE_MILLIS = 60_000;
let offsetMillis = 0;
/** Fake timers move Date as well; the offset plays a machine that slept. */
const clock = { nowMillis: () => Date.now() + offsetMillis };

beforeEach(() => {
  offsetMillis = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('calls back once, at its time, however far away', () => {
  const called = vi.fn<() => void>();
  wallAlarm(clock).set(clock.nowMillis() + 60 * 24 * 60 * MINUTE_MILLIS, called);
  vi.advanceTimersByTime(60 * 24 * 60 * MINUTE_MILLIS - 1);
  expect(called).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  vi.advanceTimersByTime(MINUTE_MILLIS);
  expect(called).toHaveBeenCalledOnce();
});

test('after a sleep it is noticed within a minute that the time has passed', () => {
  const called = vi.fn<() => void>();
  wallAlarm(clock).set(clock.nowMillis() + 600 * MINUTE_MILLIS, called);
  offsetMillis = 700 * MINUTE_MILLIS;
  vi.advanceTimersByTime(MINUTE_MILLIS);
  expect(called).toHaveBeenCalledOnce();
});

test('a cancelled alarm stays silent', () => {
  const called = vi.fn<() => void>();
  const cancel = wallAlarm(clock).set(clock.nowMillis() + 5 * MINUTE_MILLIS, called);
  vi.advanceTimersByTime(2 * MINUTE_MILLIS);
  cancel();
  vi.advanceTimersByTime(10 * MINUTE_MILLIS);
  expect(called).not.toHaveBeenCalled();
});

test("a sleep ends with its signal's own reason", async () => {
  const stop = new AbortController();
  const sleeping = wallAlarm(clock).sleep(1000, stop.signal);
  stop.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
});
