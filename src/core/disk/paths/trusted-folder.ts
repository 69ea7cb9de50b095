import type { Stats } from 'node:fs';
import { chmod, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

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
 * what is in it, nor the folder itself or a link that leads to it. Always true on Windows. Rejects with the system's error.
 */
export async function isOursAlone(path: string): Promise<boolean> {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  if (uid === undefined) return true;
  const real = await realpath(path);
  const stats = await stat(real);
  if (stats.uid === uid && (stats.mode & 0o022) !== 0) await chmod(real, stats.mode & 0o7755);
  const trusted = { uid, ...(gid !== undefined && { ownGid: gid }) };
  const folders = await Promise.all([real, dirname(path), dirname(real)].map((each) => stat(each)));
  return folders.every((folder) => isOwnersToChange(folder, trusted));
}
