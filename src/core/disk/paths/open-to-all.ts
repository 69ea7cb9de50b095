import { realpathSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { symlinksInPath } from './symlinks-in-path.ts';

const STICKY = 0o1000;

/**
 * Returns what of a program's path, itself or a folder above it or above a link to it, is open to others to write. Another
 * user could have something else run in the program's place: in a sticky folder such as `/tmp` not before it is gone, as after
 * the machine's next start. Undefined where there is nothing such, and on Windows.
 */
export function openToAll(program: string): string | undefined {
  if (process.getuid === undefined) return undefined;
  const places = [program, ...symlinksInPath(program), realOrSame(program)];
  return [...new Set(places.flatMap(withFoldersAbove))].find((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats !== undefined && othersMayWrite(stats);
  });
}

/** Nix's store is sticky and its group's, of which no person is. Most systems make a group for each user alone. */
function othersMayWrite({ mode, gid }: Stats): boolean {
  const isGroupTrusted = gid === process.getgid?.() || (mode & STICKY) !== 0;
  return (mode & (isGroupTrusted ? 0o002 : 0o022)) !== 0;
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function withFoldersAbove(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...withFoldersAbove(above)];
}
