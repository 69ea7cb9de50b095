import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly isFolder: boolean;
  /** Permission bits, such as 0o600. */
  readonly mode: number;
}

/**
 * Everything below a folder but sockets and links, the folder itself left out. A running app renames its temporary
 * files at any moment. So a file that is gone since the listing is left out.
 */
export function filesUnder(dir: string): readonly FoundFile[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const stats = lstatSync(file, { throwIfNoEntry: false });
      return stats === undefined ? [] : [{ path: file, isFolder: entry.isDirectory(), mode: stats.mode & 0o777 }];
    });
}

/** The files below a folder that hold any of these texts as plain bytes. */
export function filesHolding(dir: string, texts: readonly string[]): readonly string[] {
  return filesUnder(dir)
    .filter(({ isFolder }) => !isFolder)
    .map((found) => found.path)
    .filter((file) => {
      const content = contentOf(file);
      return content !== undefined && texts.some((text) => content.includes(text));
    });
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw thrown;
  }
}
