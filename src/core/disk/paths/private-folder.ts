import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf, toDiskError } from '../read/disk-error.ts';

/** Makes a folder, and any missing above it, readable by this user only. One that exists keeps its mode. Rejects: fileForbidden, diskFull, diskFailed. */
export async function ensurePrivateFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
  } catch (thrown) {
    throw toDiskError(thrown, path);
  }
}

/** By hand: Node's own `recursive` never comes back where a file system says ENOENT to every new folder, as /proc does. */
async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolders(parent);
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (thrown) {
    // Another process was quicker.
    if (errnoOf(thrown) !== 'EEXIST' || !(await isFolder(path))) throw thrown;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT' || errnoOf(thrown) === 'ENOTDIR') return false;
    throw thrown;
  }
}
