import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { Surroundings } from '../../ports.ts';

/** Where installers put commands. An app that a desktop started has few of these folders on its PATH, on macOS none. */
export const USUAL_FOLDERS: readonly string[] = ['/usr/local/bin', '/opt/homebrew/bin'];

/** The surroundings with more folders at the end of PATH. */
export function withFolders(surroundings: Surroundings, folders: readonly string[] = USUAL_FOLDERS): Surroundings {
  const { platform, env } = surroundings;
  if (platform === 'win32') return surroundings;
  return { ...surroundings, env: { ...env, PATH: [env['PATH'] ?? '', ...folders].join(':') } };
}

/** Returns the files that a program's name could run, by the PATH of the surroundings, in its order. */
export async function installedPrograms(
  name: string,
  { platform, env }: Pick<Surroundings, 'platform' | 'env'>,
): Promise<readonly string[]> {
  const path = platform === 'win32' ? win32 : posix;
  const endings = platform === 'win32' ? (env['PATHEXT'] ?? '.EXE;.CMD').split(';') : [''];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const files = folders.flatMap((folder) => endings.map((ending) => path.join(folder, `${name}${ending}`)));
  const areThere = await Promise.all(files.map(isProgram));
  return [...new Set(files.filter((_file, index) => areThere[index]))];
}

export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
