import type { Alarm, Clock, Engine, Log } from '../../core/index.ts';
import { openActivityBook } from '../activity/activity-log.ts';
import { activityCommands, type ActivityCommands } from '../activity/activity-commands.ts';
import { notedHandlers } from '../activity/with-activity-log.ts';
import { sessionActivity } from '../activity/session-activity.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { NativeDialogs } from '../native-dialogs.ts';
import { noticeTeller } from './notifier.ts';
import type { ShowNotice } from './notifications.ts';
import type { PreferenceStore } from '../settings/preferences.ts';
import { watchPresence } from '../desktop/away-detector.ts';
import { openToldNotices } from './shown-notices.ts';
import type { AppWindow } from '../window/app-window.ts';

export interface FollowUpDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly platform: NodeJS.Platform;
  readonly preferences: PreferenceStore;
  readonly log: Log;
  readonly showNotice: ShowNotice;
  readonly window: Pick<AppWindow, 'isInFront'>;
  readonly dialogs: NativeDialogs;
}

export interface FollowUp {
  readonly activity: ActivityCommands;
  /** The same commands, with what is to follow each. */
  after(handlers: Handlers): Handlers;
  start(): void;
  readonly stop: () => void;
  settled(): Promise<unknown>;
}

/** What follows commands and events besides their effect: notices, and the list of what was handed out and changed. */
export async function openFollowUp(ownDir: string, deps: FollowUpDeps): Promise<FollowUp> {
  const { engine, clock, log } = deps;
  const told = await openToldNotices(ownDir, clock, log);
  const book = await openActivityBook(ownDir, clock, log);
  const teller = noticeTeller({ ...deps, told });
  let endings: readonly (() => void)[] = [];

  const noteSessions = (): (() => void) => {
    let noted = engine.state;
    return engine.subscribe((state) => {
      for (const entry of sessionActivity(noted, state)) book.note(entry);
      noted = state;
    });
  };
  return {
    activity: activityCommands(book, clock, deps.dialogs),
    after(handlers) {
      const noted = notedHandlers(handlers, book);
      return {
        ...noted,
        async copyKeys(input) {
          const copied = await noted.copyKeys(input);
          teller.keysCopied({ role: input.role, format: input.format, expiresAtMillis: copied.expiresAtMillis });
          return copied;
        },
      };
    },
    start() {
      endings = [noteSessions(), watchPresence((isAway) => teller.setAway(isAway)), teller.stop];
      teller.start();
    },
    stop() {
      for (const end of endings) end();
    },
    settled: () => Promise.all([told.settled(), book.settled()]),
  };
}
