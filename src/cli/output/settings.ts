import { readSettings, type Surroundings } from '../../core/light.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { Log } from '../../core/index.ts';
import { timerAlarm, wallClock } from '../ports/alarm.ts';
import { systemRandom } from '../ports/random.ts';
import { terminalLocale } from './language.ts';

/** The settings of the tray app; the language, where none was chosen, by the terminal's locale. */
export function terminalSettings(surroundings: Pick<Surroundings, 'platform' | 'homeDir' | 'env'>): Promise<Settings> {
  return readSettings(surroundings, [localeOf(surroundings)]);
}

/** Changes settings of the tray app; resolves when they are on disk, or could not be put there. */
export async function changeTerminalSettings(
  surroundings: Surroundings,
  change: Partial<Settings>,
  log: Log,
): Promise<void> {
  const { openSettings, ownPaths } = await import('../../core/index.ts');
  const defaults = { ...surroundings, locales: [localeOf(surroundings)] };
  const ports = { alarm: timerAlarm, clock: wallClock, random: systemRandom, log };
  await (await openSettings(ownPaths(surroundings), defaults, ports)).change(change);
}

function localeOf({ env }: Pick<Surroundings, 'env'>): string {
  return terminalLocale(env, () => new Intl.DateTimeFormat().resolvedOptions().locale);
}
