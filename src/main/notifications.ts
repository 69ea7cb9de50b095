import { Notification } from 'electron';
import type { Log } from '../core/index.ts';
import type { Notice } from '../presenter/notices.ts';
import type { TrayAct } from '../presenter/tray-act.ts';
import type { AppFiles } from './app-files.ts';
import { bodyFor } from './notice-body.ts';

export type ShowNotice = (notice: Notice) => void;

export interface NoticeOptions {
  readonly platform: NodeJS.Platform;
  readonly files: Pick<AppFiles, 'appIconFile'>;
  readonly onAct: (act: TrayAct) => void;
  readonly log: Log;
}

/** Shows notices; a click on one does its act. Without a notification service they are dropped, and that is logged. */
export function notices(options: NoticeOptions): ShowNotice {
  // A notice that nothing refers to is collected, and its click with it.
  const shown = new Set<Notification>();
  return ({ title, body, act }) => {
    if (!Notification.isSupported()) return options.log.warn('notice.notShown');
    const notification = new Notification({
      title,
      body: bodyFor(options.platform, body),
      icon: options.files.appIconFile,
    });
    const forget = (): void => void shown.delete(notification);
    shown.add(notification);
    notification.on('click', () => {
      forget();
      options.onAct(act);
    });
    notification.on('close', forget);
    notification.on('failed', (_event, error) => {
      forget();
      options.log.warn('notice.notShown', { error });
    });
    notification.show();
  };
}
