import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appendLines, readLines, replaceLines } from './line-file.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const fileIn = async () => path.join(await tempFolder(onTestFinished), 'own', 'lines.jsonl');

test('lines are added, read, replaced and gone, for nobody else to read', async () => {
  const file = await fileIn();
  expect(await readLines(file)).toEqual({ lines: [], isTorn: false });
  await appendLines(file, ['a']);
  await appendLines(file, ['b', 'c']);
  expect(await readLines(file)).toEqual({ lines: ['a', 'b', 'c'], isTorn: false });
  if (process.platform !== 'win32') {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
  }
  await replaceLines(file, ['c']);
  expect(await readFile(file, 'utf8')).toBe('c\n');
  await replaceLines(file, []);
  await replaceLines(file, []);
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('after a line that was never finished the next begins on its own', async () => {
  const file = await fileIn();
  await appendLines(file, ['a']);
  await writeFile(file, 'a\n{"tor');
  const { isTorn } = await readLines(file);
  await appendLines(file, ['b'], isTorn);
  expect(await readLines(file)).toEqual({ lines: ['a', '{"tor', 'b'], isTorn: false });
});

test('a folder in the file’s place is told as the disk’s', async () => {
  const folder = await tempFolder(onTestFinished);
  await expect(appendLines(folder, ['a'])).rejects.toMatchObject({ code: 'diskFailed', facts: { path: folder } });
  expect(await readLines(folder)).toEqual({ lines: [], isTorn: false });
});
