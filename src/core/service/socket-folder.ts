import { lstatSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isOwnersToChange } from '../disk/paths/trusted-folder.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { toDiskError } from '../disk/read/disk-error.ts';
import { isOwnedByUser } from '../disk/read/file-owner.ts';

/**
 * Creates the socket's folder, or refuses one that another user may enter or replace: the folder is the socket's lock.
 * A user who may write to the folder above could put a folder of their own in its place, with a socket of the same name,
 * which `/proc/net/unix` tells everybody. Throws: fileForbidden, diskFailed, diskFull.
 */
export function ensureSocketFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const stats = lstatSync(path);
    const above = lstatSync(dirname(path));
    const isPrivate = stats.isDirectory() && (stats.mode & 0o077) === 0 && isOwnedByUser(stats, () => above);
    if (!isPrivate || !isOwnersToChange(above, { uid: stats.uid }))
      throw new DaypassError('fileForbidden', { path, reason: 'foreignOwner' });
  } catch (thrown) {
    throw toDiskError(thrown, path);
  }
}
