import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { quietLog } from '../testing/fake-shell.ts';
import { openWindowPlace } from './window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const bounds = { x: 200, y: 100, width: 1300, height: 800 };
const newFile = () => path.join(tempFolder(), 'window.json');

test('place, size, zoom and being maximized are there again after a restart', async () => {
  const file = newFile();
  const place = await openWindowPlace(file, quietLog);
  expect(place.boundsOn([screen])).toEqual({ width: 1080, height: 720 });
  place.moved(bounds, false);
  place.moved(bounds, true);
  place.zoom('in');
  expect(place.zoom('in')).toBe(1);
  await place.settled();

  const next = await openWindowPlace(file, quietLog);
  expect(next.boundsOn([screen])).toEqual(bounds);
  expect(next.isMaximized()).toBe(true);
  expect(next.zoomLevel()).toBe(1);
  expect(next.zoom('reset')).toBe(0);
});

test('zoom ends where words would no longer fit or be seen', async () => {
  const place = await openWindowPlace(newFile(), quietLog);
  for (let times = 0; times < 30; times += 1) place.zoom('in');
  expect(place.zoomLevel()).toBe(4);
  for (let times = 0; times < 30; times += 1) place.zoom('out');
  expect(place.zoomLevel()).toBe(-4);
  await place.settled();
});

test.each([
  'not JSON',
  '[]',
  'null',
  '{"bounds":{"x":1,"y":2},"zoomLevel":"1"}',
  '{"bounds":{"x":1.5,"y":2,"width":900,"height":700}}',
  '{"bounds":{"x":0,"y":0,"width":1,"height":1}}',
])('what a file holds that is not a place is left out: %s', async (text) => {
  const file = newFile();
  writeFileSync(file, text);
  const place = await openWindowPlace(file, quietLog);
  expect(place.boundsOn([screen])).toEqual({ width: 1080, height: 720 });
  expect(place.zoomLevel()).toBe(0);
});

test('a window that has not moved writes nothing', async () => {
  const file = newFile();
  const place = await openWindowPlace(file, quietLog);
  place.moved(bounds, false);
  await place.settled();
  writeFileSync(file, 'as it was');
  place.moved(bounds, false);
  await place.settled();
  expect(readFileSync(file, 'utf8')).toBe('as it was');
});
