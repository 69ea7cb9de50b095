import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { openToAll } from './open-to-all.ts';

/** Makes the app run as the command line; what follows it belongs to the command line. `packaging/bin/daypass` uses it too. */
export const COMMAND_LINE_SWITCH = '--cli';

const QUIET = '--log-level=3';
/**
 * No display is looked for, no helper process is started. The command line opens no page, so there is nothing for
 * Chromium's sandbox to hold, and without it `daypass` also runs where the kernel allows no user namespaces.
 */
const NO_DISPLAY = ['--no-sandbox', '--no-zygote', '--ozone-platform=headless', '--disable-gpu', '--in-process-gpu'];

/** Chromium's switches for the app as a command line. */
export function headlessSwitches(platform: NodeJS.Platform): readonly string[] {
  return platform === 'linux' ? [...NO_DISPLAY, QUIET] : [QUIET];
}

export interface PackagePlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The package's folder `resources`; on macOS `Contents/Resources`. */
  readonly resourcesDir: string;
}

/**
 * Returns the words that start the package's `daypass`, by paths that an upgrade leaves as they are. Undefined where no
 * package is, or where its place changes: macOS runs an app that was not moved out of its download from a random folder, and
 * an AppImage in `/tmp` can be another user's after the next start of the machine.
 */
export function packagedCommand(place: PackagePlace): readonly string[] | undefined {
  const image = ownAppImage(place);
  if (image !== undefined) return openToAll(image) === undefined ? [image, COMMAND_LINE_SWITCH, '--'] : undefined;
  const { platform, resourcesDir } = place;
  const launcher = path.join(resourcesDir, 'bin', platform === 'win32' ? 'daypass.cmd' : 'daypass');
  if (launcher.includes('/AppTranslocation/') || !existsSync(launcher)) return undefined;
  return [launcher];
}

/**
 * Returns the AppImage that holds us. It is mounted at APPDIR, at another folder each time. Programs inherit both
 * variables from an AppImage that started them, such as an editor with a terminal, and other programs set APPDIR to a folder
 * above ours, so the folder must be the very one.
 */
export function ownAppImage({ env, resourcesDir }: Omit<PackagePlace, 'platform'>): string | undefined {
  const { APPIMAGE: image = '', APPDIR: mount = '' } = env;
  if (!path.isAbsolute(image) || !path.isAbsolute(mount)) return undefined;
  return realOrSame(path.join(mount, 'resources')) === realOrSame(resourcesDir) ? image : undefined;
}

function realOrSame(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
