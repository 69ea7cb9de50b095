import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import type { Browser, Log, Ports, Surroundings } from '../../core/index.ts';
import { homeFolder } from '../../shared/text/home-folder.ts';
import { timerAlarm, wallClock } from './alarm.ts';

/** The engine's ports on this machine, with the environment as it was at start. */
export function systemPorts(
  env: Readonly<Record<string, string | undefined>>,
  { browser, log }: { readonly browser: Browser; readonly log: Log },
): Ports {
  return {
    clock: wallClock,
    alarm: timerAlarm,
    random: { bytes: (count) => randomBytes(count), fraction: () => Math.random() },
    browser,
    log,
    surroundings: {
      platform: process.platform,
      homeDir: homeFolder(process.platform, homedir, () => userInfo().homedir),
      env,
      ...ownProgram(),
    },
  };
}

function ownProgram(): Pick<Surroundings, 'ownProgram'> {
  const [, started] = process.argv;
  // npm puts a link on the PATH.
  return started === undefined ? {} : { ownProgram: { interpreter: process.execPath, program: realpathSync(started) } };
}
