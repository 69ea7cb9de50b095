import { closeSync, constants, fchmodSync, fstatSync, lstatSync, openSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { errnoOf, toDiskError } from './disk-error.ts';
import { isOwnedByUser } from './file-owner.ts';

/** Windows has neither flag. Opening a named pipe without O_NONBLOCK waits until another program opens its other end. */
const SAFE_FLAGS = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const FLAGS_FOR = {
  read: constants.O_RDONLY,
  append: constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT,
} as const;

/** Errors of `open` that name a link (ELOOP, EMLINK on FreeBSD) or a pipe nobody reads (ENXIO). */
const NOT_A_FILE = new Set(['ELOOP', 'EMLINK', 'ENXIO']);

/**
 * Opens one of Daypass's own files and returns its descriptor. The checks run on the opened file, so the file can't be
 * replaced between check and use. No link is followed and no pipe waited for. A file opened for `append` is created if
 * missing and loses every permission of group and others.
 *
 * Throws ENOENT as it is for `read`; else fileForbidden, diskFull, diskFailed. fileForbidden has the `reason` `link`,
 * `notAFile`, `foreignOwner` or `hardLink` if Daypass itself refuses the file.
 */
export function openOwnFile(path: string, use: keyof typeof FLAGS_FOR): number {
  let descriptor: number;
  try {
    descriptor = openSync(path, FLAGS_FOR[use] | SAFE_FLAGS, 0o600);
  } catch (thrown) {
    const errno = errnoOf(thrown) ?? '';
    if (use === 'read' && (errno === 'ENOENT' || errno === 'ENOTDIR')) throw thrown;
    throw NOT_A_FILE.has(errno) ? refusal(path, isLink(path) ? 'link' : 'notAFile') : toDiskError(thrown, path);
  }
  try {
    const stats = fstatSync(descriptor);
    const isShared = use === 'append' && stats.nlink > 1;
    const reason = refusalReason(path, stats) ?? (isShared ? 'hardLink' : undefined);
    if (reason !== undefined) throw refusal(path, reason);
    if (use === 'append' && (stats.mode & 0o077) !== 0) fchmodSync(descriptor, stats.mode & 0o700);
    return descriptor;
  } catch (thrown) {
    closeSync(descriptor);
    throw toDiskError(thrown, path);
  }
}

/** Why Daypass does not use what it finds in place of one of its own files; undefined if it does. */
export function refusalReason(path: string, stats: Stats): string | undefined {
  if (stats.isSymbolicLink()) return 'link';
  if (!stats.isFile()) return 'notAFile';
  return isOwnedByUser(stats, () => statSync(dirname(path))) ? undefined : 'foreignOwner';
}

function refusal(path: string, reason: string): DaypassError {
  return new DaypassError('fileForbidden', { path, reason });
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
