import { constants, type Stats } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { symlinksInPath } from './symlinks-in-path.ts';

const ROOT_UID = 0;
const STICKY = 0o1000;

/** Who may change a folder without being a danger. */
interface Trusted {
  readonly uid: number;
  /** A group of the user alone, as most systems make for each user. */
  readonly ownGid?: number;
}

/**
 * True for a folder in which nobody but root and the trusted user may rename or replace what is theirs. In a sticky
 * folder, such as `/tmp`, users can do that to their own files alone.
 */
export function isOwnersToChange(folder: Stats, { uid, ownGid }: Trusted): boolean {
  const isTrusted = folder.uid === ROOT_UID || folder.uid === uid;
  const others = folder.gid === ownGid ? 0o002 : 0o022;
  return folder.isDirectory() && isTrusted && ((folder.mode & others) === 0 || (folder.mode & STICKY) !== 0);
}

/**
 * Takes the permission to write from group and others, where the folder is this user's. True if nobody else can then replace
 * what is in it, nor the folder itself, one above it or a link that leads to it. Always true on Windows. Folders of the
 * device `openDevice`, whose file system stores no permissions, are not looked at. Rejects with the system's error.
 */
export async function isOursAlone(path: string, openDevice?: number): Promise<boolean> {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  if (uid === undefined) return true;
  const real = await realpath(path);
  await closeToWriters(real, uid);
  const trusted = { uid, ...(gid !== undefined && { ownGid: gid }) };
  const holding = symlinksInPath(path).map((link) => dirname(link));
  const paths = new Set([real, ...holding].flatMap(withFoldersAbove));
  const folders = await Promise.all([...paths].map((each) => stat(each)));
  return folders.every((folder) => folder.dev === openDevice || isOwnersToChange(folder, trusted));
}

/** What is looked at is what is changed: where others may write above, another folder of this user can be in the place by then. */
async function closeToWriters(path: string, uid: number): Promise<void> {
  const handle = await open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    const stats = await handle.stat();
    if (stats.uid === uid && (stats.mode & 0o022) !== 0) await handle.chmod(stats.mode & 0o7755);
  } finally {
    await handle.close();
  }
}

function withFoldersAbove(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...withFoldersAbove(above)];
}
