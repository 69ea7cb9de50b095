import { expect, test } from 'vitest';
import { heldWhileOpen } from './held-while-open.ts';
import { clickOpensWindow, menuFollowsWhileOpen } from './platform-gestures.ts';

function setUp() {
  const set: number[] = [];
  const time = { millis: 0 };
  const held = heldWhileOpen<number>(
    (value) => set.push(value),
    () => time.millis,
  );
  return { set, held, time };
}

test('while open nothing is set; once closed, only the latest', () => {
  const { set, held } = setUp();
  held.set(1);
  held.opened();
  held.set(2);
  held.set(3);
  expect(set).toEqual([1]);
  held.closed();
  expect(set).toEqual([1, 3]);
  held.opened();
  held.closed();
  expect(set).toEqual([1, 3]);
  held.set(4);
  expect(set).toEqual([1, 3, 4]);
});

test('one whose closing is never heard of is not kept for ever', () => {
  const { set, held, time } = setUp();
  held.opened();
  time.millis = 119_999;
  held.set(1);
  expect(set).toEqual([]);
  time.millis = 120_000;
  held.set(2);
  expect(set).toEqual([2]);
  held.closed();
  expect(set).toEqual([2]);
});

test('what each platform does', () => {
  const ways = (platform: NodeJS.Platform) => [clickOpensWindow(platform), menuFollowsWhileOpen(platform)];
  expect(ways('win32')).toEqual([true, false]);
  expect(ways('darwin')).toEqual([false, false]);
  expect(ways('linux')).toEqual([true, true]);
});
