import { lstat, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toDiskError } from '../../../disk/read/disk-error.ts';
import { isRunning } from '../../../disk/write/process-identity.ts';

/** Name of the session partition of the app's window that holds an application's cookies. */
export function windowPartition(applicationId: string): string {
  return `saml-${applicationId}`;
}

/** Where Electron stores a persistent partition. */
export function windowDataDir(electronDir: string, applicationId: string): string {
  return join(electronDir, 'Partitions', windowPartition(applicationId));
}

/**
 * Removes what the app's window has stored of an application's pages, unless the app runs: the app clears it itself
 * when it reads of the sign-out, and files removed under it would come back. Rejects with what removing can meet.
 */
export async function removeWindowData(electronDir: string, applicationId: string): Promise<void> {
  if (await isAppRunning(electronDir)) return;
  const dir = windowDataDir(electronDir, applicationId);
  await rm(dir, { recursive: true, force: true, maxRetries: 5 }).catch((thrown: unknown) => {
    throw toDiskError(thrown, dir);
  });
}

/**
 * Chromium locks a profile by the link `SingletonLock` to `HOST-PID`, which a crash leaves behind, and on Windows by the
 * open file `lockfile` (chrome/browser/process_singleton_posix.cc, process_singleton_win.cc).
 */
async function isAppRunning(electronDir: string): Promise<boolean> {
  const holder = await readlink(join(electronDir, 'SingletonLock')).catch(() => undefined);
  if (holder !== undefined) return isRunning(Number(/-(\d{1,10})$/u.exec(holder)?.[1]));
  return lstat(join(electronDir, 'lockfile')).then(
    () => true,
    () => false,
  );
}
