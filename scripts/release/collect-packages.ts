import { constants } from 'node:fs';
import { copyFile, lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';

/** What each system's build brings, by the name of its runner. electron-builder.yml makes these names. */
export const PACKAGES: Readonly<Record<'Linux' | 'macOS' | 'Windows', readonly string[]>> = {
  Linux: [
    'Daypass-x86_64.AppImage',
    'Daypass-arm64.AppImage',
    'Daypass-linux-amd64.deb',
    'Daypass-linux-arm64.deb',
    'Daypass-linux-x86_64.rpm',
    'Daypass-linux-aarch64.rpm',
    'Daypass-linux-x64.tar.gz',
    'Daypass-linux-arm64.tar.gz',
  ],
  macOS: ['Daypass-mac-universal.dmg', 'Daypass-mac-universal.zip'],
  Windows: ['Daypass-Setup-x64.exe', 'Daypass-Setup-arm64.exe', 'Daypass-win-x64.zip', 'Daypass-win-arm64.zip'],
};

/**
 * Copies the packages of a release out of the folders `packages-SYSTEM`, which must all be there, into a folder that must not
 * exist yet. Anything else stays behind, so that no system's build can replace another's package.
 */
export async function collectPackages(builtDir: string, releaseDir: string): Promise<void> {
  const sources = Object.entries(PACKAGES).flatMap(([system, names]) =>
    names.map((name) => path.join(builtDir, `packages-${system}`, name)),
  );
  for (const source of sources) {
    const isFile = await lstat(source).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isFile) throw new Error(`${source} was not built. A release needs all of its packages.`);
  }
  await mkdir(releaseDir);
  for (const source of sources)
    await copyFile(source, path.join(releaseDir, path.basename(source)), constants.COPYFILE_EXCL);
}
