import type { Alarm, Clock, Engine } from '../../core/index.ts';
import {
  comingEnds,
  KEYS_LEAD_MILLIS,
  type ComingEndContext,
  type CopyInUse,
} from '../../presenter/sessions/upcoming-expiries.ts';
import type { Notice } from '../../presenter/notices/notice.ts';
import { answersFor, newsFor, withUnshownNews } from '../../presenter/notices/notices.ts';
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
  const copies = new Map<string, CopyInUse>();
  let answered = engine.state;
  let shownNews = engine.state;
  let isAway = false;
  let cancelAlarm = (): void => undefined;
  let stop = (): void => undefined;

  const context = (): ComingEndContext => ({
    nowMillis: clock.nowMillis(),
    platform: deps.platform,
    ...preferences.now(),
  });
  const show = (notice: Notice): void => {
    // What the window shows anyway needs no notice that leads to it.
    const isSeen = notice.act.do === 'openWindow' && deps.window.isInFront();
    if (!isSeen) deps.showNotice(notice);
  };
  const isHeldBack = (): boolean => {
    const { quietHours } = preferences.now();
    return isAway || (quietHours !== null && isQuiet(quietHours, clock.nowMillis()));
  };
  const showNews = (): void => {
    const before = shownNews;
    shownNews = engine.state;
    for (const notice of newsFor(before, shownNews, context())) show(notice);
  };
  /** Answers when the next one is due. */
  const showUpcomingExpiries = (): number => {
    const now = clock.nowMillis();
    const unshown = comingEnds(engine.state, [...copies.values()], context()).filter(({ key }) => !shown.has(key));
    for (const { key, dueAtMillis, endsAtMillis, notice } of unshown) {
      if (now < dueAtMillis) continue;
      shown.add(key, endsAtMillis);
      show(notice);
    }
    return Math.min(...unshown.map(({ dueAtMillis }) => dueAtMillis).filter((dueAtMillis) => now < dueAtMillis));
  };
  const look = (): void => {
    cancelAlarm();
    cancelAlarm = () => undefined;
    if (isHeldBack()) {
      shownNews = withUnshownNews(shownNews, engine.state);
      cancelAlarm = deps.alarm.set(clock.nowMillis() + HELD_LOOK_MILLIS, look);
      return;
    }
    showNews();
    const nextMillis = showUpcomingExpiries();
    if (Number.isFinite(nextMillis)) cancelAlarm = deps.alarm.set(nextMillis, look);
  };
  const onChange = (): void => {
    const before = answered;
    answered = engine.state;
    for (const notice of answersFor(before, answered, context())) show(notice);
    look();
  };

  return {
    start() {
      answered = shownNews = engine.state;
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
