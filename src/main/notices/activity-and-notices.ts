import type { Alarm, Clock, Engine, Log } from '../../core/index.ts';
import { activityCommands, type ActivityCommands } from '../activity/activity-commands.ts';
import { sessionActivity } from '../activity/session-activity.ts';
import { APP } from '../requester.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { NativeDialogs } from '../native-dialogs.ts';
import { createNotifier } from './notifier.ts';
import type { ShowNotice } from './notifications.ts';
import type { SettingsStore } from '../../core/index.ts';
import { watchAway } from '../desktop/away-detector.ts';
import { openShownNotices } from './shown-notices.ts';
import type { AppWindow } from '../window/app-window.ts';

export interface ActivityAndNoticesDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly platform: NodeJS.Platform;
  readonly preferences: SettingsStore;
  readonly log: Log;
  readonly showNotice: ShowNotice;
  readonly window: Pick<AppWindow, 'isInFront'>;
  readonly dialogs: NativeDialogs;
}

export interface ActivityAndNotices {
  readonly activity: ActivityCommands;
  /** The same commands, with what is to follow each. */
  after(handlers: Handlers): Handlers;
  start(): void;
  readonly stop: () => void;
  settled(): Promise<unknown>;
}

/** What follows commands and events besides their effect: notices, and the list of what was handed out and changed. */
export async function openActivityAndNotices(
  ownDir: string,
  deps: ActivityAndNoticesDeps,
): Promise<ActivityAndNotices> {
  const { engine, clock, log } = deps;
  const shown = await openShownNotices(ownDir, clock, log);
  const { activity: activityLog } = engine;
  const notifier = createNotifier({ ...deps, shown });
  let endings: readonly (() => void)[] = [];

  const noteSessions = (): (() => void) => {
    let noted = engine.state;
    return engine.subscribe((state) => {
      for (const entry of sessionActivity(noted, state)) activityLog.note(entry);
      noted = state;
    });
  };
  return {
    activity: activityCommands(activityLog, clock, deps.dialogs),
    after(handlers) {
      return {
        ...handlers,
        async copyKeys(input) {
          const copied = await handlers.copyKeys(input);
          notifier.keysCopied({ role: input.role, format: input.format, expiresAtMillis: copied.expiresAtMillis });
          return copied;
        },
        async copyProfileVariable({ role }) {
          const copied = await handlers.copyProfileVariable({ role });
          const { profileName } = copied;
          activityLog.note({ what: 'profileCopied', role, profileName, requester: APP });
          return copied;
        },
      };
    },
    start() {
      endings = [noteSessions(), watchAway((isAway) => notifier.setAway(isAway)), notifier.stop];
      notifier.start();
    },
    stop() {
      for (const end of endings) end();
    },
    settled: () => Promise.all([shown.settled(), activityLog.settled()]),
  };
}
