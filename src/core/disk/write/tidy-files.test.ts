import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { awsPaths } from '../paths/aws-paths.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { bringCacheFileBack, moveCacheFileAway } from './tidy-files.ts';

vi.mock('node:fs/promises', { spy: true });
afterEach(() => void vi.mocked(fs.lstat).mockReset());

let aws: ReturnType<typeof awsPaths>;
let path: string;
let backupPath: string;

beforeEach(async () => {
  const homeDir = await tempFolder(onTestFinished);
  aws = awsPaths({ platform: 'linux', homeDir, env: {} });
  await fs.mkdir(aws.ssoCacheDir, { recursive: true });
  path = join(aws.ssoCacheDir, 'token.json');
  backupPath = join(homeDir, 'backup.json');
});

test('a file that was moved away comes back with its mode and times, and a link as a link', async () => {
  await fs.writeFile(path, 'old', { mode: 0o600 });
  await fs.utimes(path, 1_000, 2_000);
  await moveCacheFileAway(path, backupPath, aws);
  await expect(fs.stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  await bringCacheFileBack(backupPath, path, aws);
  const { mode, mtimeMs } = await fs.stat(path);
  expect([mode & 0o777, mtimeMs, await fs.readFile(path, 'utf8')]).toEqual([0o600, 2_000_000, 'old']);
  await expect(fs.stat(backupPath)).rejects.toMatchObject({ code: 'ENOENT' });

  const linked = join(aws.ssoCacheDir, 'linked.json');
  await fs.symlink(path, linked);
  await moveCacheFileAway(linked, backupPath, aws);
  await bringCacheFileBack(backupPath, linked, aws);
  expect(await fs.readlink(linked)).toBe(path);
});

test('a file that another program writes at this moment is not replaced, and the backup stays', async () => {
  await fs.writeFile(backupPath, 'old');
  const { lstat } = await vi.importActual<typeof fs>('node:fs/promises');
  vi.mocked(fs.lstat).mockImplementationOnce(async (...args) => {
    try {
      return await lstat(...args);
    } finally {
      await fs.writeFile(path, 'a new sign-in');
    }
  });
  const refused = bringCacheFileBack(backupPath, path, aws);
  await expect(refused).rejects.toMatchObject({ code: 'undoConflict', facts: { path, backupPath } });
  expect([await fs.readFile(path, 'utf8'), await fs.readFile(backupPath, 'utf8')]).toEqual(['a new sign-in', 'old']);
});
