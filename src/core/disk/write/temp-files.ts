import { constants, open, readdir, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from '../read/disk-error.ts';
import { identityText, ownIdentity, parseIdentity, standingOf } from './process-identity.ts';

/** Not `.json`: the AWS clients take every `.json` file of the token cache for one of theirs. */
const SUFFIX = '.daypass-tmp';

/** A write takes milliseconds: a writer of whom nothing can be told (another host, or this one under its former name) is gone after this. */
const UNKNOWN_WRITER_LIFE_MILLIS = 3_600_000;

let made = 0;

export interface TempFile {
  readonly path: string;
  readonly handle: FileHandle;
}

/** A new empty file beside `target`, 0600 from its first instant, named after its writer. */
export async function createTempFile(target: string): Promise<TempFile> {
  for (;;) {
    made += 1;
    const path = join(dirname(target), `.${basename(target)}.${identityText(ownIdentity())}.${made}${SUFFIX}`);
    try {
      const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY;
      return { path, handle: await open(path, flags, 0o600) };
    } catch (thrown) {
      if (errnoOf(thrown) !== 'EEXIST') throw thrown;
    }
  }
}

/** Removes temp files beside `target` whose writer died before it could; never fails. */
export async function sweepTempFiles(target: string): Promise<void> {
  const prefix = `.${basename(target)}.`;
  await sweep(dirname(target), (name) => name.startsWith(prefix) && standingOfWriter(name) === 'gone');
}

/** Removes such temp files of any target in a folder, and those of unknown writers that have lain there for long; never fails. */
export async function sweepFolder(folder: string, nowMillis: number): Promise<void> {
  await sweep(folder, async (name) => {
    const standing = standingOfWriter(name);
    if (standing !== 'unknown') return standing === 'gone';
    const { mtimeMs } = await stat(join(folder, name));
    return nowMillis - mtimeMs > UNKNOWN_WRITER_LIFE_MILLIS;
  });
}

async function sweep(folder: string, isStray: (name: string) => boolean | Promise<boolean>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const sweepOne = async (name: string) => {
    if (await isStray(name)) await unlink(join(folder, name));
  };
  // Another process may be sweeping as well.
  await Promise.allSettled(names.map(sweepOne));
}

/** `foreign` is no temp file of ours. */
function standingOfWriter(name: string): 'alive' | 'gone' | 'unknown' | 'foreign' {
  const identity = /^\..+\.([^.]+)\.\d+\.daypass-tmp$/s.exec(name)?.[1];
  const writer = identity === undefined ? undefined : parseIdentity(identity);
  return writer === undefined ? 'foreign' : standingOf(writer);
}
