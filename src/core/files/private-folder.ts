import { mkdir } from 'node:fs/promises';
import { toDiskError } from './disk-error.ts';

/** Makes a folder, and any missing above it, readable by this user only. One that exists keeps its mode. */
export async function ensurePrivateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (thrown) {
    throw toDiskError(thrown, path);
  }
}
