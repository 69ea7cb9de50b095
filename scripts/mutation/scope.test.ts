import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TESTS, TESTS_LEFT_OUT } from './scope.ts';

const root = path.join(import.meta.dirname, '../..');

test('no test that judges mutants replaces a module: all of them share the modules of one worker', async () => {
  const files = await Array.fromAsync(glob(TESTS, { cwd: root, exclude: TESTS_LEFT_OUT }));
  expect(files.length).toBeGreaterThan(50);
  const replacing: string[] = [];
  for (const file of files)
    if ((await readFile(path.join(root, file), 'utf8')).includes('vi.mock(')) replacing.push(file);
  expect(replacing).toEqual([]);
});

test('every test that is left out is there', async () => {
  for (const pattern of TESTS_LEFT_OUT)
    expect(await Array.fromAsync(glob(pattern, { cwd: root })), pattern).not.toEqual([]);
});
