import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { timerAlarm } from './alarm.ts';

const MINUTE = 60_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('calls back once, at its time, beyond what a timer can hold', () => {
  const called = vi.fn<() => void>();
  timerAlarm.set(Date.now() + 60 * 24 * 60 * MINUTE, called);
  vi.advanceTimersByTime(60 * 24 * 60 * MINUTE - 1);
  expect(called).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1 + MINUTE);
  expect(called).toHaveBeenCalledOnce();
});

test('notices within a minute that the wall clock has jumped', () => {
  const called = vi.fn<() => void>();
  timerAlarm.set(Date.now() + 600 * MINUTE, called);
  vi.setSystemTime(Date.now() + 700 * MINUTE);
  vi.advanceTimersByTime(MINUTE);
  expect(called).toHaveBeenCalledOnce();
});

test('cancelled, it stays silent', () => {
  const called = vi.fn<() => void>();
  const cancel = timerAlarm.set(Date.now() + 5 * MINUTE, called);
  vi.advanceTimersByTime(2 * MINUTE);
  cancel();
  vi.advanceTimersByTime(10 * MINUTE);
  expect(called).not.toHaveBeenCalled();
});

test('a sleep ends with its signal’s own reason', async () => {
  const stop = new AbortController();
  const sleeping = timerAlarm.sleep(1000, stop.signal);
  stop.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
});
