import { readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { finalTarget, syncFolder, writeFileAtomically } from './atomic-write.ts';
import { errnoOf, toDiskError } from '../read/disk-error.ts';
import { ensurePrivateFolder } from '../paths/private-folder.ts';

export interface SwapOptions {
  /** Takes the permissions of group and others from the file. */
  readonly makePrivate?: boolean;
}

/**
 * Makes a file of the person's go from one state to another, null standing for "no file"; only if it is in the first.
 * Rejects as `writeFileAtomically`, `fileChanged` when somebody was quicker.
 */
export async function compareAndSwap(
  path: string,
  from: Buffer | null,
  to: Buffer | null,
  { makePrivate = false }: SwapOptions = {},
): Promise<void> {
  if (to === null) return removeSame(path, from);
  if (from === null) await ensurePrivateFolder(dirname(path));
  await writeFileAtomically(path, to, { expected: from, makePrivate });
}

/** A link to the file stays, as it was before the file came into being. */
async function removeSame(path: string, expected: Buffer | null): Promise<void> {
  try {
    const target = await finalTarget(path);
    const current = await readFile(target).catch((thrown: unknown) => {
      if (errnoOf(thrown) === 'ENOENT') return null;
      throw thrown;
    });
    const isSame = current === null || expected === null ? current === expected : current.equals(expected);
    if (!isSame) throw new DaypassError('fileChanged', { path });
    if (current === null) return;
    await unlink(target);
    await syncFolder(dirname(target));
  } catch (thrown) {
    throw toDiskError(thrown, path);
  }
}
