import { constants, lstat, open, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { DaypassError } from '../../shared/daypass-error.ts';
import type { AwsPaths } from './aws-paths.ts';
import { errnoOf, toDiskError } from './disk-error.ts';
import { realTarget } from './real-target.ts';

/** Throws `internal` for a path that no edit has any business to remove: only what lies right in the token cache may go. */
export function checkRemovable(path: string, { ssoCacheDir }: AwsPaths): void {
  if (!isRightIn(path, ssoCacheDir)) throw new DaypassError('internal', { path });
}

/** Throws `internal` for a path whose mode is none of our business. */
export function checkPrivatable(path: string, aws: AwsPaths): void {
  const ssoDir = dirname(aws.ssoCacheDir);
  const known = [aws.configPath, aws.credentialsPath, aws.ssoCacheDir, ssoDir, dirname(ssoDir)];
  if (!known.includes(path) && !isRightIn(path, aws.ssoCacheDir)) throw new DaypassError('internal', { path });
}

/** Removes a file of the token cache; of a link the link itself. One that is gone is fine. Rejects: fileForbidden, diskFailed, internal. */
export async function removeCacheFile(path: string, aws: AwsPaths): Promise<void> {
  checkRemovable(path, aws);
  try {
    if ((await lstat(path)).isDirectory()) throw new DaypassError('fileForbidden', { path, reason: 'notAFile' });
    await unlink(path);
  } catch (thrown) {
    if (errnoOf(thrown) !== 'ENOENT') throw toDiskError(thrown, path);
  }
}

/**
 * Takes from everybody else what a file's mode, or a folder's, gives them. A link in the token cache is refused, since it
 * may lead anywhere; config and credentials files may be links of the person's own. Windows has no such modes.
 * Rejects: fileForbidden, diskFailed, internal.
 */
export async function makePrivate(path: string, aws: AwsPaths): Promise<void> {
  checkPrivatable(path, aws);
  if (process.platform === 'win32') return;
  try {
    const target = isRightIn(path, aws.ssoCacheDir) ? path : await realTarget(path);
    // On the opened file: what is checked is what is changed.
    const handle = await open(target, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile() && !stats.isDirectory())
        throw new DaypassError('fileForbidden', { path, reason: 'notAFile' });
      await handle.chmod(stats.mode & 0o700);
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
