import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfigFile } from './config-file.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';

test('a missing file, also in a missing folder, reads as an empty one', async () => {
  const folder = await tempFolder(onTestFinished);
  const missing = await readConfigFile(join(folder, '.aws', 'config'));
  expect(missing.bytes).toBeNull();
  expect(missing.document.sections).toEqual([]);
});

test('the null device is an empty config: a known way to have none', async () => {
  expect((await readConfigFile('/dev/null')).bytes).toBeNull();
});

test('bytes come as they are', async () => {
  const path = join(await tempFolder(onTestFinished), 'config');
  const bytes = Buffer.from([...Buffer.from('[profile a]\nregion = '), 0xff, 0xfe]);
  await writeFile(path, bytes);
  const { bytes: read, document } = await readConfigFile(path);
  expect(read).toEqual(bytes);
  expect(document.sections[0]).toMatchObject({ type: 'profile', name: 'a' });
});

test('a folder, a device and a file of absurd size cannot be read, and say which', async () => {
  const folder = await tempFolder(onTestFinished);
  const path = join(folder, 'config');
  await writeFile(path, '');
  await truncate(path, 16 * 1024 * 1024 + 1);
  await mkdir(join(folder, 'folder'));
  await expect(readConfigFile(path)).rejects.toMatchObject({ facts: { reason: 'tooLarge' } });
  for (const odd of [path, join(folder, 'folder'), '/dev/zero']) {
    await expect(readConfigFile(odd)).rejects.toMatchObject({ code: 'configUnreadable', facts: { path: odd } });
  }
});
