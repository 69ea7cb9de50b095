import { lstatSync, statSync } from 'node:fs';
import { lstat, mkdir, readdir, rename, rmdir, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isWindowsHost } from '../host.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { Alarm, Clock, Random } from '../../ports.ts';
import { errnoOf, toDiskError } from '../read/disk-error.ts';
import { isOwnedByUser } from '../read/file-owner.ts';
import { ensurePrivateFolder } from '../paths/private-folder.ts';
import {
  identityText,
  namesAnothersProcess,
  ownIdentity,
  parseIdentity,
  standingOf,
  type ProcessIdentity,
} from './process-identity.ts';

export interface LockWait {
  readonly alarm: Alarm;
  readonly clock: Clock;
  readonly random: Random;
  /** How long to wait for another holder before giving up with `busy`. */
  readonly waitMillis: number;
  readonly signal?: AbortSignal;
}

/** A holder of whom nothing can be told (another host, or a system that hides a process's start) counts as dead after this. */
const UNKNOWN_HOLDER_LIFE_MILLIS = 10 * 60_000;
const STAGING_SUFFIX = '.taking';
/** Another user who may write to the folder could plant something each time that the last was set aside. */
const MOST_SET_ASIDE = 8;

let taken = 0;

/**
 * Runs `action` while no other process, and nobody else in this one, holds the lock at `lockPath`.
 *
 * The lock is a folder with one file in it, named after its holder; it comes into being by one rename, which fails
 * while there is a holder. A dead holder's lock is freed by removing that file *by its name*: a slow taker can therefore
 * never remove the lock of a faster one, which a plain lock file does not promise.
 *
 * Rejects: busy after `waitMillis`, the signal's reason, fileForbidden, diskFull, diskFailed, and what `action` rejects with.
 */
export async function withFileLock<T>(lockPath: string, wait: LockWait, action: () => Promise<T>): Promise<T> {
  const release = await takeLock(lockPath, wait);
  try {
    return await action();
  } finally {
    await release();
  }
}

/**
 * True if a process that certainly runs holds the lock. False for a lock that `withFileLock` would take from its holder, such as
 * one that is forged. For callers that would try again and again.
 */
export async function isHeld(lockPath: string): Promise<boolean> {
  if (isPlanted(lockPath)) return false;
  const holders = await readdir(lockPath).catch(() => []);
  return holders.some((holder) => {
    const identity = holderIn(holder);
    if (identity === undefined || standingOf(identity) !== 'alive') return false;
    const stats = lstatSync(join(lockPath, holder), { throwIfNoEntry: false });
    return stats !== undefined && !namesAnothersProcess(stats, identity);
  });
}

async function takeLock(lockPath: string, wait: LockWait): Promise<() => Promise<void>> {
  wait.signal?.throwIfAborted();
  taken += 1;
  const holder = `${identityText(ownIdentity())}.${taken}`;
  const staging = `${lockPath}.${holder}${STAGING_SUFFIX}`;
  try {
    await ensurePrivateFolder(dirname(lockPath));
    await mkdir(staging, { mode: 0o700 });
    await writeFile(join(staging, holder), '', { mode: 0o600 });
    await renameWhenFree(staging, lockPath, wait);
    // By the holder alone: of a hundred takers each would look at the stagings of all others.
    await sweepStagings(lockPath);
  } catch (thrown) {
    await removeStaging(staging, holder);
    throw wait.signal?.aborted === true ? wait.signal.reason : toDiskError(thrown, lockPath);
  }
  return () => giveBack(lockPath, holder, staging);
}

async function giveBack(lockPath: string, holder: string, staging: string): Promise<void> {
  try {
    await unlink(join(lockPath, holder));
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return;
    // A living holder that cannot be removed would lock everybody out for as long as it runs: off with it as a whole.
    // While its name is in there, nobody else can have the lock.
    await rename(lockPath, staging).catch(() => undefined);
    await removeStaging(staging, holder);
    return;
  }
  // An empty folder is free; another may have taken it already.
  await rmdir(lockPath).catch(() => undefined);
}

/** Removes what a taker made and nothing else: the folder may be another one by now, where others may write to the one above. */
async function removeStaging(staging: string, holder: string): Promise<void> {
  await unlink(join(staging, holder)).catch(() => undefined);
  await rmdir(staging).catch(() => undefined);
}

