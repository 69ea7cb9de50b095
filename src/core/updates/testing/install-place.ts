import type { InstallPlace } from '../install-kind.ts';

const OPT = '/opt/Daypass/resources';
export const MAC = '/Applications/Daypass.app/Contents/Resources';
export const WIN = String.raw`C:\Users\ann\AppData\Local\Programs\Daypass\resources`;
export const NIX = '/nix/store/abc-daypass/opt/daypass/resources';
export const TAR = '/home/ann/daypass/resources';

/** A copy in a machine that has these files and folders and no others. */
export function installPlace(
  resourcesDir: string,
  files: readonly string[] = [`${resourcesDir}/app.asar`],
  more: Partial<InstallPlace> = {},
): InstallPlace {
  return {
    platform: 'linux',
    arch: 'x64',
    env: { HOME: '/home/ann' },
    resourcesDir,
    exists: (file) => files.some((one) => one === file || one.startsWith(`${file}/`)),
    namesIn: (folder) =>
      files.filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1)),
    ...more,
  };
}

/** A package in its folder of Linux, with what its package manager stored. */
export const packagedPlace = (...files: readonly string[]): InstallPlace =>
  installPlace(OPT, [`${OPT}/app.asar`, ...files]);

export const windowsPlace = (resourcesDir: string, more: readonly string[] = []): InstallPlace =>
  installPlace(resourcesDir, [], {
    platform: 'win32',
    exists: (file) => file.endsWith('app.asar') || more.some((name) => file.endsWith(name)),
  });
