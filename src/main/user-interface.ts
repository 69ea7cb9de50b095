import { app, Menu } from 'electron';
import type { OwnPaths, Surroundings } from '../core/index.ts';
import type { AppMenuPart } from '../presenter/app-menu/app-menu.ts';
import type { TrayAct } from '../shared/tray-act.ts';
import type { AppFiles } from './app-files.ts';
import { bind, type Binding } from './ipc/bind.ts';
import { nativeDialogs, type NativeDialogs } from './native-dialogs.ts';
import { notices, type ShowNotice } from './notices/notifications.ts';
import type { LogFile } from './ports/log-file.ts';
import { appTray, type AppTray } from './tray/app-tray.ts';
import { hasTrayHost } from './tray/tray-host.ts';
import { watchStatusNotifierHost } from './tray/watch-status-notifier-host.ts';
import { paletteWindow, type Palette } from './palette/palette-window.ts';
import { buildAppMenu } from './window/app-menu.ts';
import { openWindowPlace } from './window/window-place.ts';
import { appWindow, type AppWindow, type Publish } from './window/app-window.ts';
import { dockFollowsWindows, type FollowWindow } from './window/dock.ts';

/** The one port to what a person sees and clicks: window, tray, notices and native dialogs. */
export interface UserInterface {
  readonly window: AppWindow;
  readonly palette: Palette;
  readonly tray: Pick<AppTray, 'draw'>;
  readonly drawMenu: (menu: readonly AppMenuPart[]) => void;
  /** Sends a topic's new value to every page there is. */
  readonly publish: Publish;
  readonly showNotice: ShowNotice;
  readonly dialogs: NativeDialogs;
  /** True while nothing on the desktop shows tray icons. */
  readonly trayMissing: () => boolean;
  /** Shows the Dock icon also while this window is open. For windows of which Electron's app reports nothing. */
  readonly followWindow: FollowWindow;
  /** Call once. Clicks and requests of the page are carried out from now on; until then they are dropped. */
  connect(inputs: UserInputs): void;
  readonly stop: () => void;
  /** Resolves once the window's place is written. */
  readonly settled: () => Promise<void>;
}

interface UserInputs extends Pick<Binding, 'handlers' | 'topics'> {
  /** A click in the tray's menu or on a notice. */
  readonly onAct: (act: TrayAct) => void;
  /** A panel came after the tray icon was made. */
  readonly redraw: () => void;
}

export interface UserInterfaceDeps {
  readonly surroundings: Pick<Surroundings, 'platform' | 'env'>;
  readonly files: AppFiles;
  readonly own: Pick<OwnPaths, 'windowPlacePath'>;
  readonly log: LogFile;
}

export async function openUserInterface({ surroundings, files, own, log }: UserInterfaceDeps): Promise<UserInterface> {
  const { platform, env } = surroundings;
  let isTrayMissing = !(await hasTrayHost(platform, env));
  let inputs: UserInputs | undefined;
  const trayMissing = (): boolean => isTrayMissing;
  const onAct = (act: TrayAct): void => inputs?.onAct(act);

  const place = await openWindowPlace(own.windowPlacePath, log);
  const window = appWindow({ files, log, place, trayMissing });
  const palette = paletteWindow({ files, log, platform });
  const tray = appTray({ platform, files, onAct, onClick: () => window.show() });
  // A panel that starts after the app, as at login, would never show the icon that was made without it.
  const onTrayHost = (): void => {
    isTrayMissing = false;
    tray.remove();
    inputs?.redraw();
  };
  const stopWatching = isTrayMissing ? watchStatusNotifierHost(env, onTrayHost) : () => undefined;
  const followWindow = dockFollowsWindows(
    app,
    () => window.show(),
    (shown) => palette.owns(shown),
  );

  return {
    window,
    palette: {
      ...palette,
      perform(act) {
        palette.hide();
        onAct(act);
      },
    },
    publish(name, value) {
      window.publish(name, value);
      palette.publish(name, value);
    },
    tray,
    drawMenu: (menu) => setAppMenu(buildAppMenu(menu, { onAct, onZoom: (by) => window.zoom(by) }), platform, window),
    showNotice: notices({ platform, files, log, onAct }),
    dialogs: nativeDialogs(),
    trayMissing,
    followWindow,
    connect(connected) {
      inputs = connected;
      bind({ ...connected, pages: () => [window.contents(), palette.contents()], log });
    },
    stop() {
      stopWatching();
      window.dispose();
      palette.dispose();
    },
    settled: () => place.settled(),
  };
}

/** On macOS it is the program's. Elsewhere a menu of the program would also come up in the palette and in sign-in windows. */
function setAppMenu(menu: Menu, platform: NodeJS.Platform, window: AppWindow): void {
  Menu.setApplicationMenu(platform === 'darwin' ? menu : null);
  if (platform !== 'darwin') window.setHiddenMenu(menu);
}
