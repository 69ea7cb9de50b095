import { closeSync, constants, fchmodSync, fstatSync, lstatSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';
import { isWindowsHost } from '../host.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { Surroundings } from '../../ports.ts';
import { toDiskError } from '../read/disk-error.ts';
import { isOwnedByUser } from '../read/file-owner.ts';
import { ownPaths, type OwnPaths } from './own-paths.ts';

/**
 * Returns the paths of Daypass's own folder after checking the folder and those in it; to be called at the start, before
 * anything is read or written there. Backups in the folder become config files again, so nobody else may write to it: group
 * and others lose their permissions. Folders that do not exist yet are created private when first written to.
 *
 * Throws ownFolderRefused with a `reason`: `relative`, `foreignOwner` (with `owner`), `link`, `notAFolder`, `openToOthers`
 * (the file system does not store permissions). Throws fileForbidden or diskFailed if the folder can't be looked at.
 */
export function openOwnFolder(surroundings: Surroundings): OwnPaths {
  const own = ownPaths(surroundings);
  const rules = surroundings.platform === 'win32' ? win32 : posix;
  if (!rules.isAbsolute(own.dir)) throw refusal(own.dir, 'relative');
  // Windows keeps other permissions, which %LOCALAPPDATA% inherits from the user's own profile.
  if (isWindowsHost) return own;
  makePrivate(realFolder(own.dir));
  const { registrationsDir, directoryDir, backupsDir, vaultDir, locksDir, logsDir, electronDir, compiledDir } = own;
  const folders = [registrationsDir, directoryDir, backupsDir, vaultDir, locksDir, logsDir, electronDir, compiledDir];
  folders.forEach(makePrivate);
  return own;
}

/** Where a link leads that the person made in place of the whole folder, for example to another disk. */
function realFolder(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() !== true) return path;
  if (!isOwnedByUser(stats, () => statSync(dirname(path)))) throw refusal(path, 'link');
  try {
    return realpathSync(path);
  } catch (thrown) {
    throw toDiskError(thrown, path);
  }
}

function makePrivate(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isSymbolicLink()) throw refusal(path, 'link');
  if (!stats.isDirectory()) throw refusal(path, 'notAFolder');
  refuseAnothers(path, stats.uid);
  if ((stats.mode & 0o077) === 0) return;
  try {
    // What is checked is what is changed: another folder may be in its place by now.
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_DIRECTORY);
    try {
      refuseAnothers(path, fstatSync(descriptor).uid);
      fchmodSync(descriptor, 0o700);
      if ((fstatSync(descriptor).mode & 0o022) !== 0) throw refusal(path, 'openToOthers');
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    throw toDiskError(thrown, path);
  }
}

function refuseAnothers(path: string, uid: number): void {
  if (isOwnedByUser({ uid }, () => statSync(dirname(path)))) return;
  throw new DaypassError('ownFolderRefused', { path, reason: 'foreignOwner', owner: uid === 0 ? 'root' : String(uid) });
}

function refusal(path: string, reason: string): DaypassError {
  return new DaypassError('ownFolderRefused', { path, reason });
}
