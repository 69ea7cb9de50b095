import { expect, test } from 'vitest';
import { heldWhileOpen } from './held-while-open.ts';
import { clickOpensWindow, menuFollowsWhileOpen } from './platform-ways.ts';

test('while open nothing is set; once closed, only the latest', () => {
  const set: number[] = [];
  const held = heldWhileOpen<number>((value) => set.push(value));
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

test('what each platform does', () => {
  const ways = (platform: NodeJS.Platform) => [clickOpensWindow(platform), menuFollowsWhileOpen(platform)];
  expect(ways('win32')).toEqual([true, false]);
  expect(ways('darwin')).toEqual([false, false]);
  expect(ways('linux')).toEqual([true, true]);
});
