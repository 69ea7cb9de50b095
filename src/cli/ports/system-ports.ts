import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import type { Browser, EnginePorts, Log, Surroundings, SystemProxy } from '../../core/index.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { homeFolder } from '../../shared/text/home-folder.ts';
import { timerAlarm, wallClock } from './alarm.ts';

export interface SystemParts {
  readonly browser: Browser;
  readonly log: Log;
  readonly settings: Settings;
  readonly systemProxy?: SystemProxy;
  readonly askMfaCode?: NonNullable<EnginePorts['askMfaCode']>;
}

/** The engine's ports on this machine, in these surroundings. */
export function systemPorts(
  surroundings: Surroundings,
  { browser, log, settings, systemProxy, askMfaCode }: SystemParts,
): EnginePorts {
  return {
    clock: wallClock,
    alarm: timerAlarm,
    random: { bytes: (count) => randomBytes(count), fraction: () => Math.random() },
    browser,
    log,
    surroundings,
    settings: { now: () => settings },
    requester: { shell: 'cli' },
    ...(askMfaCode && { askMfaCode }),
    ...(systemProxy && { systemProxy }),
  };
}

export function systemSurroundings(env: Readonly<Record<string, string | undefined>>): Surroundings {
  return {
    platform: process.platform,
    homeDir: homeFolder(process.platform, homedir, () => userInfo().homedir),
    env,
    ...ownProgram(),
  };
}

function ownProgram(): Pick<Surroundings, 'ownProgram'> {
  const [, started] = process.argv;
  // npm puts a link on the PATH.
  return started === undefined ? {} : { ownProgram: { interpreter: process.execPath, program: realpathSync(started) } };
}
