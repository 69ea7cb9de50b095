import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../core/disk/testing/temp-folder.ts';
import { VirtualTime } from '../../core/testing/virtual-time.ts';
import { quietLog } from '../testing/fake-shell.ts';
import { openShownNotices } from './shown-notices.ts';

const MINUTE = 60_000;

test('what was told is known after a restart, until its end has passed', async () => {
  const [dir, time] = [await tempFolder(onTestFinished), new VirtualTime()];
  const first = await openShownNotices(dir, time, quietLog);
  first.add('a', time.nowMillis() + MINUTE);
  await first.settled();
  const second = await openShownNotices(dir, time, quietLog);
  expect([second.has('a'), second.has('b')]).toEqual([true, false]);
  await time.advance(MINUTE);
  second.add('b', time.nowMillis() + MINUTE);
  await second.settled();
  const third = await openShownNotices(dir, time, quietLog);
  expect([third.has('a'), third.has('b')]).toEqual([false, true]);
  if (process.platform !== 'win32') {
    expect((await stat(path.join(dir, 'told-notices.json'))).mode & 0o777).toBe(0o600);
  }
});

test.each(['', '{"told": 1}', '{"told": [1, ["a"], ["a", "b"], [2, 3]]}'])('of %j nothing is taken', async (text) => {
  const [dir, time] = [await tempFolder(onTestFinished), new VirtualTime()];
  await writeFile(path.join(dir, 'told-notices.json'), text);
  const told = await openShownNotices(dir, time, quietLog);
  expect(told.has('a')).toBe(false);
  told.add('c', time.nowMillis() + MINUTE);
  await told.settled();
  expect(JSON.parse(await readFile(path.join(dir, 'told-notices.json'), 'utf8'))).toEqual({
    told: [['c', time.nowMillis() + MINUTE]],
  });
});
