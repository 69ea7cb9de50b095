import path from 'node:path';
import { ownAppImage } from '../disk/paths/packaged-command.ts';
import type { MachineFiles } from '../disk/read/machine-files.ts';

/** Where this copy of Daypass is, and what of the machine says how it came there. */
export interface InstallPlace extends MachineFiles {
  readonly platform: NodeJS.Platform;
  /** As Node.js names it. */
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The package's folder `resources`, or the folder above that of the command line's program. */
  readonly resourcesDir: string;
}

export type InstallKind =
  | 'appImage'
  | 'deb'
  | 'rpm'
  | 'aur'
  | 'otherPacman'
  | 'nixEnv'
  | 'otherNix'
  | 'tarGz'
  | 'brew'
  | 'dmg'
  | 'scoop'
  | 'setup'
  | 'winZip'
  | 'npm'
  | 'source';

export function installKind(place: InstallPlace): InstallKind {
  const { platform, resourcesDir, exists } = place;
  const within = resourcesDir.replaceAll('\\', '/');
  if (ownAppImage(place) !== undefined) return 'appImage';
  if (within.includes('/node_modules/daypass/')) return 'npm';
  if (!exists(path.join(resourcesDir, 'app.asar'))) return 'source';
  if (platform === 'darwin')
    return ['/opt/homebrew', '/usr/local'].some((prefix) => exists(`${prefix}/Caskroom/daypass`)) ? 'brew' : 'dmg';
  if (platform === 'win32') {
    if (/\/scoop\/apps\/daypass\//iu.test(within)) return 'scoop';
    return exists(path.join(resourcesDir, '..', 'Uninstall Daypass.exe')) ? 'setup' : 'winZip';
  }
  if (within.startsWith('/nix/store/')) return nixKind(place);
  return within === '/opt/Daypass/resources' ? packagedKind(place) : 'tarGz';
}

/** Each package manager stores the names of what it installed; rpm in a database that only rpm reads. */
function packagedKind({ exists, namesIn }: InstallPlace): InstallKind {
  if (exists('/var/lib/dpkg/info/daypass.list')) return 'deb';
  const ofPacman = namesIn('/var/lib/pacman/local').filter((name) => name.startsWith('daypass-'));
  // A folder of pacman is NAME-VERSION-RELEASE. Only `daypass-bin` is described in our releases.
  if (ofPacman.length > 0)
    return ofPacman.some((name) => /^daypass-bin-[^-]+-[^-]+$/u.test(name)) ? 'aur' : 'otherPacman';
  return ['/usr/lib/sysimage/rpm', '/var/lib/rpm'].some((folder) => exists(folder)) ? 'rpm' : 'tarGz';
}

/**
 * `nix-env` writes `manifest.nix` into the profile, `nix profile` writes `manifest.json`. Home Manager has its own
 * package in a profile of `nix-env`, and would collide with ours.
 */
function nixKind({ env, exists }: InstallPlace): InstallKind {
  const profile = `${env['HOME'] ?? ''}/.nix-profile`;
  const isHomeManager = exists(`${profile}/etc/profile.d/hm-session-vars.sh`);
  const isOfNixEnv = exists(`${profile}/manifest.nix`) && exists(`${profile}/bin/daypass`) && !isHomeManager;
  return isOfNixEnv ? 'nixEnv' : 'otherNix';
}
