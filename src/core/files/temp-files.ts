import { constants, open, readdir, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from './disk-error.ts';
import { identityText, ownIdentity, parseIdentity, standingOf } from './process-identity.ts';

/** Not `.json`: the AWS clients take every `.json` file of the token cache for one of theirs. */
const SUFFIX = '.daypass-tmp';

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
  const folder = dirname(target);
  const prefix = `.${basename(target)}.`;
  const names = await readdir(folder).catch(() => []);
  const strays = names.filter((name) => name.startsWith(prefix) && name.endsWith(SUFFIX) && writerIsGone(name, prefix));
  await Promise.all(strays.map((name) => unlink(join(folder, name)).catch(() => undefined)));
}

function writerIsGone(name: string, prefix: string): boolean {
  const [identity = ''] = name.slice(prefix.length, -SUFFIX.length).split('.');
  const writer = parseIdentity(identity);
  return writer !== undefined && standingOf(writer) === 'gone';
}
