import path from 'node:path';
import { readOwnJson, writeOwnJson, type Log, type Surroundings } from '../../core/index.ts';
import { languageFor, type Language } from '../../shared/domain/languages.ts';
import {
  CLIPBOARD_SECONDS,
  NOTICE_MINUTES,
  USUAL_PRODUCTION_PATTERN,
  type Settings,
} from '../../shared/domain/settings.ts';
import { settingsChange } from '../ipc/settings-schema.ts';

export interface PreferenceStore {
  now(): Settings;
  /** Holds at once; written behind. */
  set(change: Partial<Settings>): void;
  /** Called after every change that changed something; answers an unsubscribe. */
  subscribe(listener: (settings: Settings, before: Settings) => void): () => void;
  /** Resolves when everything set so far is on disk, or could not be put there. */
  settled(): Promise<void>;
}

export interface PreferenceDefaults {
  readonly platform: NodeJS.Platform;
  /** DAYPASS_LANGUAGE in it wins over everything, for screenshots and for trying the other language. */
  readonly env: Surroundings['env'];
  /** The system's, most wanted first. */
  readonly locales: readonly string[];
}

/** Settings in `shell.json`, in our own folder: only what was chosen is kept, so that better defaults reach everyone else. */
export async function openPreferences(
  ownDir: string,
  defaults: PreferenceDefaults,
  log: Log,
): Promise<PreferenceStore> {
  const file = path.join(ownDir, 'shell.json');
  const listeners = new Set<(settings: Settings, before: Settings) => void>();
  let chosen = (await readOwnJson(file, chosenOf)) ?? {};
  let settings = settingsOf(chosen, defaults);
  let written: Promise<void> = Promise.resolve();
  return {
    now: () => settings,
    set(change) {
      chosen = { ...chosen, ...change };
      const [before, toWrite] = [settings, chosen];
      settings = settingsOf(chosen, defaults);
      // Not remembering a preference is no reason to fail what was asked: it holds until the end.
      written = written
        .then(() => writeOwnJson(file, toWrite))
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

function settingsOf(chosen: Partial<Settings>, defaults: PreferenceDefaults): Settings {
  return {
    theme: 'system',
    launchAtLogin: false,
    hotkey: null,
    lastFormat: defaults.platform === 'win32' ? 'powershell' : 'bash',
    clipboardClearedAfterSeconds: CLIPBOARD_SECONDS.usual,
    keepKeysInVault: false,
    noticeBeforeEndMinutes: NOTICE_MINUTES.usual,
    quietHours: null,
    mutedSessions: [],
    browserRules: [],
    productionPattern: USUAL_PRODUCTION_PATTERN,
    confirmProduction: true,
    deviceCodeSessions: [],
    proxy: { by: 'system' },
    detailedLog: false,
    ...chosen,
    language: languageOf(defaults, chosen.language),
  };
}

function languageOf(defaults: PreferenceDefaults, chosen: Language | undefined): Language {
  const override = defaults.env['DAYPASS_LANGUAGE'];
  if (override !== undefined && override !== '') return languageFor([override]);
  return chosen ?? languageFor(defaults.locales);
}

/** Field by field: one that an older or newer Daypass wrote otherwise costs only itself. */
function chosenOf(value: unknown): Partial<Settings> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const readable = Object.entries(value).filter(([name, field]) => settingsChange.safeParse({ [name]: field }).success);
  return settingsChange.parse(Object.fromEntries(readable));
}
