import { dirname } from 'node:path';
import { writeFileAtomically } from './atomic-write.ts';
import { ensurePrivateFolder } from '../paths/private-folder.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { toDiskError } from '../read/disk-error.ts';
import { readBounded } from '../read/read-bounded.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** Reads one of our own JSON files. What is missing, torn or not what `parse` takes is undefined: these files can all be made again. */
export async function readOwnJson<T>(path: string, parse: (value: unknown) => T | undefined): Promise<T | undefined> {
  const read = await readBounded(path, MAX_BYTES, 'daypass');
  return read.at === 'read' ? parsed(read.bytes, parse) : undefined;
}

/**
 * As `readOwnJson`, for a file whose content is to be changed and written back, or guards something. Rejects where it is
 * there and cannot be read, as when too many files are open: fileForbidden, diskFailed.
 */
export async function readOwnJsonSurely<T>(
  path: string,
  parse: (value: unknown) => T | undefined,
): Promise<T | undefined> {
  const read = await readBounded(path, MAX_BYTES, 'daypass');
  if (read.at === 'unreadable') throw toDiskError(read.cause, path);
  if (read.at === 'tooLarge') throw new DaypassError('diskFailed', { path });
  return read.at === 'read' ? parsed(read.bytes, parse) : undefined;
}

function parsed<T>(bytes: Buffer, parse: (value: unknown) => T | undefined): T | undefined {
  try {
    return parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Writes one of our own JSON files: atomic, 0600, its folder made 0700 where missing. Rejects: fileForbidden, diskFull, diskFailed. */
export async function writeOwnJson(path: string, value: unknown): Promise<void> {
  await ensurePrivateFolder(dirname(path));
  await writeFileAtomically(path, Buffer.from(`${JSON.stringify(value)}\n`, 'utf8'), { own: true });
}
