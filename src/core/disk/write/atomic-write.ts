import { lstat, open, readFile, readlink, realpath, rename, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isWindowsHost } from '../host.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { errnoOf, toDiskError } from '../read/disk-error.ts';
import { fileIdentity } from '../read/file-identity.ts';
import { refusalReason } from '../read/open-own-file.ts';
import { pause } from '../pause.ts';
import { writeInPlace } from './write-in-place.ts';
import { createTempFile, sweepTempFiles, type TempFile } from './temp-files.ts';

export interface WriteOptions {
  /** For files whose mode is fixed. Left out: an existing file keeps its mode, and its wish not to be written to; a new one gets 0600. */
  readonly mode?: number;
  /** An existing file's mode loses group and others, because keys are written to it. */
  readonly makePrivate?: boolean;
  /** The bytes the caller's edit was made on (null: no file). If others are there by now, nothing is written and `fileChanged` is thrown. */
  readonly expected?: Buffer | null;
  /** One of Daypass's own files: its mode is 0600, and a link or another user's file in its place is refused. */
  readonly own?: boolean;
  /** Called just before the new file takes its place, with its `fileIdentity`. */
  readonly beforeRename?: (identity: string) => void;
}

/** Longer than a program that writes in place is held up half-way, but on a machine that stands still. */
const SETTLE_MILLIS = 100;
const PAUSE_MILLIS = 10;
const BEFORE_RENAME_MILLIS = 1;

/**
 * Replaces a file whole: readers see the old bytes or the new ones, never a mixture, and a crash or a full disk leaves
 * the old ones. A symlink stays and its target is replaced; mode and owner of an existing file are kept. A file that is a
 * mount of its own is written in place (`writeInPlace`).
 *
 * Rejects: fileChanged, fileForbidden, diskFull, diskFailed, each with `path`. fileForbidden has a `reason` where the
 * refusal is our own: `readOnly`, `hardLink` (a rename would part it from its other names), `foreignOwner`, `notAFile`, `link`. Where a link
 * leads is the fact `target`; a link whose folder is missing has the `reason` `danglingLink`.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<void> {
  let target = path;
  try {
    if (options.own !== true) target = await finalTarget(path);
    const existing = await (options.own === true ? ownStats(path) : statIfThere(target));
    if (existing !== undefined) refuseWhatReplacingWouldBreak(path, existing, options);
    await sweepTempFiles(target);
    const mayBeMount = options.own !== true && options.makePrivate !== true && existing !== undefined;
    await replace(path, target, bytes, existing, options).catch(async (thrown: unknown) => {
      if (!mayBeMount || !isMountFailure(thrown)) throw thrown;
      await writeInPlace(target, bytes, options.expected, path).catch((second: unknown) => {
        // A file that is no mount of its own is as read-only as its folder, so the first failure names the cause.
        throw errnoOf(second) === 'EROFS' || errnoOf(second) === 'EACCES' ? thrown : second;
      });
    });
    await syncFolder(dirname(target));
  } catch (thrown) {
    throw linkNamed(toDiskError(thrown, path), path, target);
  }
}

async function replace(
  path: string,
  target: string,
  bytes: Uint8Array,
  existing: Stats | undefined,
  options: WriteOptions,
): Promise<void> {
  const temp = await createTempFile(target);
  try {
    await fill(temp, bytes, path, existing, options);
    if (options.expected !== undefined) {
      await waitUntilSettled(target, temp.path);
      await refuseIfChanged(path, target, options.expected);
    }
    options.beforeRename?.(fileIdentity(await stat(temp.path, { bigint: true })));
    await renameOver(temp.path, target);
  } catch (thrown) {
    await unlink(temp.path).catch(() => undefined);
    throw thrown;
  }
}

/** EBUSY: a file can't be renamed over a mount point. EROFS: the folder is read-only, and a file in it may be a mount that is not. */
function isMountFailure(thrown: unknown): boolean {
  const errno = errnoOf(thrown);
  return !isWindowsHost && (errno === 'EBUSY' || errno === 'EROFS');
}

/** Adds where a link leads: the failure is there, and the person knows the path by the link. */
function linkNamed(error: DaypassError, path: string, target: string): DaypassError {
  const isFailure = error.code === 'fileForbidden' || error.code === 'diskFailed';
  if (!isFailure || target === path) return error;
  const isDangling = error.facts['errno'] === 'ENOENT' && error.facts['reason'] === undefined;
  const facts = { ...error.facts, target, ...(isDangling && { reason: 'danglingLink' }) };
  return new DaypassError(error.code, facts, { cause: error.cause ?? error });
}

/**
 * Proves, by a temp file that is gone again, that `byteCount` bytes could now be written in place of `path`: for work that
 * must not begin unless its result can be kept. Rejects as `writeFileAtomically`.
 */
export async function proveWritable(path: string, byteCount: number): Promise<void> {
  try {
    const temp = await createTempFile(await finalTarget(path));
    try {
      // Not zeros: a file system may keep those as a hole.
      await temp.handle.writeFile(Buffer.alloc(byteCount, '.'));
      await temp.handle.sync();
    } finally {
      await temp.handle.close();
      await unlink(temp.path).catch(() => undefined);
    }
  } catch (thrown) {
    throw toDiskError(thrown, path);
  }
}

