/** What we need of Electron's app; `dock` is there on macOS alone. */
export interface DockedApp {
  readonly dock?: { show(): Promise<void>; hide(): void } | undefined;
  on(event: 'browser-window-created', listener: (event: unknown, window: ShownWindow) => void): unknown;
  on(event: 'activate', listener: () => void): unknown;
}

interface ShownWindow {
  on(event: 'show' | 'hide' | 'closed', listener: () => void): unknown;
}

/** Counts a window that Electron's app reports nothing of (BaseWindow). */
export type FollowWindow = (window: ShownWindow) => void;

/**
 * macOS: an icon in the Dock, and with it a place in the app switcher, only while a window is open; between times the
 * app lives in the menu bar alone. A window that is to be ignored counts as none. Starting it once more from the Finder brings the window.
 */
export function dockFollowsWindows(
  app: DockedApp,
  showWindow: () => void,
  ignores: (window: ShownWindow) => boolean = () => false,
): FollowWindow {
  const { dock } = app;
  if (dock === undefined) return () => undefined;
  const shown = new Set<ShownWindow>();
  const put = (window: ShownWindow, isShown: boolean): void => {
    if (ignores(window)) return;
    if (isShown) shown.add(window);
    else shown.delete(window);
    if (shown.size > 0) void dock.show();
    else dock.hide();
  };
  dock.hide();
  const follow = (window: ShownWindow): void => {
    window.on('show', () => put(window, true));
    window.on('hide', () => put(window, false));
    window.on('closed', () => put(window, false));
  };
  app.on('browser-window-created', (_event, window) => follow(window));
  app.on('activate', showWindow);
  return follow;
}
