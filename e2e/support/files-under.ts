import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly isFolder: boolean;
  /** Permission bits, such as 0o600. */
  readonly mode: number;
}

/** Everything below a folder but sockets and links, the folder itself left out. */
export function filesUnder(dir: string): readonly FoundFile[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { path: file, isFolder: entry.isDirectory(), mode: lstatSync(file).mode & 0o777 };
    });
}

/** The files below a folder that hold any of these texts as plain bytes. */
export function filesHolding(dir: string, texts: readonly string[]): readonly string[] {
  return filesUnder(dir)
    .filter(({ isFolder }) => !isFolder)
    .map((found) => found.path)
    .filter((file) => {
      const content = readFileSync(file);
      return texts.some((text) => content.includes(text));
    });
}
