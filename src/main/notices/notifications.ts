import { app, Notification } from 'electron';
import type { Log } from '../../core/index.ts';
import type { Notice } from '../../presenter/notices/notice.ts';
import type { TrayAct } from '../../shared/tray-act.ts';
import type { AppFiles } from '../app-files.ts';
import { bodyFor } from './notice-body.ts';

export type ShowNotice = (notice: Notice) => void;

export interface NoticeOptions {
  readonly platform: NodeJS.Platform;
  readonly files: Pick<AppFiles, 'appIconFile'>;
  readonly onAct: (act: TrayAct) => void;
  readonly log: Log;
}

/** As the installer names it in the Start menu (`appId`): Windows shows toasts only of apps it knows by this name. */
const WINDOWS_APP_ID = 'app.daypass.desktop';
/** What Electron registers with Windows for clicks on toasts. The uninstaller takes it away by this id; Electron's own is random. */
const WINDOWS_TOAST_ACTIVATOR = '{8F10CB5C-58C6-4744-BDB6-3794A348C766}';
/** Older ones can still be read in the system's list, but no longer clicked. */
const MOST_KEPT = 20;

/** Shows notices; a click on one, or on its button, does its act. Without a notification service they are dropped, and that is logged. */
export function notices(options: NoticeOptions): ShowNotice {
  if (options.platform === 'win32') {
    app.setAppUserModelId(WINDOWS_APP_ID);
    app.setToastActivatorCLSID(WINDOWS_TOAST_ACTIVATOR);
  }
  // A notice that nothing refers to is collected, and its click with it; it may come from the system's list, long after it closed.
  const shown: Notification[] = [];
  return ({ title, body, act, button }) => {
    if (!Notification.isSupported()) return options.log.warn('notice.notShown');
    const notification = new Notification({
      title,
      body: bodyFor(options.platform, body),
      icon: options.files.appIconFile,
      ...(button !== undefined && { actions: [{ type: 'button', text: button }] }),
    });
    if (shown.push(notification) > MOST_KEPT) shown.shift();
    // A press of the button may come as a click as well.
    let isDone = false;
    const perform = (): void => {
      if (isDone) return;
      isDone = true;
      options.onAct(act);
    };
    notification.on('click', perform);
    notification.on('action', perform);
    notification.on('failed', (_event, error) => options.log.warn('notice.notShown', { error }));
    notification.show();
  };
}
