import { EventEmitter } from 'node:events';
import { APP_ORIGIN, APP_PAGE } from '../../src/main/security/app-origin.ts';
import { page } from './page-link.ts';

/**
 * Takes the place of the `electron` module under `npm run dev -- --browser`: the real main program runs on it, and its window
 * is a page of a browser. What a desktop would do is left out or printed. Never built into the app.
 */

const leftOut = (): undefined => undefined;
/** An object whose methods do nothing, apart from those given. */
function partly<T extends object>(own: T): T {
  return new Proxy(own, { get: (target, name) => Reflect.get(target, name) ?? leftOut });
}

const frame = { origin: APP_ORIGIN, send: (channel: string, value: unknown) => page.push(channel, value) };
const contents = Object.assign(new EventEmitter(), {
  mainFrame: frame,
  isDestroyed: () => false,
  send: (channel: string, value: unknown) => page.push(channel, value),
  setZoomLevel: leftOut,
});

export const app = Object.assign(new EventEmitter(), {
  name: 'Daypass',
  isPackaged: false,
  commandLine: partly({ hasSwitch: (name: string) => name === 'no-sandbox' }),
  setName: leftOut,
  setPath: leftOut,
  enableSandbox: leftOut,
  setAppUserModelId: leftOut,
  setToastActivatorCLSID: leftOut,
  getVersion: () => 'development',
  getAppPath: () => process.cwd(),
  getPreferredSystemLanguages: () => ['en'],
  getLoginItemSettings: () => ({ openAtLogin: false }),
  setLoginItemSettings: leftOut,
  requestSingleInstanceLock: () => true,
  whenReady: () => Promise.resolve(),
  quit: () => process.exit(),
  exit: (code = 0) => process.exit(code),
});

const workArea = { x: 0, y: 0, width: 1280, height: 800 };

/** The browser's tab shows the app's window. The palette is a window that never comes up. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: EventEmitter;
  readonly isFocused = (): boolean => true;
  readonly isMinimized = (): boolean => false;
  readonly isVisible = (): boolean => false;
  readonly removeMenu = leftOut;
  readonly setMenu = leftOut;
  readonly setAutoHideMenuBar = leftOut;
  readonly setMenuBarVisibility = leftOut;
  readonly isDestroyed = (): boolean => false;
  readonly isFullScreen = (): boolean => false;
  readonly isMaximized = (): boolean => false;
  readonly getBounds = (): typeof workArea => workArea;
  readonly getNormalBounds = (): typeof workArea => workArea;
  readonly setVisibleOnAllWorkspaces = leftOut;
  readonly show = leftOut;
  readonly hide = leftOut;
  readonly focus = leftOut;
  readonly close = leftOut;
  readonly destroy = leftOut;
  readonly restore = leftOut;
  readonly loadURL = async (url: string): Promise<void> => {
    if (url === APP_PAGE) page.show();
  };
  constructor({ frame: hasFrame }: { readonly frame?: boolean } = {}) {
    super();
    this.webContents = hasFrame === false ? new EventEmitter() : contents;
  }
  static getAllWindows(): readonly BrowserWindow[] {
    return [];
  }
}
export const screen = partly({ getPrimaryDisplay: () => ({ id: 1, workArea }), getAllDisplays: () => [] });
export const systemPreferences = partly({ canPromptTouchID: () => false });

/** For windows that have no place in a browser's tab: to open one fails as any other failure. */
function needsElectron(): never {
  throw new Error('Signing in to SAML accounts in a window of the app needs Electron: npm run dev');
}
export { needsElectron as BaseWindow, needsElectron as WebContentsView };

export const ipcMain = {
  on(channel: string, listener: (event: unknown, ...args: readonly unknown[]) => void): void {
    page.listen(channel, (args) => listener({ senderFrame: frame, sender: contents }, ...args));
  },
};

export const shell = {
  openExternal: async (url: string): Promise<void> => console.log(`Open in a browser: ${url}`),
  showItemInFolder: (file: string): void => console.log(`Show in its folder: ${file}`),
};
const refused = { response: 1, canceled: true, filePath: '' };
export const dialog = {
  async showMessageBox({ message }: { readonly message: string }): Promise<typeof refused> {
    console.log(`Answered with no: ${message}`);
    return refused;
  },
  showSaveDialog: async (): Promise<typeof refused> => refused,
};

let copied = '';
export const clipboard = partly({
  readText: () => copied,
  writeText(text: string): void {
    copied = text;
    console.log(`Copied ${text.length} characters.`);
  },
});
export const safeStorage = partly({ isEncryptionAvailable: () => false, isAsyncEncryptionAvailable: () => false });
export const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false });
export const globalShortcut = partly({ register: () => true, isRegistered: () => false });
export const powerMonitor = new EventEmitter();
export const net = partly({ isOnline: () => true });
export const protocol = partly({});
const anySession = Object.assign(new EventEmitter(), {
  protocol: partly({}),
  webRequest: partly({}),
  resolveProxy: async () => 'DIRECT',
  setProxy: async () => undefined,
  setPermissionRequestHandler: leftOut,
  setPermissionCheckHandler: leftOut,
  setDevicePermissionHandler: leftOut,
  setDisplayMediaRequestHandler: leftOut,
});
export const session = { defaultSession: anySession, fromPartition: () => anySession };
const image = { setTemplateImage: leftOut, isEmpty: () => false, resize: () => image, addRepresentation: leftOut };
export const nativeImage = { createFromPath: () => image, createFromBuffer: () => image, createEmpty: () => image };
export const Menu = { buildFromTemplate: () => partly({}), setApplicationMenu: leftOut };

export class Tray extends EventEmitter {
  readonly setImage = leftOut;
  readonly setToolTip = leftOut;
  readonly setContextMenu = leftOut;
  readonly popUpContextMenu = leftOut;
  readonly destroy = leftOut;
  readonly isDestroyed = (): boolean => false;
}

export class Notification extends EventEmitter {
  readonly show = leftOut;
  static isSupported(): boolean {
    return false;
  }
}

export default { app, clipboard, safeStorage, session, shell };
