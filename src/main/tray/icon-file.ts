import path from 'node:path';
import type { TrayIconName } from '../../presenter/tray/tray-icon.ts';
import type { AccountColour } from '../../shared/domain/account-preferences.ts';

/**
 * The picture for a state: macOS takes a black template of 16 points and colours it itself; Linux panels take 22 points
 * in colour, for a light or a dark panel, Electron finding the `@2x` beside each; Windows an .ico with a size for each
 * scale, since of a PNG it would stretch the smallest.
 */
export function trayIconFile(
  assetsDir: string,
  platform: NodeJS.Platform,
  icon: TrayIconName,
  panel: 'light' | 'dark',
): string {
  if (platform === 'darwin') return drawn(assetsDir, `${icon}Template.png`);
  return drawn(assetsDir, `${icon}-${panel}.${platform === 'win32' ? 'ico' : 'png'}`);
}

/** The dot before an account of that colour in the menu. */
export function dotFile(assetsDir: string, colour: AccountColour): string {
  return drawn(assetsDir, `dot-${colour}.png`);
}

function drawn(assetsDir: string, name: string): string {
  return path.join(assetsDir, 'tray', 'drawn', name);
}
