import { app, BrowserWindow, nativeTheme, type Menu, type WebContents } from 'electron';
import type { Log } from '../../core/index.ts';
import { channelOf, type TopicName, type TopicValue } from '../../shared/contract.ts';
import type { NavigationRequest } from '../../shared/tray-act.ts';
import type { AppFiles } from '../app-files.ts';
import { APP_PAGE } from '../security/app-origin.ts';
import { pagePreferences } from '../security/page-preferences.ts';
import type { ZoomChange } from '../../presenter/app-menu/app-menu.ts';
import { bringUp, followPlace, hideMenu, notePlace, workAreas } from './window-on-screen.ts';
import type { WindowPlace } from './window-place.ts';
import { navigationRequests } from './navigation-requests.ts';

/** A hidden window is kept this long after closing, so that coming back is quick; then its memory is given back. */
const KEPT_AFTER_CLOSE_MILLIS = 5 * 60_000;
/** More crashes than this within so long, and the window is left closed. */
const MOST_CRASHES = 2;
const CRASHES_WITHIN_MILLIS = 60_000;
/** The growth of one level of Chromium's zoom. */
const ZOOM_BASE = 1.2;

export type Publish = <K extends TopicName>(name: K, value: TopicValue<K>) => void;

export interface AppWindow {
  /** Makes the window if there is none, and brings it to the front, at a place where one is wished for. */
  show(navigation?: NavigationRequest): void;
  contents(): WebContents | undefined;
  /** Sends the topic's new value to the page, if there is one. */
  readonly publish: Publish;
  /** Whether it is on screen and has the keyboard. */
  isInFront(): boolean;
  /** What the window takes when it begins to listen for wishes. */
  takeNavigationRequest(): NavigationRequest | undefined;
  /** Its lines are not shown; their keys work in the window. */
  setHiddenMenu(menu: Menu): void;
  zoom(by: ZoomChange): void;
  /** From here on closing closes for good. */
  readonly dispose: () => void;
}

export interface AppWindowOptions {
  readonly files: Pick<AppFiles, 'appIconFile' | 'preloadFile'>;
  readonly log: Log;
  readonly place: WindowPlace;
  /** The window is then the only way in, and closing it quits: nobody could find the app again. */
  readonly trayMissing: () => boolean;
}

export function appWindow(options: AppWindowOptions): AppWindow {
  let current: BrowserWindow | undefined;
  let removal: NodeJS.Timeout | undefined;
  let isLetGo = false;
  let isPutAway = false;
  let isRepairing = false;
  let menu: Menu | undefined;
  const mayRepair = repairLimit();
  const publish: Publish = (name, value) => current?.webContents.send(channelOf(name), value);
  const wanted = navigationRequests((navigation) => publish('navigation', navigation));

  return {
    show,
    contents: () => current?.webContents,
    publish,
    isInFront: () => current?.isFocused() ?? false,
    takeNavigationRequest: () => wanted.take(),
    setHiddenMenu: (next) => hideMenu(current, (menu = next)),
    zoom: (by) => current?.webContents.setZoomLevel(options.place.zoom(by)),
    dispose() {
      isLetGo = true;
      notePlace(current, options.place);
    },
  };

  function show(navigation?: NavigationRequest): void {
    clearTimeout(removal);
    isPutAway = false;
    if (navigation !== undefined) wanted.ask(navigation);
    if (current === undefined) return void (current = create());
    bringUp(current, options.place);
  }

  function onClose(window: BrowserWindow, event: { preventDefault(): void }): void {
    if (isLetGo || options.trayMissing()) return;
    event.preventDefault();
    isPutAway = true;
    window.hide();
    removal = setTimeout(() => window.destroy(), KEPT_AFTER_CLOSE_MILLIS);
  }

  /** A crashed page leaves a blank window. One that the person had open comes back, unless it crashes again and again. */
  function repair(window: BrowserWindow, reason: string): void {
    options.log.warn('window.gone', { reason });
    isRepairing = mayRepair() && !isPutAway && !isLetGo;
    window.destroy();
    if (isRepairing) current = create();
    isRepairing = false;
  }

  function create(): BrowserWindow {
    const window = openPage(options);
    hideMenu(window, menu);
    window.on('close', (event) => onClose(window, event));
    window.on('closed', () => {
      clearTimeout(removal);
      current = undefined;
      wanted.forgetListener();
      if (options.trayMissing() && !isRepairing) app.quit();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => repair(window, reason));
    return window;
  }
}

/** A window that shows itself once the page is drawn. */
function openPage({ files, place }: Pick<AppWindowOptions, 'files' | 'place'>): BrowserWindow {
  const window = new BrowserWindow(look(files, place));
  window.removeMenu();
  followPlace(window, place);
  window.once('ready-to-show', () => {
    if (place.isMaximized()) window.maximize();
    window.show();
  });
  void window.loadURL(APP_PAGE);
  return window;
}

/** Returns a function to call at each crash: false once there were too many in a short time. */
function repairLimit(): () => boolean {
  const crashes: number[] = [];
  return () => {
    crashes.push(performance.now());
    return crashes.filter((at) => performance.now() - at < CRASHES_WITHIN_MILLIS).length <= MOST_CRASHES;
  };
}

function look(files: AppWindowOptions['files'], place: WindowPlace): Electron.BrowserWindowConstructorOptions {
  return {
    title: app.name,
    icon: files.appIconFile,
    ...place.boundsOn(workAreas()),
    minWidth: place.least.width,
    minHeight: place.least.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181c' : '#f4f4f7',
    webPreferences: {
      ...pagePreferences(files.preloadFile),
      zoomFactor: ZOOM_BASE ** place.zoomLevel(),
    },
  };
}
