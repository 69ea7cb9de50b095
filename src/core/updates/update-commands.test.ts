import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import type { InstallPlace } from './install-kind.ts';
import { installPlace, MAC, NIX, packagedPlace, TAR, WIN, windowsPlace } from './testing/install-place.ts';
import { updateCommands } from './update-commands.ts';

const feed = {
  latestUrl: 'https://api.github.com/repos/owner/daypass/releases/latest',
  repositoryUrl: 'https://github.com/owner/daypass',
};
const DOWNLOADS = 'https://github.com/owner/daypass/releases/download/v0.2.0';
const commandsFor = (place: InstallPlace): readonly string[] => updateCommands(place, feed, '0.2.0');

/** The name that scripts/release.ts gives it. */
const DESCRIPTIONS = 'package-managers.tar.gz';
const AUR = '/var/lib/pacman/local/daypass-bin-0.1.0-1';
const PROFILE = '/home/ann/.nix-profile';
const DEB = packagedPlace('/var/lib/dpkg/info/daypass.list');
const RPM = packagedPlace('/var/lib/rpm/Packages');
const NIX_ENV = installPlace(NIX, [`${NIX}/app.asar`, `${PROFILE}/manifest.nix`, `${PROFILE}/bin/daypass`]);
const APP_IMAGE = installPlace('/tmp/.mount_Day/resources', [], {
  env: { APPIMAGE: '/home/ann/Daypass.AppImage', APPDIR: '/tmp/.mount_Day' },
});

test.each<[string, InstallPlace, readonly string[]]>([
  [
    'Homebrew',
    installPlace(MAC, [`${MAC}/app.asar`, '/opt/homebrew/Caskroom/daypass'], { platform: 'darwin' }),
    ['brew upgrade --cask daypass'],
  ],
  [
    'a setup of Windows',
    windowsPlace(WIN, ['Uninstall Daypass.exe']),
    [
      'winget upgrade --id Daypass.Daypass --exact',
      `curl.exe -fLO ${DOWNLOADS}/Daypass-Setup-x64.exe; if ($?) { .\\Daypass-Setup-x64.exe }`,
    ],
  ],
  [
    'a zip of Windows',
    windowsPlace(String.raw`C:\tools\daypass\resources`),
    [`curl.exe -fLO ${DOWNLOADS}/Daypass-win-x64.zip`],
  ],
  ['Scoop', windowsPlace(String.raw`C:\Users\ann\scoop\apps\daypass\current\resources`), ['scoop update daypass']],
  [
    'npm',
    installPlace('/usr/lib/node_modules/daypass/out', []),
    [
      'git clone --depth 1 --branch v0.2.0 https://github.com/owner/daypass daypass-0.2.0 && cd daypass-0.2.0 && npm ci && npm run package:cli && npm install -g dist/daypass-0.2.0.tgz',
    ],
  ],
  ['source', installPlace('/home/ann/src/daypass/out', []), ['git fetch --tags && git checkout v0.2.0 && npm ci']],
  ['a package of others for pacman', packagedPlace('/var/lib/pacman/local/daypass-git-0.1.0-1'), []],
])('a copy from %s is brought up by what it came by', (_from, place, commands) => {
  expect(commandsFor(place)).toEqual(commands);
});

test('a helper of the AUR is named if it has installed Daypass', () => {
  const paru = packagedPlace(AUR, '/home/ann/.cache/paru/clone/daypass-bin/PKGBUILD');
  expect(commandsFor(paru)).toEqual(['paru -S daypass-bin', expect.stringContaining('makepkg')]);
  const yay = { ...packagedPlace(AUR, '/cache/yay/daypass-bin/PKGBUILD'), env: { XDG_CACHE_HOME: '/cache' } };
  expect(commandsFor(yay)).toEqual(['yay -S daypass-bin', expect.stringContaining('makepkg')]);
  expect(commandsFor(packagedPlace(AUR, '/home/ann/.cache/yay/other/PKGBUILD'))).toHaveLength(1);
});

test('what is downloaded is for this processor', () => {
  const places = [
    DEB,
    RPM,
    APP_IMAGE,
    installPlace(TAR),
    installPlace(MAC, [`${MAC}/app.asar`], { platform: 'darwin' }),
  ];
  const onArm = places.map((place) => commandsFor({ ...place, arch: 'arm64' }).join('\n'));
  expect(onArm.map((command) => /Daypass-[\w-]+(?:\.tar)?\.\w+/.exec(command)?.[0])).toEqual([
    'Daypass-linux-arm64.deb',
    'Daypass-linux-aarch64.rpm',
    'Daypass-arm64.AppImage',
    'Daypass-linux-arm64.tar.gz',
    'Daypass-mac-universal.dmg',
  ]);
});

