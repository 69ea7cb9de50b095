import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TESTS, TESTS_LEFT_OUT } from './scope.ts';

const root = path.join(import.meta.dirname, '../..');

async function filesOf(patterns: readonly string[], leftOut: readonly string[] = []): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of glob(patterns, { cwd: root, exclude: leftOut })) files.push(file);
  return files;
}

test('no test that judges mutants replaces a module: all of them share the modules of one worker', async () => {
  const files = await filesOf(TESTS, TESTS_LEFT_OUT);
  expect(files.length).toBeGreaterThan(50);
  const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
  expect(files.filter((_file, index) => texts[index]?.includes('vi.mock('))).toEqual([]);
});

test.each(TESTS_LEFT_OUT)('what is left out is there: %s', async (pattern) => {
  expect(await filesOf([pattern])).not.toEqual([]);
});
