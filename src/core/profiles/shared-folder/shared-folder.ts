import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { closeSync, readFileSync } from 'node:fs';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { errnoOf, toDiskError } from '../../disk/read/disk-error.ts';
import { ensurePrivateFolder } from '../../disk/paths/private-folder.ts';
import { isOursAlone } from '../../disk/paths/trusted-folder.ts';
import { openOwnFile } from '../../disk/read/open-own-file.ts';
import { writeFileAtomically } from '../../disk/write/atomic-write.ts';
import { createTempFile } from '../../disk/write/temp-files.ts';
import { withFileLock, type LockWait } from '../../disk/write/file-lock.ts';
import { isSharedKeysFile, SHARED_CONFIG_FILE, SHARED_CONFIG_MARK, sharedKeysFile } from './shared-config.ts';

const LOCK = '.daypass-share';

/** A folder whose files Daypass writes for programs that can't reach it. Files are 0600 and are replaced whole. */
export interface SharedFolder {
  writeConfig(text: string): Promise<void>;
  writeKeys(index: number, text: string): Promise<void>;
  removeKeys(index: number): Promise<void>;
}

/**
 * Runs `action` with the folder, and removes afterwards what was written to it, the folder too if it was not there before.
 * Files of a share that was killed are replaced. A folder that others may write to loses that permission. Rejects: busy while
 * another process shares there, fileForbidden (reason `notShared`) where the folder has a config or keys of the person's own
 * or (`replaceable`) where another user could put a config of theirs in its place, diskFull, diskFailed.
 */
export async function withSharedFolder<T>(
  dir: string,
  ports: Pick<LockWait, 'alarm' | 'clock' | 'random'>,
  action: (folder: SharedFolder) => Promise<T>,
): Promise<T> {
  const isNew = !(await isThere(dir));
  await ensurePrivateFolder(dir);
  try {
    // Before the lock: a user who may write to the folder could plant one that leads elsewhere.
    await refuseReplaceable(dir);
    return await withFileLock(join(dir, LOCK), { ...ports, waitMillis: 0 }, async () => {
      await clearFiles(dir);
      const folder = folderAt(dir);
      try {
        return await action(folder);
      } finally {
        // First: a config that somebody has replaced is refused, and the keys must not stay because of it.
        await folder.removeAllKeys();
        await clearFiles(dir);
      }
    });
  } finally {
    // It stays where the person has put something into it meanwhile.
    if (isNew) await rmdir(dir).catch(() => undefined);
  }
}

/** Programs run what the config says, so a user who can replace it has them run anything. */
async function refuseReplaceable(dir: string): Promise<void> {
  try {
    if ((await isOursAlone(dir)) || (await isOursAlone(dir, await deviceWithoutPermissions(dir)))) return;
  } catch (thrown) {
    throw toDiskError(thrown, dir);
  }
  throw new DaypassError('fileForbidden', { path: dir, reason: 'replaceable' });
}

/**
 * The device of a folder whose file system stores no permissions, such as a Windows drive under WSL; undefined where it
 * stores them. A file that is still open shows it: one that is looked at by its name may be another user's by then.
 */
async function deviceWithoutPermissions(dir: string): Promise<number | undefined> {
  const { path, handle } = await createTempFile(join(dir, LOCK));
  try {
    const { mode, dev } = await handle.stat();
    return (mode & 0o077) === 0 ? undefined : dev;
  } finally {
    await handle.close();
    await unlink(path).catch(() => undefined);
  }
}

function folderAt(dir: string): SharedFolder & { removeAllKeys(): Promise<void> } {
  const written = new Set<string>();
  const write = (name: string, text: string) =>
    writeFileAtomically(join(dir, name), Buffer.from(text), { own: true, mode: 0o600 });
  return {
    writeConfig: (text) => write(SHARED_CONFIG_FILE, text),
    writeKeys(index, text) {
      written.add(sharedKeysFile(index));
      return write(sharedKeysFile(index), text);
    },
    removeKeys: (index) => removeFile(join(dir, sharedKeysFile(index))),
    async removeAllKeys() {
      for (const name of written) await removeFile(join(dir, name));
    },
  };
}

/** Removes the files of a share. Rejects where the folder has such files that no share has written. */
async function clearFiles(dir: string): Promise<void> {
  const names = await readdir(dir).catch((thrown: unknown) => Promise.reject(toDiskError(thrown, dir)));
  const keys = names.filter(isSharedKeysFile);
  const [first] = names.includes(SHARED_CONFIG_FILE) ? [SHARED_CONFIG_FILE] : keys;
  if (first !== undefined && !isSharedConfig(join(dir, SHARED_CONFIG_FILE)))
    throw new DaypassError('fileForbidden', { path: join(dir, first), reason: 'notShared' });
  // The config goes last: without it the keys would be taken for the person's own.
  for (const name of keys) await removeFile(join(dir, name));
  await removeFile(join(dir, SHARED_CONFIG_FILE));
}

function isSharedConfig(path: string): boolean {
  try {
    const descriptor = openOwnFile(path, 'read');
    try {
      return readFileSync(descriptor, 'utf8').startsWith(`${SHARED_CONFIG_MARK}\n`);
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return false;
    throw toDiskError(thrown, path);
  }
}

async function removeFile(path: string): Promise<void> {
  await unlink(path).catch((thrown: unknown) => {
    if (errnoOf(thrown) !== 'ENOENT') throw toDiskError(thrown, path);
  });
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
