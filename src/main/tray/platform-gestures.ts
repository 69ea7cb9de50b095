/**
 * Whether a plain click on the icon opens the window. On Windows the menu is the right button's. On Linux a panel that
 * knows a plain click apart sends it to us, and else opens the menu. On macOS the click opens the menu, and Electron
 * tells of it besides: answering it would open both.
 */
export function clickOpensWindow(platform: NodeJS.Platform): boolean {
  return platform !== 'darwin';
}

/**
 * Whether a menu that is open may be set again. Panels that draw a StatusNotifier item's menu themselves follow its
 * changes while it is open. macOS and Windows draw from the menu that was set when it opened, which must stay until then.
 */
export function menuFollowsWhileOpen(platform: NodeJS.Platform): boolean {
  return platform === 'linux';
}
