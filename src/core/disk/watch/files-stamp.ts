import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileIdentity } from '../read/file-identity.ts';

interface FileStamp {
  readonly identity: string;
  /** Differs also if only the mode or the name has changed. */
  readonly changedAt: string;
}

export type FilesStamp = ReadonlyMap<string, FileStamp>;

/** The files, and any JSON file in the folders, as they are now. Missing files are left out. Never throws. */
export function filesStamp(paths: readonly string[], folders: readonly string[]): FilesStamp {
  const inFolders = folders.flatMap((folder) => namesIn(folder).map((name) => join(folder, name)));
  const all = [...paths, ...inFolders.filter((path) => path.endsWith('.json'))];
  return new Map(all.flatMap((path) => stampOf(path)));
}

/** The paths of files that have changed, appeared or vanished. */
export function changedPaths(before: FilesStamp, after: FilesStamp): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    return was?.identity !== is?.identity || was?.changedAt !== is?.changedAt;
  });
}

function stampOf(path: string): readonly (readonly [path: string, stamp: FileStamp])[] {
  try {
    const stats = statSync(path, { bigint: true });
    return [[path, { identity: fileIdentity(stats), changedAt: String(stats.ctimeNs) }]];
  } catch {
    return [];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
