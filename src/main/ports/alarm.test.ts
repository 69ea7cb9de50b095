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

test('told to look again, what is due by now rings at once, once, and nothing else', () => {
  const [due, cancelled, later] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()];
  const alarm = wallAlarm(clock);
  alarm.set(clock.nowMillis() + 10 * MINUTE_MILLIS, due);
  alarm.set(clock.nowMillis() + 10 * MINUTE_MILLIS, cancelled)();
  alarm.set(clock.nowMillis() + 30 * MINUTE_MILLIS, later);
  offsetMillis = 20 * MINUTE_MILLIS;
  alarm.lookAgain();
  alarm.lookAgain();
  expect(due).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(10 * MINUTE_MILLIS);
  expect([due, cancelled, later].map((called) => called.mock.calls.length)).toEqual([1, 0, 1]);
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

test('an idle hour with many alarms far away wakes the machine once a minute', () => {
  const setTimer = vi.spyOn(globalThis, 'setTimeout');
  const alarm = wallAlarm(clock);
  for (let hours = 2; hours < 12; hours += 1)
    alarm.set(clock.nowMillis() + hours * 60 * MINUTE_MILLIS, () => undefined);
  setTimer.mockClear();
  vi.advanceTimersByTime(60 * MINUTE_MILLIS);
  expect(setTimer).toHaveBeenCalledTimes(60);
  expect(vi.getTimerCount()).toBe(1);
});

test('a clock set back rings everybody within a minute, early though it is; one kept in step does not', () => {
  const [far, near] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const alarm = wallAlarm(clock);
  alarm.set(clock.nowMillis() + 600 * MINUTE_MILLIS, far);
  offsetMillis = -90_000;
  vi.advanceTimersByTime(MINUTE_MILLIS);
  expect(far).not.toHaveBeenCalled();
  offsetMillis = -60 * MINUTE_MILLIS;
  // An alarm that is set meanwhile does not hide that it happened.
  alarm.set(clock.nowMillis() + 600 * MINUTE_MILLIS, near);
  vi.advanceTimersByTime(MINUTE_MILLIS);
  expect([far, near].map((called) => called.mock.calls.length)).toEqual([1, 1]);
});

test('one that is cancelled by another that rings with it stays silent', () => {
  const alarm = wallAlarm(clock);
  const second = vi.fn<() => void>();
  let cancel = (): void => undefined;
  alarm.set(clock.nowMillis() + 1000, () => cancel());
  cancel = alarm.set(clock.nowMillis() + 1000, second);
  vi.advanceTimersByTime(2 * MINUTE_MILLIS);
  expect(second).not.toHaveBeenCalled();
});
