import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A text that differs where one of the files, or any JSON file in the folder, has changed, appeared or vanished. Never throws. */
export function filesStamp(paths: readonly string[], folder: string): string {
  const inFolder = namesIn(folder).filter((name) => name.endsWith('.json'));
  return [...paths, ...inFolder.toSorted().map((name) => join(folder, name))].map(stampOf).join('\n');
}

function stampOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return `${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return '';
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
