import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DaypassError } from '../../shared/errors/daypass-error.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Starts the app, or raises the window of the one that runs: a second start does that. DAYPASS_APP names its program where it
 * is in no usual place. `ownApp` is the program in the command line's own package. Rejects with appNotFound.
 */
export async function openApp(platform: NodeJS.Platform, env: Env, ownApp?: string): Promise<void> {
  for (const [program, ...args] of appPrograms(platform, env, ownApp)) if (await isStarted(program, args, env)) return;
  throw new DaypassError('appNotFound');
}

/** The person's choice, else that of our own package, else where the packages put it. A bare name is looked for on the PATH. */
export function appPrograms(
  platform: NodeJS.Platform,
  env: Env,
  ownApp?: string,
): readonly (readonly [string, ...string[]])[] {
  const named = env['DAYPASS_APP'];
  if (named !== undefined && named !== '') return [[named]];
  return [...(ownApp === undefined ? [] : [[ownApp] as const]), ...installedApps(platform, env)];
}

function installedApps(platform: NodeJS.Platform, env: Env): readonly (readonly [string, ...string[]])[] {
  if (platform === 'darwin') return [['open', '-b', 'app.daypass.desktop']];
  if (platform === 'win32') {
    const folders = [env['LOCALAPPDATA'] && path.win32.join(env['LOCALAPPDATA'], 'Programs'), env['ProgramFiles']];
    return folders.flatMap((folder) => (folder ? [[path.win32.join(folder, 'Daypass', 'Daypass.exe')] as const] : []));
  }
  return [['/opt/Daypass/daypass-desktop'], ['daypass-desktop']];
}

/** How long a program that can't run takes to say so. */
const STARTED_MILLIS = 1500;

/** Keys of this shell are of no use to the app, and it would live on with them. */
function isStarted(program: string, args: readonly string[], env: Env): Promise<boolean> {
  if (path.isAbsolute(program) && !existsSync(program)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const own = Object.fromEntries(Object.entries(env).filter(([name]) => !/^AWS_.*(?:KEY|TOKEN)/u.test(name)));
    const child = spawn(program, [...args], { detached: true, stdio: 'ignore', env: own });
    const timer = setTimeout(() => resolve(true), STARTED_MILLIS);
    child.on('error', () => {
      clearTimeout(timer);
      resolve(false);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
    child.unref();
  });
}
