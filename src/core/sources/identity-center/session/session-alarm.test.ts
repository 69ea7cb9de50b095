import { expect, test } from 'vitest';
import { SessionAlarm } from './session-alarm.ts';

function fakeAlarm() {
  const set: { readonly atMillis: number; readonly ring: () => void; isCancelled: boolean }[] = [];
  const clock = { at: 0, nowMillis: () => clock.at };
  const alarm = {
    set(atMillis: number, ring: () => void) {
      const one = { atMillis, ring, isCancelled: false };
      set.push(one);
      return () => {
        one.isCancelled = true;
      };
    },
    sleep: async () => undefined,
  };
  return { set, clock, alarm: new SessionAlarm({ alarm, clock }) };
}

test('rings at the earliest instant, and replaces the alarm before', () => {
  const { set, alarm } = fakeAlarm();
  alarm.set([30, 10, 20], () => undefined);
  alarm.set([40], () => undefined);
  expect(set.map(({ atMillis, isCancelled }) => [atMillis, isCancelled])).toEqual([
    [10, true],
    [40, false],
  ]);
});

test('with no instant to wait for it is only cancelled', () => {
  const { set, alarm } = fakeAlarm();
  alarm.set([10], () => undefined);
  alarm.set([], () => undefined);
  expect(set.map(({ isCancelled }) => isCancelled)).toEqual([true]);
});

test('reports that it rang before its time', () => {
  const { set, clock, alarm } = fakeAlarm();
  const rings: boolean[] = [];
  alarm.set([10], (isEarly) => void rings.push(isEarly));
  set[0]?.ring();
  clock.at = 10;
  set[0]?.ring();
  expect(rings).toEqual([true, false]);
});
