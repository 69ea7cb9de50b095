import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('runs no timer without listeners', () => {
  const clock = createClock();
  const stop = clock.subscribe('second', () => {});
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('beats every second only while a listener needs seconds', () => {
  const clock = createClock();
  const onBeat = vi.fn<() => void>();
  clock.subscribe('minute', onBeat);
  vi.advanceTimersByTime(14_000);
  expect(onBeat).not.toHaveBeenCalled();
  const stop = clock.subscribe('second', () => {});
  onBeat.mockClear();
  vi.advanceTimersByTime(2_000);
  expect(onBeat).toHaveBeenCalledTimes(2);
  stop();
  vi.advanceTimersByTime(14_000);
  expect(onBeat).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(1);
});

test('is right at once for a countdown that comes up among slower listeners', () => {
  const clock = createClock();
  const onBeat = vi.fn<() => void>();
  clock.subscribe('minute', onBeat);
  vi.advanceTimersByTime(14_000);
  clock.subscribe('second', () => {});
  expect(clock.nowMillis()).toBe(1_014_000);
  expect(onBeat).toHaveBeenCalledTimes(1);
});

test('does not change between beats and is right again on the next', () => {
  const clock = createClock();
  clock.subscribe('second', () => {});
  vi.advanceTimersByTime(999);
  expect(clock.nowMillis()).toBe(1_000_000);
  vi.advanceTimersByTime(1);
  expect(clock.nowMillis()).toBe(1_001_000);
});

test('does not move when its only listener subscribes again at once', () => {
  const clock = createClock();
  const stop = clock.subscribe('minute', () => {});
  stop();
  vi.advanceTimersByTime(5);
  clock.subscribe('minute', () => {});
  expect(clock.nowMillis()).toBe(1_000_000);
});

test('is right at once for the first listener after a silence', () => {
  const clock = createClock();
  vi.advanceTimersByTime(60_000);
  clock.subscribe('minute', () => {});
  expect(clock.nowMillis()).toBe(1_060_000);
});
