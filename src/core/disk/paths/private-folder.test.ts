import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensurePrivateFolder } from './private-folder.ts';
import { tempFolder } from '../testing/temp-folder.ts';

test('every missing folder is made for this user alone; what is there keeps its mode', async () => {
  const home = await tempFolder(onTestFinished);
  await mkdir(join(home, 'there'));
  await chmod(join(home, 'there'), 0o755);
  await Promise.all([1, 2, 3].map(() => ensurePrivateFolder(join(home, 'there/a/b/c'))));
  const modes = await Promise.all(
    ['there', 'there/a', 'there/a/b', 'there/a/b/c'].map(async (name) => (await stat(join(home, name))).mode & 0o777),
  );
  expect(modes).toEqual([0o755, 0o700, 0o700, 0o700]);
});

test('a file in the way is told, not looped over', async () => {
  const home = await tempFolder(onTestFinished);
  await writeFile(join(home, 'file'), '');
  for (const path of [join(home, 'file'), join(home, 'file/a/b')])
    await expect(ensurePrivateFolder(path)).rejects.toMatchObject({ code: 'diskFailed', facts: { path } });
});

test.runIf(process.platform === 'linux')('ends where nothing can be made: Node’s own way waits for ever', async () => {
  await expect(ensurePrivateFolder('/proc/daypass/locks')).rejects.toMatchObject({ code: 'diskFailed' });
});
