import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';

/**
 * Writes into the file itself, for a file that can't be replaced because it is a mount of its own: Docker's
 * `-v ~/.aws/config:/root/.aws/config`, where `rename(2)` answers EBUSY. Other programs can see a mixture of old and new
 * bytes for a moment, as with the AWS CLI, which always writes like this. What is added goes first, so that a full disk
 * leaves the old bytes; after any other failure the old bytes are written back.
 *
 * Rejects with `fileChanged` if the file no longer has the `expected` bytes, and with the file system's errors.
 */
export async function writeInPlace(
  target: string,
  bytes: Uint8Array,
  expected: Buffer | null | undefined,
  path: string,
): Promise<void> {
  const handle = await open(target, 'r+');
  try {
    const old = await readWhole(handle);
    if (expected !== undefined && (expected === null || !old.equals(expected)))
      throw new DaypassError('fileChanged', { path });
    try {
      await writeAt(handle, bytes.subarray(old.length), old.length);
      await writeAt(handle, bytes.subarray(0, old.length), 0);
      await handle.truncate(bytes.length);
      await handle.sync();
    } catch (thrown) {
      await restore(handle, old);
      throw thrown;
    }
  } finally {
    await handle.close();
  }
}

/** By position: the handle's own position moves with `readFile`. */
async function readWhole(handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat();
  const buffer = Buffer.alloc(size);
  const { bytesRead } = await handle.read(buffer, 0, size, 0);
  return buffer.subarray(0, bytesRead);
}

async function writeAt(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** The bytes being restored had room before. */
async function restore(handle: FileHandle, old: Buffer): Promise<void> {
  await writeAt(handle, old, 0).catch(() => undefined);
  await handle.truncate(old.length).catch(() => undefined);
}
