import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { readBounded } from './read-bounded.ts';
import { tempFolder } from '../testing/temp-folder.ts';

test('a file up to the limit is read, one byte more is not', async () => {
  const path = join(await tempFolder(onTestFinished), 'file');
  await writeFile(path, 'four');
  expect(await readBounded(path, 4)).toMatchObject({ at: 'read', bytes: Buffer.from('four') });
  expect(await readBounded(path, 3)).toEqual({ at: 'tooLarge' });
});

test('what is not there is missing, also below a file', async () => {
  const path = join(await tempFolder(onTestFinished), 'file');
  expect(await readBounded(path, 4)).toEqual({ at: 'missing' });
  await writeFile(path, '');
  expect(await readBounded(join(path, 'below'), 4)).toEqual({ at: 'missing' });
});

test('a folder, a device and a pipe nobody writes to are unreadable, at once', async () => {
  const folder = await tempFolder(onTestFinished);
  const pipe = join(folder, 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  await mkdir(join(folder, 'folder'));
  for (const path of [pipe, join(folder, 'folder'), '/dev/zero']) {
    expect(await readBounded(path, 4)).toMatchObject({ at: 'unreadable' });
  }
});
