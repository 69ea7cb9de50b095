import { readdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Clock } from '../../../ports.ts';
import type { AwsPaths } from '../../../disk/paths/aws-paths.ts';
import type { OwnPaths } from '../../../disk/paths/own-paths.ts';
import { sweepFolder } from '../../../disk/write/temp-files.ts';

/**
 * Removes what writers of ours that were killed left wherever we write: they may hold tokens, and a start of the app
 * clears up after a crash also where no file of that name is written again. Symlinked files are looked for where they
 * really lie. Never fails.
 */
export async function sweepStrays(
  { configPath, credentialsPath, ssoCacheDir }: AwsPaths,
  own: Pick<OwnPaths, 'dir' | 'electronDir'>,
  writtenFiles: readonly string[],
  clock: Clock,
): Promise<void> {
  const files = [configPath, credentialsPath, ...writtenFiles];
  const linked = (await Promise.all(files.map(foldersOf))).flat();
  const folders = [ssoCacheDir, ...linked, ...(await foldersFrom(own.dir, own.electronDir))];
  for (const folder of new Set(folders)) await sweepFolder(folder, clock.nowMillis());
}

/** A folder and all below it but one, which is another program's and large. */
async function foldersFrom(dir: string, leftOut: string): Promise<readonly string[]> {
  if (dir === leftOut) return [];
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => foldersFrom(join(dir, name), leftOut));
  return [dir, ...(await Promise.all(below)).flat()];
}

/** Where the file's name stands, and where its bytes lie or would. */
async function foldersOf(path: string): Promise<readonly string[]> {
  const folder = dirname(path);
  const target = await realpath(path).catch(() => danglingTarget(path));
  return target === undefined ? [folder] : [folder, dirname(target)];
}

async function danglingTarget(path: string): Promise<string | undefined> {
  return readlink(path).then(
    (pointsTo) => resolve(dirname(path), pointsTo),
    () => undefined,
  );
}
