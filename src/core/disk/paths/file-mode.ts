import { stat } from 'node:fs/promises';

export interface OwnFileMode {
  /** Permission bits. */
  readonly mode: number;
  /** Whether its group is this user's own first one, which mostly holds nobody else. */
  readonly isOwnGroup: boolean;
}

const STICKY = 0o1000;

/**
 * The permissions of a file or folder of this user. Undefined for what is not there, of another kind or another's, and
 * for folders like /tmp, where the sticky bit keeps everybody's files their own.
 */
export async function readFileMode(path: string, kind: 'file' | 'folder'): Promise<OwnFileMode | undefined> {
  try {
    const stats = await stat(path);
    const { mode, uid, gid } = stats;
    if (kind === 'folder' ? !stats.isDirectory() || (mode & STICKY) !== 0 : !stats.isFile()) return undefined;
    if (uid !== process.getuid?.()) return undefined;
    return { mode: mode & 0o777, isOwnGroup: gid === process.getgid?.() };
  } catch {
    return undefined;
  }
}
