import type { Settings } from '../../shared/domain/settings.ts';
import { readOwnJson, writeOwnJson } from '../disk/write/own-json.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import type { Log, Surroundings } from '../ports.ts';
import { chosenSettings, settingsOf, type SettingsDefaults } from './schema.ts';

export interface SettingsStore {
  now(): Settings;
  /** Holds at once; written behind. */
  set(change: Partial<Settings>): void;
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
export async function openSettings(path: string, defaults: SettingsDefaults, log: Log): Promise<SettingsStore> {
  const listeners = new Set<(settings: Settings, before: Settings) => void>();
  let chosen = await readChosen(path);
  let settings = settingsOf(chosen, defaults);
  let written: Promise<void> = Promise.resolve();
  return {
    now: () => settings,
    set(change) {
      chosen = { ...chosen, ...change };
      const [before, toWrite] = [settings, chosen];
      settings = settingsOf(chosen, defaults);
      // A setting that can't be saved is no reason to fail what was asked: it holds until the end.
      written = written
        .then(() => writeOwnJson(path, toWrite))
        .catch((thrown: unknown) => log.warn('preferences.notSaved', { error: thrown }));
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
