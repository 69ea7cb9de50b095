import type { Stats } from 'node:fs';
import {
  constants,
  copyFile,
  link,
  lstat,
  open,
  readlink,
  rename,
  stat,
  symlink,
  unlink,
  utimes,
} from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isWindowsHost } from '../host.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { AwsPaths } from '../paths/aws-paths.ts';
import { errnoOf, toDiskError } from '../read/disk-error.ts';
import { realTarget } from '../paths/real-target.ts';

/** Returns true for a path that an edit may move away: only files directly in the token cache may go. */
export function isMovable(path: string, { ssoCacheDir }: AwsPaths): boolean {
  return isRightIn(path, ssoCacheDir);
}

/** Returns true for a path whose mode an edit may change. */
export function isPrivatable(path: string, aws: AwsPaths): boolean {
  const ssoDir = dirname(aws.ssoCacheDir);
  const known = [aws.configPath, aws.credentialsPath, aws.ssoCacheDir, ssoDir, dirname(ssoDir)];
  return known.includes(path) || isRightIn(path, aws.ssoCacheDir);
}

/** Throws `internal` for a path that no edit may move away. */
export function checkMovable(path: string, aws: AwsPaths): void {
  if (!isMovable(path, aws)) throw new DaypassError('internal', { path });
}

/** Throws `internal` for a path whose mode no edit may change. */
export function checkPrivatable(path: string, aws: AwsPaths): void {
  if (!isPrivatable(path, aws)) throw new DaypassError('internal', { path });
}

/**
 * Moves a file of the token cache to `backupPath`; a symlink is moved itself, not its target. Does nothing where the file
 * is gone. Rejects: fileForbidden, diskFull, diskFailed, internal.
 */
export async function moveCacheFileAway(path: string, backupPath: string, aws: AwsPaths): Promise<void> {
  checkMovable(path, aws);
  try {
    if ((await lstat(path)).isDirectory()) throw new DaypassError('fileForbidden', { path, reason: 'notAFile' });
    await moveFile(path, backupPath);
  } catch (thrown) {
    if (errnoOf(thrown) !== 'ENOENT') throw toDiskError(thrown, path);
  }
}

/**
 * Brings a moved file back. A file that another program has written at `path` since stays, also one that it writes at this
 * moment, and the backup too.
 * Rejects: undoConflict, fileForbidden, diskFull, diskFailed, internal.
 */
export async function bringCacheFileBack(backupPath: string, path: string, aws: AwsPaths): Promise<void> {
  checkMovable(path, aws);
  try {
    await moveToFreePlace(backupPath, path);
  } catch (thrown) {
    if (errnoOf(thrown) === 'EEXIST') throw new DaypassError('undoConflict', { path, backupPath });
    throw toDiskError(thrown, path);
  }
}

export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Rejects with EEXIST where something is in the place: a rename would replace it. */
async function moveToFreePlace(from: string, to: string): Promise<void> {
  const stats = await lstat(from);
  if (stats.isSymbolicLink()) await symlink(await readlink(from), to);
  else await linkOrCopy(from, to, stats);
  await unlink(from);
}

/** Not every file system has hard links, and none has them over its border. */
async function linkOrCopy(from: string, to: string, { atime, mtime }: Stats): Promise<void> {
  try {
    await link(from, to);
  } catch (thrown) {
    if (errnoOf(thrown) === 'EEXIST') throw thrown;
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await utimes(to, atime, mtime);
  }
}

/** Keeps mode and times. Over a file system's border the file is copied, since rename works within one only. */
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (thrown) {
    if (errnoOf(thrown) !== 'EXDEV') throw thrown;
    const { atime, mtime } = await stat(from);
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await utimes(to, atime, mtime);
    await unlink(from);
  }
}

/** The permission bits of a file or folder that an edit may make private. Undefined where it is missing, and on Windows. */
export async function permissionBits(path: string, aws: AwsPaths): Promise<number | undefined> {
  checkPrivatable(path, aws);
  if (isWindowsHost) return undefined;
  const stats = await stat(path).catch(() => undefined);
  return stats === undefined ? undefined : stats.mode & 0o777;
}

/**
 * Takes all permissions of a file or folder from group and others. A symlink in the token cache is refused, since it may
 * lead anywhere; config and credentials files may be the person's own symlinks. Does nothing on Windows, which has no such modes.
 * Rejects: fileForbidden, diskFailed, internal.
 */
export async function makePrivate(path: string, aws: AwsPaths): Promise<void> {
  await changeMode(path, aws, (mode) => mode & 0o700);
}

/** Gives a file or folder the permission bits `bits`. Follows symlinks, and rejects, as `makePrivate`. */
export async function restoreMode(path: string, bits: number, aws: AwsPaths): Promise<void> {
  await changeMode(path, aws, () => bits & 0o777);
}

async function changeMode(path: string, aws: AwsPaths, changed: (mode: number) => number): Promise<void> {
  checkPrivatable(path, aws);
  if (isWindowsHost) return;
  try {
    const target = isRightIn(path, aws.ssoCacheDir) ? path : await realTarget(path);
    // On the opened file: what is checked is what is changed.
    const handle = await open(target, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile() && !stats.isDirectory())
        throw new DaypassError('fileForbidden', { path, reason: 'notAFile' });
      await handle.chmod(changed(stats.mode));
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    if (errnoOf(thrown) === 'ELOOP')
      throw new DaypassError('fileForbidden', { path, reason: 'notAFile' }, { cause: thrown });
    throw toDiskError(thrown, path);
  }
}

function isRightIn(path: string, folder: string): boolean {
  const name = basename(path);
  return dirname(path) === folder && name !== '' && name !== '.' && name !== '..';
}
