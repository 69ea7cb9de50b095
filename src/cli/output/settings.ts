import { readSettings, type Surroundings } from '../../core/light.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { terminalLocale } from './language.ts';

/** The settings of the tray app; the language, where none was chosen, by the terminal's locale. */
export function terminalSettings(surroundings: Pick<Surroundings, 'platform' | 'homeDir' | 'env'>): Promise<Settings> {
  const locale = terminalLocale(surroundings.env, new Intl.DateTimeFormat().resolvedOptions().locale);
  return readSettings(surroundings, [locale]);
}
