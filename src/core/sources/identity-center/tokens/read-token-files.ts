import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readBounded } from '../../../disk/read/read-bounded.ts';
import { isAnothers } from '../../../disk/read/foreign-file.ts';

/** A file of `~/.aws/sso/cache`, by Daypass or another tool. */
export interface CacheFile {
  readonly path: string;
  readonly name: string;
  readonly isAnothers: boolean;
  /** Absent where it could not be read, is another's, or comes after the first `MOST_BYTES` of them all. */
  readonly bytes?: Buffer;
}

const MOST_FILES = 2_000;
const MAX_BYTES = 1024 * 1024;
/** Over all files, whose content stays in memory until all are judged. A token file has some 4 KB. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** The JSON files of the cache folder, by name; none where there is no folder. Never rejects. */
export async function readCacheFiles(ssoCacheDir: string): Promise<CacheFile[]> {
  const names = await readdir(ssoCacheDir).catch(() => []);
  const files: CacheFile[] = [];
  let bytesLeft = MOST_BYTES;
  // One after the other: what is left for a file depends on those before it.
  for (const name of names
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .slice(0, MOST_FILES)) {
    const file = await readCacheFile(join(ssoCacheDir, name), name, Math.min(MAX_BYTES, bytesLeft));
    if (file === undefined) continue;
    files.push(file);
    bytesLeft -= file.bytes?.length ?? 0;
  }
  return files;
}

async function readCacheFile(path: string, name: string, maxBytes: number): Promise<CacheFile | undefined> {
  try {
    const link = await lstat(path);
    const target = await stat(path);
    if (!target.isFile()) return undefined;
    const ownUid = process.getuid?.();
    const viaSymlink = link.isSymbolicLink();
    if (ownUid !== undefined && isAnothers({ viaSymlink, uids: [link.uid, target.uid], ownUid }))
      return { path, name, isAnothers: true };
    const read = await readBounded(path, maxBytes);
    if (read.at !== 'read') return { path, name, isAnothers: false };
    // The file that was opened need not be the one that was looked at.
    if (ownUid !== undefined && isAnothers({ viaSymlink, uids: [read.uid], ownUid }))
      return { path, name, isAnothers: true };
    return { path, name, isAnothers: false, bytes: read.bytes };
  } catch {
    // Gone since, or a link to nowhere.
    return undefined;
  }
}
