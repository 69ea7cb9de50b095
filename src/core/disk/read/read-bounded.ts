import { constants, open } from 'node:fs/promises';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { errnoOf } from './disk-error.ts';
import { refusalReason } from './open-own-file.ts';

/** `uid` is the owner of the file that was read, which need not be the one that stood at the path a moment before. */
export type BoundedRead =
  | { readonly at: 'read'; readonly bytes: Buffer; readonly modifiedAtMillis: number; readonly uid: number }
  | { readonly at: 'missing' }
  | { readonly at: 'tooLarge' }
  | { readonly at: 'unreadable'; readonly cause: unknown };

/**
 * Reads a regular file of at most `maxBytes`. Never throws, never blocks on a pipe, never reads a device. One of Daypass's own
 * files is unreadable if it is a link or belongs to another user.
 */
export async function readBounded(
  path: string,
  maxBytes: number,
  of: 'anyone' | 'daypass' = 'anyone',
): Promise<BoundedRead> {
  try {
    const noFollow = of === 'daypass' ? (constants.O_NOFOLLOW ?? 0) : 0;
    // O_NONBLOCK: opening a named pipe without a writer would wait for ever. Windows has no such flag.
    const handle = await open(path, constants.O_RDONLY | noFollow | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return { at: 'unreadable', cause: new DaypassError('diskFailed', { path }) };
      const reason = of === 'daypass' ? refusalReason(path, stats) : undefined;
      if (reason !== undefined) return { at: 'unreadable', cause: new DaypassError('fileForbidden', { path, reason }) };
      if (stats.size > maxBytes) return { at: 'tooLarge' };
      const bytes = await handle.readFile();
      return bytes.length > maxBytes
        ? { at: 'tooLarge' }
        : { at: 'read', bytes, modifiedAtMillis: stats.mtimeMs, uid: stats.uid };
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    const errno = errnoOf(thrown);
    return errno === 'ENOENT' || errno === 'ENOTDIR' ? { at: 'missing' } : { at: 'unreadable', cause: thrown };
  }
}
