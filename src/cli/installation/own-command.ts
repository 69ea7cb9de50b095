import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { COMMAND_LINE_SWITCH, headlessSwitches, ownAppImage, packagedCommand } from '../../core/light.ts';

/** The words that start `daypass` again, by full paths, for a file that other tools read. Undefined where nothing stable is known. */
export function ownCommand(): readonly string[] | undefined {
  const script = startedScript();
  if (script === undefined) return undefined;
  const packaged = packagedCommand({ ...process, resourcesDir: resourcesDirOf(script) });
  return packaged ?? (isAppRuntime() ? undefined : [process.execPath, script]);
}

/** The words that start `daypass` again for us, with the runtime that we have. */
export function ownCommandNow(): readonly [string, ...string[]] | undefined {
  const script = startedScript();
  if (script === undefined) return undefined;
  // An AppImage's mount, and the script in it, goes when this process ends. What we start may outlive it.
  const image = ownAppImage({ env: process.env, resourcesDir: resourcesDirOf(script) });
  if (image !== undefined) return [image, COMMAND_LINE_SWITCH, '--'];
  if (!isAppRuntime()) return [process.execPath, script];
  return [process.execPath, ...headlessSwitches(process.platform), COMMAND_LINE_SWITCH, '--'];
}

/** The app's program in the package that this process was started from. Undefined where it is no package for Linux or Windows. */
export function ownApp(): string | undefined {
  const resourcesDir = startedResources();
  if (resourcesDir === undefined || process.platform === 'darwin') return undefined;
  const image = ownAppImage({ env: process.env, resourcesDir });
  if (image !== undefined) return image;
  const program = path.join(resourcesDir, '..', process.platform === 'win32' ? 'Daypass.exe' : 'daypass-desktop');
  return existsSync(program) ? program : undefined;
}

/** The folder `resources` of the package that this process was started from, or the one above that of the program. */
export function startedResources(): string | undefined {
  const script = startedScript();
  return script === undefined ? undefined : resourcesDirOf(script);
}

/** npm puts a link on the PATH. */
function startedScript(): string | undefined {
  const [, started] = process.argv;
  return started === undefined ? undefined : realpathSync(started);
}

/** The app says where its resources are; Node runs the copy in the folder `cli` of the same resources. */
function resourcesDirOf(script: string): string {
  const resourcesPath: unknown = Reflect.get(process, 'resourcesPath');
  return typeof resourcesPath === 'string' ? resourcesPath : path.join(path.dirname(script), '..');
}

function isAppRuntime(): boolean {
  return process.versions['electron'] !== undefined;
}
