import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MOST_BYTES, readCacheFiles } from './read-token-files.ts';
import { tempFolder } from '../../../disk/testing/temp-folder.ts';

test('all files are named, but no more of them is kept in memory than the budget', async () => {
  const cache = join(await tempFolder(onTestFinished), 'cache');
  await mkdir(cache);
  const large = Buffer.alloc(1024 * 1024, ' ');
  for (let number = 0; number < 40; number += 1) await writeFile(join(cache, `${100 + number}.json`), large);
  await writeFile(join(cache, 'last.json'), '{}');
  const files = await readCacheFiles(cache);
  expect(files).toHaveLength(41);
  const bytes = files.reduce((sum, file) => sum + (file.bytes?.length ?? 0), 0);
  expect(bytes).toBe(MOST_BYTES);
});
