import { appendFile as appendTo, closeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { writeFileAtomically } from './atomic-write.ts';
import { errnoOf, toDiskError } from '../read/disk-error.ts';
import { openOwnFile } from '../read/open-own-file.ts';
import { ensurePrivateFolder } from '../paths/private-folder.ts';
import { readBounded } from '../read/read-bounded.ts';

const appendFile = promisify(appendTo);

const MAX_BYTES = 16 * 1024 * 1024;

export interface ReadLines {
  readonly lines: readonly string[];
  /** Whether the last line was never finished, so that the next one has to begin on a line of its own. */
  readonly isTorn: boolean;
}

/** Reads one of our own files of a record a line. A missing, unreadable or far too large one has no lines. */
export async function readLines(path: string): Promise<ReadLines> {
  const read = await readBounded(path, MAX_BYTES, 'daypass');
  if (read.at !== 'read') return { lines: [], isTorn: false };
  const text = read.bytes.toString('utf8');
  return { lines: text.split('\n').filter((line) => line !== ''), isTorn: text !== '' && !text.endsWith('\n') };
}

/**
 * Adds lines at the end, in one write: a crash costs the last of them at most. The file is 0600, its folder is made 0700
 * where missing. Rejects: fileForbidden, diskFull, diskFailed.
 */
export async function appendLines(path: string, lines: readonly string[], afterTorn = false): Promise<void> {
  await ensurePrivateFolder(dirname(path));
  const text = `${afterTorn ? '\n' : ''}${lines.map((line) => `${line}\n`).join('')}`;
  const descriptor = openOwnFile(path, 'append');
  try {
    await appendFile(descriptor, text);
  } catch (thrown) {
    throw toDiskError(thrown, path);
  } finally {
    closeSync(descriptor);
  }
}

/** Replaces all lines at once; without any, the file goes. Rejects: fileForbidden, diskFull, diskFailed. */
export async function replaceLines(path: string, lines: readonly string[]): Promise<void> {
  if (lines.length > 0) {
    await ensurePrivateFolder(dirname(path));
    const text = lines.map((line) => `${line}\n`).join('');
    await writeFileAtomically(path, Buffer.from(text, 'utf8'), { own: true });
    return;
  }
  try {
    await rm(path);
  } catch (thrown) {
    if (errnoOf(thrown) !== 'ENOENT') throw toDiskError(thrown, path);
  }
}
