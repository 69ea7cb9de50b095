import { dirname } from 'node:path';
import { writeFileAtomically } from './atomic-write.ts';
import { ensurePrivateFolder } from '../paths/private-folder.ts';
import { readBounded } from '../read/read-bounded.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** Reads one of our own JSON files. What is missing, torn or not what `parse` takes is undefined: these files can all be made again. */
export async function readOwnJson<T>(path: string, parse: (value: unknown) => T | undefined): Promise<T | undefined> {
  const read = await readBounded(path, MAX_BYTES, 'daypass');
  if (read.at !== 'read') return undefined;
  try {
    return parse(JSON.parse(read.bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Writes one of our own JSON files: atomic, 0600, its folder made 0700 where missing. Rejects: fileForbidden, diskFull, diskFailed. */
export async function writeOwnJson(path: string, value: unknown): Promise<void> {
  await ensurePrivateFolder(dirname(path));
  await writeFileAtomically(path, Buffer.from(`${JSON.stringify(value)}\n`, 'utf8'), { own: true });
}
