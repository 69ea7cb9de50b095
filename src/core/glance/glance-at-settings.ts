import { glanceAtFile } from './glance-at-file.ts';
import { LANGUAGES, languageFor, type Language } from '../../shared/domain/languages.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/domain/settings.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import type { Surroundings } from '../ports.ts';

/**
 * The settings that a prompt needs, read without the schema of all of them, whose loading costs more than a prompt may
 * take. As in the schema, a value that is not valid is treated as missing.
 */
export function glanceAtSettings(
  surroundings: Surroundings,
  locale: string,
): Pick<Settings, 'language' | 'productionPattern'> {
  const chosen = chosenIn(ownPaths(surroundings).settingsPath);
  const { productionPattern } = chosen;
  return {
    language: languageOf(surroundings.env['DAYPASS_LANGUAGE'], chosen.language, locale),
    productionPattern: typeof productionPattern === 'string' ? productionPattern : DEFAULT_SETTINGS.productionPattern,
  };
}

function languageOf(override: string | undefined, chosen: unknown, locale: string): Language {
  if (override !== undefined && override !== '') return languageFor([override]);
  return LANGUAGES.find((language) => language === chosen) ?? languageFor([locale]);
}

function chosenIn(path: string): { readonly language?: unknown; readonly productionPattern?: unknown } {
  try {
    const value: unknown = JSON.parse(glanceAtFile(path));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
