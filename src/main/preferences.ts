import path from 'node:path';
import * as z from 'zod/mini';
import { readOwnJson, writeOwnJson, type Log, type Surroundings } from '../core/index.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../shared/export-formats.ts';
import { languageFor, LANGUAGES, type Language } from '../shared/languages.ts';

/** What the shell itself remembers; favourites and the like are the engine's. */
export interface Preferences {
  readonly language: Language;
  readonly lastFormat: ExportFormat;
}

export interface PreferenceStore {
  now(): Preferences;
  /** Holds at once; written behind. */
  set(change: Partial<Preferences>): void;
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

const stored = z.object({
  language: z.optional(z.enum(LANGUAGES)),
  lastFormat: z.optional(z.enum(EXPORT_FORMATS)),
});

/** Preferences in `shell.json`, in our own folder. A file that is missing, torn or foreign counts as empty. */
export async function openPreferences(
  ownDir: string,
  defaults: PreferenceDefaults,
  log: Log,
): Promise<PreferenceStore> {
  const file = path.join(ownDir, 'shell.json');
  let chosen = (await readOwnJson(file, chosenOf)) ?? {};
  let written: Promise<void> = Promise.resolve();
  return {
    now: () => ({
      language: languageOf(defaults, chosen.language),
      lastFormat: chosen.lastFormat ?? (defaults.platform === 'win32' ? 'powershell' : 'bash'),
    }),
    set(change) {
      chosen = { ...chosen, ...change };
      const toWrite = chosen;
      // Not remembering a preference is no reason to fail what was asked: it holds until the end.
      written = written
        .then(() => writeOwnJson(file, toWrite))
        .catch((thrown: unknown) => log.warn('preferences.notSaved', { error: thrown }));
    },
    settled: () => written,
  };
}

function languageOf(defaults: PreferenceDefaults, chosen: Language | undefined): Language {
  const override = defaults.env['DAYPASS_LANGUAGE'];
  if (override !== undefined && override !== '') return languageFor([override]);
  return chosen ?? languageFor(defaults.locales);
}

function chosenOf(value: unknown): Partial<Preferences> | undefined {
  const parsed = stored.safeParse(value);
  if (!parsed.success) return undefined;
  const { language, lastFormat } = parsed.data;
  return { ...(language && { language }), ...(lastFormat && { lastFormat }) };
}