test.each<[string, InstallPlace, string]>([
  ['a POSIX shell', DEB, "-O 'https://[::1]/o/d/releases/download/v0.2.0/SHA256SUMS' "],
  ['PowerShell', windowsPlace(WIN), "-fLO 'https://[::1]/o/d/releases/download/v0.2.0/Daypass-win-x64.zip'"],
  ['a clone', installPlace('/usr/lib/node_modules/daypass/out', []), "v0.2.0 'https://[::1]/o/d' daypass-0.2.0"],
])('an address is one word of %s', (_shell, place, word) => {
  const commands = updateCommands(place, { ...feed, repositoryUrl: 'https://[::1]/o/d' }, '0.2.0');
  expect(commands.at(-1)).toContain(word);
});

/** Runs the commands themselves. `curl` copies from a folder in place of the release; package managers log their words. */
describe.skipIf(process.platform !== 'linux')('a command that downloads', () => {
  let dir: string;
  let release: string;
  const run = promisify(execFile);

  beforeEach(async () => {
    dir = tempFolder();
    release = path.join(dir, 'release');
    const bin = path.join(dir, 'bin');
    await Promise.all([release, bin, path.join(dir, 'cwd')].map((folder) => mkdir(folder)));
    await standIn('curl', 'for word; do case $word in https://*) cp "$RELEASE/${word##*/}" . ;; esac; done');
    await standIn('shasum', 'shift 2; exec sha256sum "$@"');
    for (const name of ['sudo', 'makepkg', 'nix-env', 'open'])
      await standIn(name, `echo "$(basename "$PWD"): ${name} $*" >>"$RELEASE/../log"`);
  });

  async function standIn(name: string, script: string): Promise<void> {
    await writeFile(path.join(dir, 'bin', name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(dir, 'bin', name), 0o755);
  }

  async function publish(file: string, sum?: string): Promise<void> {
    if (file === DESCRIPTIONS) {
      const files = path.join(dir, 'managers');
      for (const name of ['aur/PKGBUILD', 'nix/package.nix', 'scoop/daypass.json']) {
        await mkdir(path.dirname(path.join(files, name)), { recursive: true });
        await writeFile(path.join(files, name), '');
      }
      await run('tar', ['-czf', path.join(release, file), '-C', files, '.']);
    } else await writeFile(path.join(release, file), 'a package');
    const hash = createHash('sha256')
      .update(await readFile(path.join(release, file)))
      .digest('hex');
    await writeFile(path.join(release, 'SHA256SUMS'), `${sum ?? hash}  ${file}\n${'0'.repeat(64)}  other.deb\n`);
  }

  async function typed(command: string): Promise<string> {
    await run('sh', ['-c', command], {
      cwd: path.join(dir, 'cwd'),
      env: { PATH: `${path.join(dir, 'bin')}:/usr/bin:/bin`, RELEASE: release },
    });
    return readFile(path.join(dir, 'log'), 'utf8').catch(() => '');
  }

  /** What is installed, and which file is left to install from. */
  const KINDS: readonly [string, InstallPlace, string, string, string][] = [
    ['deb', DEB, 'Daypass-linux-amd64.deb', 'cwd: sudo apt install ./Daypass-linux-amd64.deb\n', ''],
    ['rpm', RPM, 'Daypass-linux-x86_64.rpm', 'cwd: sudo dnf install ./Daypass-linux-x86_64.rpm\n', ''],
    ['AppImage', APP_IMAGE, 'Daypass-x86_64.AppImage', '', ''],
    ['tar.gz', installPlace(TAR), 'Daypass-linux-x64.tar.gz', '', ''],
    [
      'dmg',
      installPlace(MAC, [`${MAC}/app.asar`], { platform: 'darwin' }),
      'Daypass-mac-universal.dmg',
      'cwd: open Daypass-mac-universal.dmg\n',
      '',
    ],
    ['AUR', packagedPlace(AUR), DESCRIPTIONS, 'aur: makepkg --syncdeps --install\n', 'aur/PKGBUILD'],
    [
      'nix-env',
      NIX_ENV,
      DESCRIPTIONS,
      'cwd: nix-env -iE _: (import <nixpkgs> {}).callPackage ./nix/package.nix {}\n',
      'nix/package.nix',
    ],
    ['configuration of Nix', installPlace(NIX), DESCRIPTIONS, '', 'nix/package.nix'],
  ];

  test.each(KINDS)('for %s checks the hash, then installs', async (_kind, place, file, log, unpacked) => {
    await publish(file);
    const command = commandsFor(place).at(-1) ?? '';
    expect(command).toContain(`${DOWNLOADS}/SHA256SUMS`);
    expect(await typed(command)).toBe(log);
    const files = await readdir(path.join(dir, 'cwd'), { recursive: true, withFileTypes: true });
    const names = files
      .filter((one) => one.isFile())
      .map((one) => path.relative(path.join(dir, 'cwd'), path.join(one.parentPath, one.name)));
    expect(names.toSorted()).toEqual([file, 'SHA256SUMS', ...(unpacked === '' ? [] : [unpacked])].toSorted());
  });

  test.each(KINDS)('for %s installs nothing that the hash does not fit', async (_kind, place, file) => {
    await publish(file, 'f'.repeat(64));
    await expect(typed(commandsFor(place).at(-1) ?? '')).rejects.toMatchObject({ code: 1 });
    await expect(readFile(path.join(dir, 'log'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
