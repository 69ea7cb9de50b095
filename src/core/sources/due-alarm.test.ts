import { beforeEach, expect, test } from 'vitest';
import { DueAlarm } from './due-alarm.ts';

const set: { atMillis: number; isCancelled: boolean }[] = [];
const alarm = {
  set: (atMillis: number) => {
    const entry = { atMillis, isCancelled: false };
    set.push(entry);
    return () => {
      entry.isCancelled = true;
    };
  },
};
let instants: readonly number[] = [];
const waiting = () => set.filter(({ isCancelled }) => !isCancelled).map(({ atMillis }) => atMillis);
const dueAlarm = () =>
  new DueAlarm(
    alarm,
    () => instants,
    () => undefined,
  );

beforeEach(() => {
  set.length = 0;
  instants = [30, 10, 20];
});

test('waits for the earliest instant, once it is started', () => {
  const due = dueAlarm();
  due.arm();
  expect(waiting()).toEqual([]);
  due.start();
  expect(waiting()).toEqual([10]);
});

test('follows what has changed, with one alarm at a time', () => {
  const due = dueAlarm();
  due.start();
  instants = [40, 50];
  due.arm();
  expect(waiting()).toEqual([40]);
  instants = [];
  due.arm();
  expect(waiting()).toEqual([]);
});

test('is silent for good once it is stopped', () => {
  const due = dueAlarm();
  due.start();
  due.stop();
  due.arm();
  expect(waiting()).toEqual([]);
  expect(due.isStarted).toBe(false);
});
