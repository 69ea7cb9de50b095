import path from 'node:path';
import type { TrayIconName } from '../../presenter/tray-icon.ts';

/**
 * The picture for a state: macOS takes a black template of 16 points and colours it itself, Windows 16 and Linux
 * panels 22 points in colour. Electron finds the `@2x` beside each.
 */
export function trayIconFile(assetsDir: string, platform: NodeJS.Platform, icon: TrayIconName): string {
  const name = platform === 'darwin' ? `${icon}Template` : platform === 'win32' ? `${icon}-16` : `${icon}-22`;
  return path.join(assetsDir, 'tray', 'png', `${name}.png`);
}
