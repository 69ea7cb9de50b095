import type { Browser, EnginePorts, Log, Surroundings, SystemProxy } from '../../core/index.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { timerAlarm, wallClock } from './alarm.ts';
import { systemRandom } from './random.ts';
import { homeDirOfPerson } from '../light/home-dir.ts';
import { ownCommand } from '../installation/own-command.ts';

export interface SystemParts {
  readonly browser: Browser;
  readonly log: Log;
  readonly settings: Settings;
  readonly changeSettings?: EnginePorts['settings']['change'];
  readonly systemProxy?: SystemProxy;
  readonly askMfaCode?: NonNullable<EnginePorts['askMfaCode']>;
}

/** The engine's ports on this machine, in these surroundings. */
export function systemPorts(
  surroundings: Surroundings,
  { browser, log, settings, changeSettings, systemProxy, askMfaCode }: SystemParts,
): EnginePorts {
  return {
    clock: wallClock,
    alarm: timerAlarm,
    random: systemRandom,
    browser,
    log,
    surroundings,
    settings: { now: () => settings, ...(changeSettings && { change: changeSettings }) },
    requester: { shell: 'cli' },
    ...(askMfaCode && { askMfaCode }),
    ...(systemProxy && { systemProxy }),
  };
}

export function systemSurroundings(env: Readonly<Record<string, string | undefined>>): Surroundings {
  const command = ownCommand();
  return {
    platform: process.platform,
    homeDir: homeDirOfPerson(),
    env,
    ...(command && { ownCommand: command }),
  };
}
