import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from '../../core/index.ts';
import { channelOf } from '../../shared/contract.ts';
import type { TrayAct } from '../../shared/tray-act.ts';
import type { AppFiles } from '../app-files.ts';
import { PALETTE_PAGE } from '../security/app-origin.ts';
import { pagePreferences } from '../security/page-preferences.ts';
import type { Publish } from '../window/app-window.ts';

const SIZE = { width: 640, height: 420 } as const;
/** The distance from the top of the work area, as a share of its height. */
const TOP_SHARE = 0.22;

export interface PaletteWindow {
  /** For the hotkey: shows the palette over other programs, or hides it. */
  toggle(): void;
  show(): void;
  /** Hides it. The system focuses the program that was in front before. */
  hide(): void;
  /** Creates the window hidden, so that it can be shown at once later. */
  warmUp(): void;
  contents(): WebContents | undefined;
  /** How often it was shown. Its page starts again for each time. */
  shownCount(): number;
  /** Returns true if `window` is the palette, which is no reason for an icon in the Dock. */
  owns(window: unknown): boolean;
  readonly publish: Publish;
  readonly dispose: () => void;
}

/** The part of it that commands and settings use. */
export interface Palette extends Pick<PaletteWindow, 'show' | 'toggle' | 'hide' | 'warmUp' | 'shownCount'> {
  /** Hides it and does the act that the person chose. */
  perform(act: TrayAct): void;
}

export interface PaletteWindowOptions {
  readonly files: Pick<AppFiles, 'preloadFile'>;
  readonly log: Log;
  readonly platform: NodeJS.Platform;
}

/** The palette's window. It is frameless, created once, and hidden after each use. */
export function paletteWindow({ files, log, platform }: PaletteWindowOptions): PaletteWindow {
  let current: BrowserWindow | undefined;
  let isReady = false;
  let isWanted = false;
  let shownCount = 0;
  const publish: Publish = (name, value) => {
    if (isReady) current?.webContents.send(channelOf(name), value);
  };

  return {
    show,
    hide,
    toggle() {
      if (current?.isVisible() === true) hide();
      else show();
    },
    warmUp: () => void (current ??= create()),
    contents: () => current?.webContents,
    shownCount: () => shownCount,
    owns: (window) => window === current,
    publish,
    dispose() {
      current?.destroy();
      current = undefined;
    },
  };

  function show(): void {
    isWanted = true;
    const window = (current ??= create());
    if (isReady) bringUp(window);
  }

  function hide(): void {
    isWanted = false;
    if (current?.isVisible() !== true) return;
    current.hide();
  }

  function bringUp(window: BrowserWindow): void {
    window.setBounds(placeOnScreen());
    shownCount += 1;
    publish('paletteShown', shownCount);
    window.show();
    window.focus();
  }

  function create(): BrowserWindow {
    const window = new BrowserWindow(look(files, platform));
    window.once('ready-to-show', () => {
      isReady = true;
      if (isWanted) bringUp(window);
    });
    window.on('blur', hide);
    window.on('closed', () => {
      current = undefined;
      isReady = false;
    });
    load(window, log);
    return window;
  }
}

function load(window: BrowserWindow, log: Log): void {
  window.removeMenu();
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.warn('palette.gone', { reason });
    window.destroy();
  });
  void window.loadURL(PALETTE_PAGE);
}

/** The bounds in the upper half of the screen with the mouse pointer. */
function placeOnScreen(): Electron.Rectangle {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  return {
    x: Math.round(workArea.x + (workArea.width - SIZE.width) / 2),
    y: Math.round(workArea.y + workArea.height * TOP_SHARE),
    ...SIZE,
  };
}

function look(
  files: PaletteWindowOptions['files'],
  platform: NodeJS.Platform,
): Electron.BrowserWindowConstructorOptions {
  return {
    ...SIZE,
    ...(platform === 'darwin' && { type: 'panel' }),
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    title: 'Daypass',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f2126' : '#ffffff',
    webPreferences: {
      ...pagePreferences(files.preloadFile),
      // A throttled page would show an outdated list for a moment.
      backgroundThrottling: false,
    },
  };
}
