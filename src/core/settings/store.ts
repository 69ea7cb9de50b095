import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../../shared/domain/settings.ts';
import { LockedJson } from '../disk/write/locked-json.ts';
import { readOwnJson } from '../disk/write/own-json.ts';
import { ownPaths, type OwnPaths } from '../disk/paths/own-paths.ts';
import type { Ports, Surroundings } from '../ports.ts';
import { chosenSettings, settingsOf, type SettingsDefaults } from './schema.ts';

export interface SettingsStore {
  now(): Settings;
  /** Holds at once; written behind, over what another process of ours has written since. */
  set(change: Partial<Settings>): void;
  /** As `set`; resolves when it is on disk, or could not be put there. */
  change(change: Partial<Settings>): Promise<void>;
  /** Reads the file again, which another process of ours may have changed. */
  reload(): Promise<void>;
  /** Called after every change that changed something; returns an unsubscribe. */
  subscribe(listener: (settings: Settings, before: Settings) => void): () => void;
  /** Resolves when everything set so far is on disk, or could not be put there. */
  settled(): Promise<void>;
}

/** The settings as the file has them now, for a command that changes none. A missing or invalid file is treated as empty. */
export async function readSettings(surroundings: Surroundings, locales: readonly string[]): Promise<Settings> {
  const { platform, env } = surroundings;
  return settingsOf(await readChosen(ownPaths(surroundings).settingsPath), { platform, env, locales });
}

/** The settings file of our own folder. It holds only what was chosen, so that better defaults reach everyone else. */
export async function openSettings(
  { settingsPath: path, locksDir }: Pick<OwnPaths, 'settingsPath' | 'locksDir'>,
  defaults: SettingsDefaults,
  ports: Pick<Ports, 'alarm' | 'clock' | 'log' | 'random'>,
): Promise<SettingsStore> {
  const file = new LockedJson<Partial<Settings>>(
    { path, locksDir, name: 'settings', parse: chosenSettings, toJson: (settings) => settings, empty: {} },
    ports,
  );
  const listeners = new Set<(settings: Settings, before: Settings) => void>();
  let chosen = await readChosen(path);
  let settings = settingsOf(chosen, defaults);
  let written: Promise<void> = Promise.resolve();
  function set(change: Partial<Settings>): void {
    chosen = { ...chosen, ...change };
    const before = settings;
    settings = settingsOf(chosen, defaults);
    // A setting that can't be saved is no reason to fail what was asked: it holds until the end.
    written = written
      .then(() => file.change((stored) => ({ ...stored, ...change })))
      .catch((thrown: unknown) => ports.log.warn('preferences.notSaved', { error: thrown }));
    for (const listener of listeners) listener(settings, before);
  }
  /** What the file holds once everything of ours is in it: a change made during the reading would be taken back. */
  async function readUnchanged(): Promise<Partial<Settings>> {
    for (;;) {
      const awaited = written;
      await awaited;
      const read = await readChosen(path);
      if (awaited === written) return read;
    }
  }
  return {
    now: () => settings,
    set,
    change(change) {
      set(change);
      return written;
    },
    async reload() {
      const read = await readUnchanged();
      if (isDeepStrictEqual(read, chosen)) return;
      const before = settings;
      chosen = read;
      settings = settingsOf(chosen, defaults);
      for (const listener of listeners) listener(settings, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled: () => written,
  };
}

async function readChosen(path: string): Promise<Partial<Settings>> {
  return (await readOwnJson(path, chosenSettings)) ?? {};
}
