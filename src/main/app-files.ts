import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TrayIconName } from '../presenter/tray/tray-icon.ts';
import type { AccountColour } from '../shared/domain/account-preferences.ts';
import { dotFile, trayIconFile } from './tray/icon-file.ts';

/** Files that come with the app, beside the built main program or inside the same archive. */
export interface AppFiles {
  readonly rendererDir: string;
  readonly preloadFile: string;
  readonly appIconFile: string;
  /** The bundler's lists of what is inside, with licences. */
  readonly licenceFiles: readonly string[];
  /** Where electron-builder and packaging/after-pack.mjs put the licences' texts. */
  readonly licenceTextsDir: string;
  /** The app's own package.json. */
  readonly packageFile: string;
  /** For a light or a dark panel; macOS colours its one by itself. */
  trayIconFile(icon: TrayIconName, panel: 'light' | 'dark'): string;
  dotFile(colour: AccountColour): string;
}

/** `out/main` is where this module lies once built; out/ and assets/ keep their places in the package. */
export function appFiles(platform: NodeJS.Platform): AppFiles {
  const outDir = path.join(import.meta.dirname, '..');
  const assetsDir = path.join(outDir, '..', 'assets');
  return {
    rendererDir: path.join(outDir, 'renderer'),
    preloadFile: path.join(outDir, 'preload', 'index.cjs'),
    appIconFile: path.join(assetsDir, 'icon-256.png'),
    licenceFiles: ['main', 'renderer', 'cli'].map((program) => path.join(outDir, program, 'licences.json')),
    licenceTextsDir: platform === 'darwin' ? process.resourcesPath : path.dirname(process.execPath),
    packageFile: path.join(outDir, '..', 'package.json'),
    trayIconFile: (icon, panel) => trayIconFile(assetsDir, platform, icon, panel),
    dotFile: (colour) => dotFile(assetsDir, colour),
  };
}

/** The `repository` that a release has written into the app's package.json; undefined in a build from source. */
export function readRepository(packageFile: string): unknown {
  const manifest: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  return Object(manifest).repository;
}
