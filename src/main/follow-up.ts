import type { Alarm, Clock, Engine, Log } from '../core/index.ts';
import type { Handlers } from './ipc/answer.ts';
import { noticeTeller } from './notice-teller.ts';
import type { ShowNotice } from './notifications.ts';
import type { PreferenceStore } from './preferences.ts';
import { watchPresence } from './presence.ts';
import { openToldNotices } from './told-notices.ts';
import type { AppWindow } from './window/app-window.ts';

export interface FollowUpDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly platform: NodeJS.Platform;
  readonly preferences: PreferenceStore;
  readonly log: Log;
  readonly showNotice: ShowNotice;
  readonly window: Pick<AppWindow, 'isInFront'>;
}

export interface FollowUp {
  /** The same commands, with what is to follow each. */
  after(handlers: Handlers): Handlers;
  start(): void;
  readonly stop: () => void;
  settled(): Promise<unknown>;
}

/** What follows commands and events besides their effect: notices. */
export async function openFollowUp(ownDir: string, deps: FollowUpDeps): Promise<FollowUp> {
  const told = await openToldNotices(ownDir, deps.clock, deps.log);
  const teller = noticeTeller({ ...deps, told });
  let stopWatching = (): void => undefined;
  return {
    after: (handlers) => ({
      ...handlers,
      async copyKeys(input) {
        const copied = await handlers.copyKeys(input);
        teller.keysCopied({ role: input.role, format: input.format, expiresAtMillis: copied.expiresAtMillis });
        return copied;
      },
    }),
    start() {
      stopWatching = watchPresence((isAway) => teller.setAway(isAway));
      teller.start();
    },
    stop() {
      stopWatching();
      teller.stop();
    },
    settled: () => told.settled(),
  };
}
