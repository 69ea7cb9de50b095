import type { Alarm, Clock, Engine } from '../../core/index.ts';
import {
  upcomingExpiries,
  KEYS_LEAD_MILLIS,
  type UpcomingExpiry,
  type UpcomingExpiryContext,
  type CopyInUse,
} from '../../presenter/sessions/upcoming-expiries.ts';
import type { Notice } from '../../presenter/notices/notice.ts';
import { outcomeNotices, endNotices, withUnshownEnds } from '../../presenter/notices/notices.ts';
import { isQuiet } from '../../presenter/notices/quiet-hours.ts';
import { roleKey } from '../../shared/domain/role.ts';
import type { SettingsStore } from '../../core/index.ts';
import type { ShownNotices } from './shown-notices.ts';
import type { AppWindow } from '../window/app-window.ts';

/** While notices are held back the clock on the wall is looked at so often: it may be set forward or back. */
const HELD_LOOK_MILLIS = 5 * 60_000;

export interface NotifierDeps {
  readonly engine: Pick<Engine, 'state' | 'subscribe'>;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly platform: NodeJS.Platform;
  readonly preferences: Pick<SettingsStore, 'now' | 'subscribe'>;
  readonly shown: Pick<ShownNotices, 'has' | 'add'>;
  readonly window: Pick<AppWindow, 'isInFront'>;
  readonly showNotice: (notice: Notice) => void;
}

export interface Notifier {
  /** From now on what happens is told; what is so already is not, but for ends that are near. */
  start(): void;
  /** Keys were copied and will end: of each role the latest copy counts. */
  keysCopied(copy: CopyInUse): void;
  /** Nobody sees a notice: the machine sleeps or its screen is locked. */
  setAway(isAway: boolean): void;
  readonly stop: () => void;
}

/**
 * Tells what happens and what is about to. In quiet hours, and while nobody is there, it waits: afterwards the state of
 * then is compared with the one before, so that what has passed meanwhile is not told, and what still matters is, once.
 */
export function createNotifier(deps: NotifierDeps): Notifier {
  const { engine, clock, preferences, shown } = deps;
  const show = unseenNotices(deps);
  const copies = new Map<string, CopyInUse>();
  let shownNews = engine.state;
  let isAway = false;
  let cancelAlarm = (): void => undefined;
  let stop = (): void => undefined;

  const context = (): UpcomingExpiryContext => contextOf(deps);
  const replies = replyNotices(engine, context, show);
  const isHeldBack = (): boolean => {
    const { quietHours } = preferences.now();
    return isAway || (quietHours !== null && isQuiet(quietHours, clock.nowMillis()));
  };
  const look = (): void => {
    cancelAlarm();
    cancelAlarm = () => undefined;
    if (isHeldBack()) {
      shownNews = withUnshownEnds(shownNews, engine.state);
      cancelAlarm = deps.alarm.set(clock.nowMillis() + HELD_LOOK_MILLIS, look);
      return;
    }
    const before = shownNews;
    shownNews = engine.state;
    for (const notice of endNotices(before, shownNews, context())) show(notice);
    const ends = upcomingExpiries(engine.state, [...copies.values()], context());
    const nextMillis = showDueEnds(ends, clock.nowMillis(), shown, show);
    if (Number.isFinite(nextMillis)) cancelAlarm = deps.alarm.set(nextMillis, look);
  };
  const onChange = (): void => {
    replies.showNew();
    look();
  };

  return {
    start() {
      shownNews = engine.state;
      replies.reset();
      const stopListening = [engine.subscribe(onChange), preferences.subscribe(look)];
      stop = () => {
        for (const unsubscribe of stopListening) unsubscribe();
        cancelAlarm();
      };
      look();
    },
    keysCopied(copy) {
      const isLong = copy.expiresAtMillis - clock.nowMillis() > KEYS_LEAD_MILLIS;
      // Told that they end at the very moment they were copied would be no help.
      if (isLong) copies.set(roleKey(copy.role), copy);
      else copies.delete(roleKey(copy.role));
      look();
    },
    setAway(nowAway) {
      isAway = nowAway;
      look();
    },
    stop: () => stop(),
  };
}

function contextOf({ clock, platform, preferences }: NotifierDeps): UpcomingExpiryContext {
  return { nowMillis: clock.nowMillis(), platform, ...preferences.now() };
}

/** Notices that reply to what the person did, which nothing holds back. */
function replyNotices(
  engine: NotifierDeps['engine'],
  context: () => UpcomingExpiryContext,
  show: (notice: Notice) => void,
): { readonly reset: () => void; readonly showNew: () => void } {
  let seen = engine.state;
  return {
    reset() {
      seen = engine.state;
    },
    showNew() {
      const before = seen;
      seen = engine.state;
      for (const notice of outcomeNotices(before, seen, context())) show(notice);
    },
  };
}

/** Shows a notice, unless the window that it leads to is in front. */
function unseenNotices({ window, showNotice }: Pick<NotifierDeps, 'window' | 'showNotice'>): (notice: Notice) => void {
  return (notice) => {
    if (notice.act.do !== 'openWindow' || !window.isInFront()) showNotice(notice);
  };
}

/** Shows each coming end once, when it is time to. Returns when the next one is to be shown; infinite if none is. */
function showDueEnds(
  ends: readonly UpcomingExpiry[],
  nowMillis: number,
  shown: NotifierDeps['shown'],
  show: (notice: Notice) => void,
): number {
  const unshown = ends.filter(({ key }) => !shown.has(key));
  for (const { key, dueAtMillis, endsAtMillis, notice } of unshown) {
    if (nowMillis < dueAtMillis) continue;
    shown.add(key, endsAtMillis);
    show(notice);
  }
  return Math.min(...unshown.map(({ dueAtMillis }) => dueAtMillis).filter((dueAtMillis) => nowMillis < dueAtMillis));
}
