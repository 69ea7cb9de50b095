/** Owner and kind of a file or folder, as `fstat` or `lstat` reports them. */
interface Owned {
  readonly uid: number;
}

/**
 * True if a file or folder in `folder` belongs to this user. Root also accepts what belongs to the owner of the folder: in
 * a container with a mounted home folder, everything in it belongs to the user of the host. Always true on Windows, which
 * reports no user ids.
 */
export function isOwnedByUser(file: Owned, folder: () => Owned): boolean {
  const ownUid = process.getuid?.();
  if (ownUid === undefined || file.uid === ownUid) return true;
  return ownUid === 0 && file.uid === folder().uid;
}
