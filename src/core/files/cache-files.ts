import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readBounded } from './read-bounded.ts';
import { isAnothers } from './token-cache.ts';

/** A file of `~/.aws/sso/cache`, whoever wrote it. */
export interface CacheFile {
  readonly path: string;
  readonly name: string;
  readonly isAnothers: boolean;
  /** Absent where it could not be read, or is another's. */
  readonly bytes?: Buffer;
}

const MOST_FILES = 2_000;
const MAX_BYTES = 1024 * 1024;

/** The JSON files of the cache folder, by name; none where there is no folder. Never rejects. */
export async function readCacheFiles(ssoCacheDir: string): Promise<CacheFile[]> {
  const names = await readdir(ssoCacheDir).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  const read = await Promise.all(
    files.slice(0, MOST_FILES).map((name) => readCacheFile(join(ssoCacheDir, name), name)),
  );
  return read.flat();
}

async function readCacheFile(path: string, name: string): Promise<CacheFile[]> {
  try {
    const link = await lstat(path);
    const target = await stat(path);
    if (!target.isFile()) return [];
    const ownUid = process.getuid?.();
    const uids = [link.uid, target.uid];
    if (ownUid !== undefined && isAnothers({ viaSymlink: link.isSymbolicLink(), uids, ownUid })) {
      return [{ path, name, isAnothers: true }];
    }
    const read = await readBounded(path, MAX_BYTES);
    return [{ path, name, isAnothers: false, ...(read.at === 'read' && { bytes: read.bytes }) }];
  } catch {
    // Gone since, or a link to nowhere.
    return [];
  }
}