/** Follows symlinks to the file they end at, which need not exist yet. */
export async function finalTarget(path: string): Promise<string> {
  let current = path;
  for (let hops = 0; hops < 40; hops += 1) {
    try {
      return await realpath(current);
    } catch (thrown) {
      if (errnoOf(thrown) !== 'ENOENT') throw thrown;
    }
    const pointsTo = await readlink(current).catch(() => undefined);
    if (pointsTo === undefined) return current;
    current = resolve(await realpath(dirname(current)), pointsTo);
  }
  throw new DaypassError('diskFailed', { path, errno: 'ELOOP' });
}

async function statIfThere(target: string): Promise<Stats | undefined> {
  try {
    return await stat(target);
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

/** Rejects what is no file of Daypass's own in its place. */
async function ownStats(path: string): Promise<Stats | undefined> {
  const existing = await lstat(path).catch((thrown: unknown) => {
    if (errnoOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  });
  const reason = existing && refusalReason(path, existing);
  if (reason !== undefined) throw new DaypassError('fileForbidden', { path, reason });
  return existing;
}

function refuseWhatReplacingWouldBreak(path: string, existing: Stats, { mode, own }: WriteOptions): void {
  const refuse = (reason: string) => new DaypassError('fileForbidden', { path, reason });
  if (!existing.isFile()) throw refuse('notAFile');
  const isUsersOwn = mode === undefined && own !== true;
  if (isUsersOwn && (existing.mode & 0o200) === 0) throw refuse('readOnly');
  if (isUsersOwn && existing.nlink > 1) throw refuse('hardLink');
}

async function fill(
  { handle }: TempFile,
  bytes: Uint8Array,
  path: string,
  existing: Stats | undefined,
  { mode, expected, own, makePrivate }: WriteOptions,
): Promise<void> {
  try {
    await handle.writeFile(bytes);
    if (existing !== undefined) await giveTo(handle, existing, path);
    const fixedMode = own === true ? 0o600 : mode;
    await handle.chmod(
      fixedMode ?? (existing === undefined ? 0o600 : existing.mode & (makePrivate === true ? 0o700 : 0o7777)),
    );
    if (expected !== undefined) await showAsRenamed(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function giveTo(handle: FileHandle, { uid, gid }: Stats, path: string): Promise<void> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return;
  try {
    await handle.chown(uid, gid);
  } catch (thrown) {
    throw new DaypassError('fileForbidden', { path, reason: 'foreignOwner' }, { cause: thrown });
  }
}

/**
 * The AWS CLI and most editors write in place: truncate, then fill. If one of them is held up in between, half a file stands
 * still and looks like a whole one; an edit of that half would be the end of the other. So a file that was written in place
 * a moment ago gets the time to be finished, and has changed then. The time is told by the file system's own clock, which
 * has just stamped our temp file.
 */
async function waitUntilSettled(target: string, tempPath: string): Promise<void> {
  const existing = await statIfThere(target);
  if (existing === undefined || !wasWrittenInPlace(existing)) return;
  const { mtimeMs: nowMillis } = await stat(tempPath);
  const ageMillis = Math.max(nowMillis - existing.mtimeMs, 0);
  for (let leftMillis = SETTLE_MILLIS - ageMillis; leftMillis > 0; leftMillis -= PAUSE_MILLIS) {
    await pause(PAUSE_MILLIS);
    if ((await statIfThere(target))?.mtimeMs !== existing.mtimeMs) return;
  }
}

/** A file that came by rename was renamed after its last write; of ours that shows even where the clock is too coarse for it. */
function wasWrittenInPlace({ mtimeMs, ctimeMs }: Stats): boolean {
  return ctimeMs <= mtimeMs;
}

/** So that the next edit need not wait for this one. A write in place sets both times again. Not every file system can. */
async function showAsRenamed(handle: FileHandle): Promise<void> {
  const { atimeMs, mtimeMs } = await handle.stat();
  await handle.utimes(atimeMs / 1_000, (mtimeMs - BEFORE_RENAME_MILLIS) / 1_000).catch(() => undefined);
}

async function refuseIfChanged(path: string, target: string, expected: Buffer | null): Promise<void> {
  const current = await readFile(target).catch((thrown: unknown) => {
    if (errnoOf(thrown) === 'ENOENT') return null;
    throw thrown;
  });
  const same = current === null || expected === null ? current === expected : current.equals(expected);
  if (!same) throw new DaypassError('fileChanged', { path });
}

/** On Windows a virus scanner or a reader may hold either file for a moment; elsewhere a rename fails for good reasons only. */
async function renameOver(from: string, to: string): Promise<void> {
  const pausesMillis = isWindowsHost ? [5, 10, 20, 40, 80, 160] : [];
  for (const pauseMillis of pausesMillis) {
    try {
      return await rename(from, to);
    } catch (thrown) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(errnoOf(thrown) ?? '')) throw thrown;
    }
    await pause(pauseMillis);
  }
  await rename(from, to);
}

/** So that the new name survives a power cut; not every system or file system can. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}
