import { screen, type BrowserWindow, type Menu } from 'electron';
import type { WindowPlace } from './window-place.ts';

/** A window that is being dragged is noted once it rests. */
const REST_MILLIS = 500;

/** Not even Alt shows the bar: what the menu does is elsewhere in the window too. */
export function hideMenu(window: BrowserWindow | undefined, menu: Menu | undefined): void {
  if (menu === undefined) return;
  window?.setMenu(menu);
  window?.setAutoHideMenuBar(false);
  window?.setMenuBarVisibility(false);
}

/** What programs may use of each screen, the primary screen first. In device-independent pixels. */
export function workAreas(): readonly Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)].map(({ workArea }) => workArea);
}

export function notePlace(window: BrowserWindow | undefined, place: WindowPlace): void {
  if (window === undefined || window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
  place.moved(window.getNormalBounds(), window.isMaximized());
}

/** Notes where the window is, as long as it is there. */
export function followPlace(window: BrowserWindow, place: WindowPlace): void {
  let resting: NodeJS.Timeout | undefined;
  const onMove = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => notePlace(window, place), REST_MILLIS);
  };
  window.on('resize', onMove);
  window.on('move', onMove);
  window.on('closed', () => clearTimeout(resting));
}

/** To the front. A window that was hidden while its screen was unplugged comes up on another one. */
export function bringUp(window: BrowserWindow, place: WindowPlace): void {
  if (window.isMinimized()) window.restore();
  if (!place.isOn(window.getBounds(), workAreas())) {
    const { width, height } = place.boundsOn(workAreas());
    window.setSize(width, height);
    window.center();
  }
  window.show();
  window.focus();
}
