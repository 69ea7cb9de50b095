import type { BigIntStats } from 'node:fs';

/** A text that differs if a file was replaced or written to. A rename of the file leaves it as it is. */
export function fileIdentity({ ino, size, mtimeNs }: Pick<BigIntStats, 'ino' | 'size' | 'mtimeNs'>): string {
  return `${ino} ${size} ${mtimeNs}`;
}
