import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { APP_PAGE } from '../security/app-origin.ts';

/** A hidden window is kept this long after closing, so that coming back is quick; then its memory is given back. */
const KEPT_AFTER_CLOSE_MILLIS = 5 * 60_000;

export interface AppWindow {
  /** Makes the window if there is none, and brings it to the front. */
  show(): void;
  contents(): WebContents | undefined;
  /** From here on closing closes for good. */
  letGo(): void;
}

export interface AppWindowOptions {
  readonly preloadFile: string;
  readonly iconFile: string;
  readonly title: string;
  /** Whether the app lives on without a window; otherwise closing it is told by `onLastWay`. */
  readonly hasOtherWayIn: () => boolean;
  readonly onLastWay: () => void;
  readonly onCrash: (reason: string) => void;
}

export function appWindow(options: AppWindowOptions): AppWindow {
  let current: BrowserWindow | undefined;
  let removal: NodeJS.Timeout | undefined;
  let letGo = false;

  const create = (): BrowserWindow => {
    const window = new BrowserWindow({
      title: options.title,
      icon: options.iconFile,
      width: 980,
      height: 700,
      minWidth: 420,
      minHeight: 420,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
      webPreferences: {
        preload: options.preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
      },
    });
    window.removeMenu();
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      if (letGo) return;
      if (!options.hasOtherWayIn()) return options.onLastWay();
      event.preventDefault();
      window.hide();
      removal = setTimeout(() => window.destroy(), KEPT_AFTER_CLOSE_MILLIS);
    });
    window.on('closed', () => {
      clearTimeout(removal);
      current = undefined;
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      options.onCrash(details.reason);
      window.destroy();
    });
    void window.loadURL(APP_PAGE);
    return window;
  };

  return {
    show() {
      clearTimeout(removal);
      if (current === undefined) {
        current = create();
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    contents: () => current?.webContents,
    letGo() {
      letGo = true;
    },
  };
}
