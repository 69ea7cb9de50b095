import { expect, test } from 'vitest';
import { installKind, type InstallPlace } from './install-kind.ts';
import { installPlace, MAC, NIX, packagedPlace, TAR, WIN, windowsPlace } from './testing/install-place.ts';

const PACMAN = '/var/lib/pacman/local';
const PROFILE = '/home/ann/.nix-profile';
const inNix = (...files: readonly string[]): InstallPlace => installPlace(NIX, [`${NIX}/app.asar`, ...files]);

test.each<[string, InstallPlace]>([
  ['deb', packagedPlace('/var/lib/dpkg/info/daypass.list')],
  ['rpm', packagedPlace('/usr/lib/sysimage/rpm/rpmdb.sqlite')],
  ['rpm', packagedPlace('/var/lib/rpm/Packages')],
  ['aur', packagedPlace(`${PACMAN}/daypass-bin-0.1.0-1`)],
  ['otherPacman', packagedPlace(`${PACMAN}/daypass-git-0.1.0-1`)],
  ['otherPacman', packagedPlace(`${PACMAN}/daypass-0.1.0-1`)],
  ['nixEnv', inNix(`${PROFILE}/manifest.nix`, `${PROFILE}/bin/daypass`)],
  ['otherNix', inNix(`${PROFILE}/manifest.json`, `${PROFILE}/bin/daypass`)],
  ['otherNix', inNix(`${PROFILE}/manifest.nix`)],
  [
    'otherNix',
    inNix(`${PROFILE}/manifest.nix`, `${PROFILE}/bin/daypass`, `${PROFILE}/etc/profile.d/hm-session-vars.sh`),
  ],
  ['tarGz', installPlace(TAR)],
  ['tarGz', packagedPlace()],
  ['tarGz', packagedPlace(`${PACMAN}/other-1.0-1`)],
  [
    'appImage',
    installPlace('/tmp/.mount_Day/resources', [], {
      env: { APPIMAGE: '/home/ann/Daypass.AppImage', APPDIR: '/tmp/.mount_Day' },
    }),
  ],
  ['dmg', installPlace(MAC, [`${MAC}/app.asar`], { platform: 'darwin' })],
  ['brew', installPlace(MAC, [`${MAC}/app.asar`, '/opt/homebrew/Caskroom/daypass'], { platform: 'darwin' })],
  ['setup', windowsPlace(WIN, ['Uninstall Daypass.exe'])],
  ['winZip', windowsPlace(String.raw`C:\tools\daypass\resources`)],
  ['scoop', windowsPlace(String.raw`C:\Users\ann\scoop\apps\daypass\current\resources`)],
  ['npm', installPlace('/usr/lib/node_modules/daypass/out', [])],
  ['source', installPlace('/home/ann/src/daypass/out', [])],
])('a copy from %s is known by its place', (kind, place) => {
  expect(installKind(place)).toBe(kind);
});
