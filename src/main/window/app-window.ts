import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Log } from '../../core/index.ts';
import type { NavigationRequest } from '../../shared/contract.ts';
import type { AppFiles } from '../app-files.ts';
import { APP_PAGE } from '../security/app-origin.ts';
import { WINDOW_PARTITION } from '../security/harden.ts';
import { navigationRequests } from './navigation-requests.ts';

/** A hidden window is kept this long after closing, so that coming back is quick; then its memory is given back. */
const KEPT_AFTER_CLOSE_MILLIS = 5 * 60_000;
/** More crashes than this within so long, and the window is left closed. */
const MOST_CRASHES = 2;
const CRASHES_WITHIN_MILLIS = 60_000;

export interface AppWindow {
  /** Makes the window if there is none, and brings it to the front, at a place where one is wished for. */
  show(navigation?: NavigationRequest): void;
  /** For the hotkey: in front it is put away, else it comes up with the search box ready. */
  toggle(): void;
  contents(): WebContents | undefined;
  /** Whether it is on screen and has the keyboard. */
  isInFront(): boolean;
  /** What the window takes when it begins to listen for wishes. */
  takeNavigationRequest(): NavigationRequest | undefined;
  /** From here on closing closes for good. */
  readonly dispose: () => void;
}

export interface AppWindowOptions {
  readonly files: Pick<AppFiles, 'appIconFile' | 'preloadFile'>;
  readonly log: Log;
  /** The window is then the only way in, and closing it quits: nobody could find the app again. */
  readonly trayMissing: () => boolean;
  readonly pushNavigation: (navigation: NavigationRequest) => void;
}

export function appWindow(options: AppWindowOptions): AppWindow {
  const wanted = navigationRequests(options.pushNavigation);
  let current: BrowserWindow | undefined;
  let removal: NodeJS.Timeout | undefined;
  let isLetGo = false;
  let isPutAway = false;
  let isRepairing = false;
  const mended: number[] = [];

  const onClose = (window: BrowserWindow, event: { preventDefault(): void }): void => {
    if (isLetGo || options.trayMissing()) return;
    event.preventDefault();
    isPutAway = true;
    window.hide();
    removal = setTimeout(() => window.destroy(), KEPT_AFTER_CLOSE_MILLIS);
  };
  /** A crashed page leaves a blank window. One that the person had open comes back, unless it crashes again and again. */
  const repair = (window: BrowserWindow): void => {
    mended.push(performance.now());
    const isHopeless = mended.filter((at) => performance.now() - at < CRASHES_WITHIN_MILLIS).length > MOST_CRASHES;
    isRepairing = !isPutAway && !isHopeless && !isLetGo;
    window.destroy();
    if (isRepairing) current = create();
    isRepairing = false;
  };
  const create = (): BrowserWindow => {
    const window = new BrowserWindow(look(options.files));
    window.removeMenu();
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => onClose(window, event));
    window.on('closed', () => {
      clearTimeout(removal);
      current = undefined;
      wanted.forgetListener();
      if (options.trayMissing() && !isRepairing) app.quit();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      options.log.warn('window.gone', { reason });
      repair(window);
    });
    void window.loadURL(APP_PAGE);
    return window;
  };

  const show = (navigation?: NavigationRequest): void => {
    clearTimeout(removal);
    isPutAway = false;
    if (navigation !== undefined) wanted.ask(navigation);
    if (current === undefined) {
      current = create();
      return;
    }
    if (current.isMinimized()) current.restore();
    current.show();
    current.focus();
  };

  return {
    show,
    toggle() {
      if (current?.isFocused() === true) current.close();
      else show({ at: 'search' });
    },
    contents: () => current?.webContents,
    isInFront: () => current?.isFocused() ?? false,
    takeNavigationRequest: () => wanted.take(),
    dispose() {
      isLetGo = true;
    },
  };
}

function look(files: AppWindowOptions['files']): Electron.BrowserWindowConstructorOptions {
  return {
    title: app.name,
    icon: files.appIconFile,
    width: 980,
    height: 700,
    minWidth: 420,
    minHeight: 420,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: files.preloadFile,
      partition: WINDOW_PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}
