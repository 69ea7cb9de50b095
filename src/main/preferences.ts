import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { EXPORT_FORMATS, type ExportFormat } from '../shared/export-formats.ts';
import { languageFor, LANGUAGES, type Language } from '../shared/languages.ts';

/** What the shell itself remembers; favourites and the like are the engine's. */
export interface Preferences {
  readonly language: Language;
  readonly lastFormat: ExportFormat;
}

export interface PreferenceStore {
  now(): Preferences;
  set(change: Partial<Preferences>): void;
}

export interface PreferenceDefaults {
  readonly platform: NodeJS.Platform;
  /** DAYPASS_LANGUAGE: wins over everything, for screenshots and for trying the other language. */
  readonly languageOverride: string | undefined;
  /** The system's, most wanted first. */
  readonly locales: readonly string[];
}

const stored = z.object({
  language: z.optional(z.enum(LANGUAGES)),
  lastFormat: z.optional(z.enum(EXPORT_FORMATS)),
});

/** Preferences in one small JSON file. A file that is missing, torn or foreign counts as empty. */
export function preferenceStore(
  file: string,
  defaults: PreferenceDefaults,
  onFailure: (thrown: unknown) => void,
): PreferenceStore {
  let chosen: Partial<Preferences> = readChosen(file);
  return {
    now: () => ({
      language: languageOf(defaults, chosen.language),
      lastFormat: chosen.lastFormat ?? (defaults.platform === 'win32' ? 'powershell' : 'bash'),
    }),
    set(change) {
      chosen = { ...chosen, ...change };
      try {
        writeWhole(file, `${JSON.stringify(chosen, null, 2)}\n`);
      } catch (thrown) {
        // Kept in memory: not remembering a preference is no reason to fail what was asked.
        onFailure(thrown);
      }
    },
  };
}

function languageOf(defaults: PreferenceDefaults, chosen: Language | undefined): Language {
  const { languageOverride, locales } = defaults;
  if (languageOverride !== undefined && languageOverride !== '') return languageFor([languageOverride]);
  return chosen ?? languageFor(locales);
}

function readChosen(file: string): Partial<Preferences> {
  try {
    const parsed = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) return {};
    const { language, lastFormat } = parsed.data;
    return { ...(language && { language }), ...(lastFormat && { lastFormat }) };
  } catch {
    return {};
  }
}

function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.${process.pid}.part`;
  writeFileSync(partial, text, { mode: 0o600 });
  renameSync(partial, file);
}
