import { lstat, stat } from 'node:fs/promises';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { BoundedRead } from './read-bounded.ts';
import { readSettled } from './read-settled.ts';

/**
 * A token somebody else planted would sign us in as them. Root may meet plain files of the user whose home it works in
 * (a container with `~/.aws` mounted), so those it takes; a symlink to another's file, never.
 */
export function isAnothers(file: { viaSymlink: boolean; uids: readonly number[]; ownUid: number }): boolean {
  const foreign = file.uids.some((uid) => uid !== file.ownUid);
  return foreign && (file.viaSymlink || file.ownUid !== 0);
}

/** Rejects with fileForbidden if the file, or a link in its place, is another user's. */
export async function refuseAnothers(path: string): Promise<void> {
  if (await belongsToAnother(path)) throw new DaypassError('fileForbidden', { path, reason: 'foreignOwner' });
}

/** As `readSettled`, for files that sign the person in. Those of another user, and links of or to theirs, are not read. */
export async function readOwnSettled(
  ...[path, ...how]: Parameters<typeof readSettled>
): Promise<BoundedRead | { readonly at: 'foreignOwner' }> {
  if (await belongsToAnother(path)) return { at: 'foreignOwner' };
  const read = await readSettled(path, ...how);
  // The check before saw what stood there then: in a folder that others may write to, it can be another file by now.
  return read.at === 'read' && isAnothersOnceRead(read.uid) ? { at: 'foreignOwner' } : read;
}

async function belongsToAnother(path: string): Promise<boolean> {
  const ownUid = process.getuid?.();
  if (ownUid === undefined) return false;
  try {
    const link = await lstat(path);
    const target = await stat(path);
    return isAnothers({ viaSymlink: link.isSymbolicLink(), uids: [link.uid, target.uid], ownUid });
  } catch {
    return false;
  }
}

function isAnothersOnceRead(uid: number): boolean {
  const ownUid = process.getuid?.();
  return ownUid !== undefined && isAnothers({ viaSymlink: false, uids: [uid], ownUid });
}
