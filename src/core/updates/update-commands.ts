import { quotePosix, quotePowershell } from '../../shared/text/shell-quoting.ts';
import { installKind, type InstallPlace } from './install-kind.ts';
import type { ReleaseFeed } from './release-feed.ts';

/** As scripts/release.ts names the archive of package managers' files. */
const DESCRIPTIONS = 'package-managers.tar.gz';

/**
 * The commands that bring a release to this copy, one of which is enough. None where a package of others has brought it.
 * `version` is three numbers, and nothing else of the list of releases is in a command. Addresses are quoted where a shell
 * would read something else in them.
 */
export function updateCommands(
  place: InstallPlace,
  { repositoryUrl }: ReleaseFeed,
  version: string,
): readonly string[] {
  const addressOf = downloadAddresses(place, repositoryUrl, version);
  const arm = place.arch === 'arm64';
  /** Two downloads, checked, before anything is installed. */
  const fetched = (file: string): string =>
    `curl -fL -O ${addressOf(file)} -O ${addressOf('SHA256SUMS')} && ${place.platform === 'darwin' ? 'shasum -a 256 -c' : 'sha256sum -c'} --ignore-missing SHA256SUMS`;
  /** The release's own description for a package manager; it holds the hashes of the packages. */
  const described = (file: string): string => `${fetched(DESCRIPTIONS)} && tar -xzf ${DESCRIPTIONS} ./${file}`;
  switch (installKind(place)) {
    case 'deb': {
      const file = `Daypass-linux-${arm ? 'arm64' : 'amd64'}.deb`;
      return [`${fetched(file)} && sudo apt install ./${file}`];
    }
    case 'rpm': {
      const file = `Daypass-linux-${arm ? 'aarch64' : 'x86_64'}.rpm`;
      return [`${fetched(file)} && sudo dnf install ./${file}`];
    }
    case 'aur': {
      const byHand = `${described('aur/PKGBUILD')} && cd aur && makepkg --syncdeps --install`;
      return [...aurHelpers(place).map((helper) => `${helper} -S daypass-bin`), byHand];
    }
    case 'nixEnv':
      return [
        `${described('nix/package.nix')} && nix-env -iE '_: (import <nixpkgs> {}).callPackage ./nix/package.nix {}'`,
      ];
    // The file that the person's configuration of the system or of a profile names.
    case 'otherNix':
      return [described('nix/package.nix')];
    case 'appImage': {
      const file = `Daypass-${arm ? 'arm64' : 'x86_64'}.AppImage`;
      return [`${fetched(file)} && chmod +x ${file}`];
    }
    case 'tarGz':
      return [fetched(`Daypass-linux-${arm ? 'arm64' : 'x64'}.tar.gz`)];
    case 'brew':
      return ['brew upgrade --cask daypass'];
    case 'dmg':
      return [`${fetched('Daypass-mac-universal.dmg')} && open Daypass-mac-universal.dmg`];
    case 'scoop':
      return ['scoop update daypass'];
    case 'setup': {
      const file = `Daypass-Setup-${arm ? 'arm64' : 'x64'}.exe`;
      const byHand = `curl.exe -fLO ${addressOf(file)}; if ($?) { .\\${file} }`;
      return ['winget upgrade --id Daypass.Daypass --exact', byHand];
    }
    case 'winZip':
      return [`curl.exe -fLO ${addressOf(`Daypass-win-${arm ? 'arm64' : 'x64'}.zip`)}`];
    case 'npm': {
      const clone = `git clone --depth 1 --branch v${version} ${shellWord(repositoryUrl, place.platform)} daypass-${version}`;
      return [
        `${clone} && cd daypass-${version} && npm ci && npm run package:cli && npm install -g dist/daypass-${version}.tgz`,
      ];
    }
    case 'source':
      return [`git fetch --tags && git checkout v${version} && npm ci`];
    case 'otherPacman':
      return [];
  }
}

/** Returns a function that names the address of a release's file, as one word of a command. */
function downloadAddresses({ platform }: InstallPlace, repositoryUrl: string, version: string) {
  return (file: string): string => shellWord(`${repositoryUrl}/releases/download/v${version}/${file}`, platform);
}

/** On Windows the commands are PowerShell's. */
function shellWord(text: string, platform: NodeJS.Platform): string {
  if (/^[\w:./-]+$/u.test(text)) return text;
  return platform === 'win32' ? quotePowershell(text) : quotePosix(text);
}

/** The helpers that have installed Daypass from the AUR: each stores a clone of the description. */
function aurHelpers({ env, exists }: InstallPlace): readonly string[] {
  const cache = env['XDG_CACHE_HOME'] ?? `${env['HOME'] ?? ''}/.cache`;
  const clones = { paru: `${cache}/paru/clone/daypass-bin`, yay: `${cache}/yay/daypass-bin` };
  return Object.entries(clones)
    .filter(([, clone]) => exists(clone))
    .map(([helper]) => helper);
}