async function renameWhenFree(staging: string, lockPath: string, wait: LockWait): Promise<void> {
  let waitedMillis = 0;
  let setAsides = 0;
  while (!(await renamed(staging, lockPath))) {
    // At each try: where others may write to the folder, something can be planted while this waits.
    if (isPlanted(lockPath) || (await hasOnlyStrangers(lockPath, wait.clock))) {
      setAsides += 1;
      if (setAsides > MOST_SET_ASIDE || !(await setAside(lockPath, staging)))
        throw new DaypassError('fileForbidden', { path: lockPath, reason: 'notALock' });
      continue;
    }
    if (await freeFromTheDead(lockPath, wait.clock)) continue;
    if (waitedMillis >= wait.waitMillis) throw new DaypassError('busy', { path: lockPath });
    const pauseMillis = Math.ceil(15 + 30 * wait.random.fraction());
    await wait.alarm.sleep(pauseMillis, wait.signal);
    waitedMillis += pauseMillis;
  }
}

/** False while the lock has a holder. */
async function renamed(staging: string, lockPath: string): Promise<boolean> {
  try {
    await rename(staging, lockPath);
    return true;
  } catch (thrown) {
    const errno = errnoOf(thrown) ?? '';
    if (errno === 'ENOTEMPTY' || errno === 'EEXIST') return false;
    // A file or link in the place of the lock.
    if (errno === 'ENOTDIR') return false;
    // Windows says so when the folder is there, empty or not.
    if (isWindowsHost && (errno === 'EPERM' || errno === 'EACCES')) return false;
    throw thrown;
  }
}

/** True for what is no lock of this user's: a link, a file, or another user's folder, which only its owner can empty. */
function isPlanted(lockPath: string): boolean {
  const stats = lstatSync(lockPath, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  return !stats.isDirectory() || !isOwnedByUser(stats, () => statSync(dirname(lockPath)));
}

/**
 * True for a folder without a holder whose files Daypass has not written, and that has not changed for long. Such files
 * are never deleted, so the folder must be set aside with them.
 */
async function hasOnlyStrangers(lockPath: string, clock: Clock): Promise<boolean> {
  const names = await readdir(lockPath).catch(() => []);
  if (names.length === 0 || names.some((name) => holderIn(name) !== undefined)) return false;
  const stats = await lstat(lockPath).catch(() => undefined);
  return stats !== undefined && clock.nowMillis() - stats.mtimeMs > UNKNOWN_HOLDER_LIFE_MILLIS;
}

/** False where it cannot be moved away. True where it is gone already. */
function setAside(lockPath: string, staging: string): Promise<boolean> {
  return rename(lockPath, `${staging}.planted`).then(
    () => true,
    (thrown: unknown) => errnoOf(thrown) === 'ENOENT',
  );
}

/** The process that a file in a lock names; undefined for a file that no holder has written. */
function holderIn(name: string): ProcessIdentity | undefined {
  const identity = /^([^.]+)\.\d+$/u.exec(name)?.[1];
  return identity === undefined ? undefined : parseIdentity(identity);
}

/** Removes dead holders from the lock; true when that, or the holder itself, may have freed it. */
async function freeFromTheDead(lockPath: string, clock: Clock): Promise<boolean> {
  const holders = await readdir(lockPath).catch(() => []);
  const dead: string[] = [];
  for (const holder of holders) if (await isDead(lockPath, holder, clock)) dead.push(holder);
  await Promise.all(dead.map((holder) => unlink(join(lockPath, holder)).catch(() => undefined)));
  // Windows renames onto nothing only, so an empty folder must go.
  const isGone = await rmdir(lockPath).then(
    () => true,
    (thrown: unknown) => errnoOf(thrown) === 'ENOENT',
  );
  return isGone || dead.length > 0;
}

async function isDead(lockPath: string, holder: string, clock: Clock): Promise<boolean> {
  const identity = holderIn(holder);
  // What no holder has written is somebody's file, whatever its age.
  if (identity === undefined) return false;
  const standing = standingOf(identity);
  if (standing === 'gone') return true;
  if (standing === 'alive' && identity.pid === process.pid) return false;
  const stats = await lstat(join(lockPath, holder)).catch(() => undefined);
  // A holder writes its own name: a file of this user that names another user's process, such as pid 1, is a forgery.
  if (stats !== undefined && namesAnothersProcess(stats, identity)) return true;
  if (standing === 'alive') return false;
  return stats !== undefined && clock.nowMillis() - stats.mtimeMs > UNKNOWN_HOLDER_LIFE_MILLIS;
}

/** What takers that were killed half-way left beside the lock. */
async function sweepStagings(lockPath: string): Promise<void> {
  const folder = dirname(lockPath);
  const prefix = `${basename(lockPath)}.`;
  const names = await readdir(folder).catch(() => []);
  const holders = names
    .filter((name) => name.startsWith(prefix) && name.endsWith(STAGING_SUFFIX))
    .map((name) => name.slice(prefix.length, -STAGING_SUFFIX.length))
    .filter((holder) => {
      const identity = holderIn(holder);
      return identity !== undefined && standingOf(identity) === 'gone';
    });
  await Promise.all(
    holders.map((holder) => removeStaging(join(folder, `${prefix}${holder}${STAGING_SUFFIX}`), holder)),
  );
}
