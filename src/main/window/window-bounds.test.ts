import { expect, test } from 'vitest';
import { boundsOnScreen, isReachable } from './window-bounds.ts';

const USUAL = { width: 1080, height: 720 };
const laptop = { x: 0, y: 28, width: 1440, height: 860 };
const beside = { x: 1440, y: 0, width: 2560, height: 1400 };
const place = { x: 1700, y: 200, width: 1200, height: 900 };

test('a window opens where it was and as large', () => {
  expect(boundsOnScreen(place, USUAL, [laptop, beside])).toEqual(place);
});

test('the first window has the usual size, or the screen’s if that is smaller', () => {
  expect(boundsOnScreen(undefined, USUAL, [laptop])).toEqual(USUAL);
  expect(boundsOnScreen(undefined, USUAL, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
    width: 1024,
    height: 600,
  });
});

test('a window of a screen that was unplugged goes where the system puts windows, no larger than the screen left', () => {
  expect(boundsOnScreen(place, USUAL, [laptop])).toEqual({ width: 1200, height: 860 });
});

test('a window shrinks with its screen, as after a change of scale', () => {
  const scaled = { x: 0, y: 0, width: 960, height: 560 };
  expect(boundsOnScreen({ x: 40, y: 20, width: 1200, height: 900 }, USUAL, [scaled])).toEqual({
    x: 40,
    y: 20,
    width: 960,
    height: 560,
  });
});

test('a window that a person pushed half off a side stays there; its title comes back from above the screen', () => {
  expect(boundsOnScreen({ x: -600, y: 100, width: 1000, height: 600 }, USUAL, [laptop])).toMatchObject({ x: -600 });
  expect(boundsOnScreen({ x: 10, y: 4, width: 1000, height: 600 }, USUAL, [laptop])).toMatchObject({ x: 10, y: 28 });
});

test.each([
  ['left of all screens', { x: -1190, y: 100 }],
  ['below all screens', { x: 100, y: 1390 }],
  ['far above', { x: 100, y: -700 }],
])('a window %s is not reachable', (_, corner) => {
  const bounds = { ...place, ...corner };
  expect(isReachable(bounds, [laptop, beside])).toBe(false);
  expect(boundsOnScreen(bounds, USUAL, [laptop, beside])).not.toHaveProperty('x');
});

test('without a screen, as before a session has one, the size is as it was', () => {
  expect(boundsOnScreen(place, USUAL, [])).toEqual({ width: 1200, height: 900 });
});
