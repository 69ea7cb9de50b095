import { access, constants, lstat, readdir, stat } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isWindowsHost } from '../host.ts';
import { errnoOf } from './disk-error.ts';
import { isOwnedByUser } from './file-owner.ts';
import type { OwnPaths } from '../paths/own-paths.ts';

/** What stands where this user's own files should, and is not used or can't be written. */
export interface ForeignFile {
  readonly path: string;
  readonly reason: 'foreignOwner' | 'link' | 'openToOthers';
  /** `root` or a user id. */
  readonly owner: string;
}

/** One of each suffices to be looked for: a folder full of them has one cause. */
const MOST_FOUND = 20;

/** Those of the paths that another user owns, as after a command with sudo. Missing ones are fine. Never rejects. */
export async function foreignAmong(paths: readonly string[]): Promise<readonly ForeignFile[]> {
  const found = await Promise.all(paths.map((path) => troubleOf(path, false)));
  return found.filter((file) => file !== undefined);
}

/** A file or folder of this user that can't be written, though its owner and mode may say otherwise. */
export interface UnwritableFile {
  readonly path: string;
  /** `immutable`: an attribute of the file system (chattr +i). `denied`: its mode or an access list. */
  readonly reason: 'immutable' | 'readOnlyFileSystem' | 'denied';
}

const REASONS: Readonly<Record<string, UnwritableFile['reason']>> = {
  EPERM: 'immutable',
  EROFS: 'readOnlyFileSystem',
  EACCES: 'denied',
};

/** Those of the paths that exist, belong to this user and can't be written now. Never rejects. */
export async function unwritableAmong(paths: readonly string[]): Promise<readonly UnwritableFile[]> {
  const found = await Promise.all(
    paths.map(async (path): Promise<readonly UnwritableFile[]> => {
      if ((await troubleOf(path, false)) !== undefined) return [];
      const errno = await access(path, constants.W_OK).then(() => undefined, errnoOf);
      const reason = errno === undefined ? undefined : REASONS[errno];
      return reason === undefined ? [] : [{ path, reason }];
    }),
  );
  return found.flat();
}

/** Foreign files, links and open folders in Daypass's own folder and the folders right in it. Never rejects. */
export async function foreignInOwnFolder({
  dir,
  electronDir,
}: Pick<OwnPaths, 'dir' | 'electronDir'>): Promise<readonly ForeignFile[]> {
  const top = await entriesOf(dir);
  const folders = await Promise.all(
    top.map(async (path) => ((await isFolder(path)) && path !== electronDir ? [path] : [])),
  );
  const below = await Promise.all(folders.flat().map(entriesOf));
  const found: ForeignFile[] = [];
  // The folder itself may be a link that its user made; what the link leads to counts.
  const whole = await stat(dir).catch(() => undefined);
  if (whole && !isWindowsHost && (whole.mode & 0o022) !== 0)
    found.push({ path: dir, reason: 'openToOthers', owner: ownerName(whole.uid) });
  for (const path of [...top, ...below.flat()]) {
    if (found.length >= MOST_FOUND) break;
    const trouble = await troubleOf(path, true);
    if (trouble) found.push(trouble);
  }
  return found;
}

/** A link to a folder is none: nothing is looked for behind it. */
async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

async function troubleOf(path: string, isOwnFile: boolean): Promise<ForeignFile | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return undefined;
  const owner = ownerName(stats.uid);
  if (!isOwnedByUser(stats, () => statSync(dirname(path)))) return { path, reason: 'foreignOwner', owner };
  return isOwnFile && stats.isSymbolicLink() ? { path, reason: 'link', owner } : undefined;
}

function ownerName(uid: number): string {
  return uid === 0 ? 'root' : String(uid);
}
