import { expect, test } from 'vitest';
import { ClockWatch, SET_BACK_MILLIS } from './clock-watch.ts';

function watchAt(startMillis: number) {
  const clock = { at: startMillis, nowMillis: () => clock.at };
  return { clock, watch: new ClockWatch(clock) };
}

test('reports a clock that was set back, once', () => {
  const { clock, watch } = watchAt(10 * SET_BACK_MILLIS);
  expect(watch.wasSetBack()).toBe(false);
  clock.at -= SET_BACK_MILLIS + 1;
  expect([watch.wasSetBack(), watch.wasSetBack()]).toEqual([true, false]);
});

test('takes a step of just a minute for synchronisation', () => {
  const { clock, watch } = watchAt(10 * SET_BACK_MILLIS);
  watch.wasSetBack();
  clock.at -= SET_BACK_MILLIS;
  expect(watch.wasSetBack()).toBe(false);
});

test('takes small steps back for synchronisation, and adds them up', () => {
  const { clock, watch } = watchAt(10 * SET_BACK_MILLIS);
  watch.wasSetBack();
  clock.at -= SET_BACK_MILLIS / 2;
  expect(watch.wasSetBack()).toBe(false);
  clock.at -= SET_BACK_MILLIS / 2 + 1;
  expect(watch.wasSetBack()).toBe(true);
});

test('reading the time alone compares nothing', () => {
  const { clock, watch } = watchAt(10 * SET_BACK_MILLIS);
  watch.wasSetBack();
  clock.at = 0;
  expect(watch.nowMillis()).toBe(0);
  expect(watch.wasSetBack()).toBe(true);
});
