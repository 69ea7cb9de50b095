import { statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Alarm, Clock } from '../../ports.ts';
import { changedPaths, filesStamp, type FilesStamp } from './files-stamp.ts';
import type { OwnWrites } from './own-writes.ts';
import { symlinksInPath } from '../paths/symlinks-in-path.ts';
import { isWatchableFilesystem } from './watchable-filesystem.ts';

export interface WatchedPlaces {
  readonly configPath: string;
  readonly ssoCacheDir: string;
  /** The sign-ins of `aws login`. */
  readonly loginCacheDir?: string;
  /** Files of our own that another of our processes writes. */
  readonly ownPaths?: readonly string[];
  /** Files that only this process has written to are no change. */
  readonly ownWrites?: OwnWrites;
}

/** Files come by rename, often several at once: told together after this. */
const SETTLE_MILLIS = 150;
/**
 * Where the system refuses a watch (too many, no rights), or a network file system does not tell what others do, the
 * files themselves are looked at this often: twice a minute is what an idle machine may be woken for.
 */
const LOOK_MILLIS = 30_000;

/**
 * Calls `onChange` after the config file or any token file may have changed, appeared or vanished; more often rather
 * than too seldom. Watches folders, since clients replace files by rename; those of every symlink on the way as well;
 * and while a folder is missing, the nearest one above it. Where that can't be relied on, it looks at the files now and
 * then. Never throws. Answers a stop.
 */
export function watchFiles(
  places: WatchedPlaces,
  onChange: () => void,
  time: { readonly alarm: Alarm; readonly clock: Clock },
  isWatchable: (folder: string) => boolean = isWatchableFilesystem,
): () => void {
  const folders = new Map<string, WatchedFolder>();
  let cancelSettle: (() => void) | undefined;
  let cancelLook: (() => void) | undefined;
  let isStopped = false;
  let stamp = stampOf(places);
  let isEcho = false;

  arm();
  return () => {
    isStopped = true;
    cancelSettle?.();
    cancelLook?.();
    for (const { watcher } of folders.values()) watcher?.close();
    folders.clear();
  };

  function changed(): void {
    if (!isStopped) cancelSettle ??= time.alarm.set(time.clock.nowMillis() + SETTLE_MILLIS, lookAgain);
  }

  function lookAgain(): void {
    cancelSettle?.();
    cancelSettle = undefined;
    if (isStopped) return;
    arm();
    const before = stamp;
    stamp = stampOf(places);
    const paths = changedPaths(before, stamp);
    const isOwn = (path: string) => places.ownWrites?.isOwn(path, stamp.get(path)?.identity ?? '') ?? false;
    // One write may be reported several times. Any other report without a visible change counts as a change.
    isEcho = paths.length === 0 ? isEcho : paths.every(isOwn);
    if (!isEcho) onChange();
  }

  function lookAtFiles(): void {
    arm();
    if (changedPaths(stamp, stampOf(places)).length > 0) lookAgain();
  }

  function arm(): void {
    cancelLook?.();
    cancelLook = undefined;
    // A folder may appear while the one above it is being watched in its stead: look until nothing moves.
    for (let tries = 0; tries < 3; tries += 1) if (!rearm(folders, wantedNames(places), changed)) break;
    const isBlind = [...folders].some(([folder, { watcher }]) => watcher === undefined || !isWatchable(folder));
    if (isBlind) cancelLook = time.alarm.set(time.clock.nowMillis() + LOOK_MILLIS, lookAtFiles);
  }
}

function stampOf(places: WatchedPlaces): FilesStamp {
  return filesStamp([places.configPath, ...(places.ownPaths ?? [])], cacheDirs(places));
}

function cacheDirs({ ssoCacheDir, loginCacheDir }: WatchedPlaces): readonly string[] {
  return loginCacheDir === undefined ? [ssoCacheDir] : [ssoCacheDir, loginCacheDir];
}

type IsWanted = (name: string) => boolean;

interface WatchedFolder {
  /** Tells a folder from another one that took its name. */
  readonly id: string;
  readonly watcher: FSWatcher | undefined;
  wanted: readonly IsWanted[];
}

/** Brings the watches in line with what is wanted; true when any was opened or closed. */
function rearm(
  folders: Map<string, WatchedFolder>,
  wanted: ReadonlyMap<string, readonly IsWanted[]>,
  changed: () => void,
): boolean {
  let hasMoved = false;
  for (const [folder, { id, watcher }] of folders) {
    if (watcher !== undefined && wanted.has(folder) && id === idOf(folder)) continue;
    watcher?.close();
    folders.delete(folder);
    hasMoved ||= watcher !== undefined;
  }
  for (const [folder, names] of wanted) {
    const known = folders.get(folder);
    if (known !== undefined) {
      known.wanted = names;
      continue;
    }
    const watched = openWatch(folder, names, changed);
    folders.set(folder, watched);
    hasMoved ||= watched.watcher !== undefined;
  }
  return hasMoved;
}

function openWatch(folder: string, wanted: readonly IsWanted[], changed: () => void): WatchedFolder {
  const watched: { -readonly [K in keyof WatchedFolder]: WatchedFolder[K] } = {
    id: idOf(folder) ?? '',
    watcher: undefined,
    wanted,
  };
  try {
    const watcher = watch(folder, { persistent: false });
    watcher.on('change', (_kind, name) => {
      // Without a name anything may have happened; the folder's own name means that it was moved or removed.
      const isOurs = typeof name !== 'string' || name === basename(folder) || watched.wanted.some((is) => is(name));
      if (isOurs) changed();
    });
    watcher.on('error', () => {
      watcher.close();
      watched.watcher = undefined;
      changed();
    });
    watched.watcher = watcher;
  } catch {
    // No watch to be had here: `watcher` stays undefined and is tried again later.
  }
  return watched;
}

/** Which names to look for in which existing folder. */
function wantedNames(places: WatchedPlaces): ReadonlyMap<string, readonly IsWanted[]> {
  const { configPath, ownPaths = [] } = places;
  const folders = cacheDirs(places);
  const wanted = new Map<string, IsWanted[]>();
  const add = (folder: string, isWanted: IsWanted) => {
    let [existing, looksFor] = [folder, isWanted];
    while (idOf(existing) === undefined && dirname(existing) !== existing) {
      const missing = basename(existing);
      [existing, looksFor] = [dirname(existing), (name) => name === missing];
    }
    wanted.set(existing, [...(wanted.get(existing) ?? []), looksFor]);
  };
  const links = [configPath, ...folders].flatMap((path) => symlinksInPath(path));
  for (const path of [configPath, ...ownPaths, ...links]) {
    add(dirname(path), (name) => name === basename(path));
  }
  for (const folder of folders) {
    add(folder, (name) => name.endsWith('.json'));
    // These tell when they themselves are moved away, the cache along with them.
    const [parent, awsDir] = [dirname(folder), dirname(dirname(folder))];
    add(parent, (name) => name === basename(folder));
    add(awsDir, (name) => name === basename(parent));
  }
  return wanted;
}

function idOf(folder: string): string | undefined {
  try {
    const stats = statSync(folder, { bigint: true });
    return stats.isDirectory() ? `${stats.dev}:${stats.ino}` : undefined;
  } catch {
    return undefined;
  }
}
