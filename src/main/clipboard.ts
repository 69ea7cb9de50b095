import type { Alarm, Clock } from '../core/index.ts';

/** How long copied keys stay on the clipboard. */
export const KEYS_STAY_MILLIS = 60_000;

/**
 * What we need of Electron's clipboard, in words of our own: since Electron 44 its methods answer promises and the
 * X11 selection is an object of its own; before, they answered at once and took the selection's name.
 */
export interface SystemClipboard {
  /** Fills the clipboard and, on Linux, the X11 selection of the middle mouse button along with it. */
  writeText(text: string): Promise<void>;
  /** Empties each of the two that still holds exactly this text; the other may be the person's by now. */
  clearWhereStill(text: string): Promise<void>;
}

export interface Copier {
  /** For what may stay: a link, a code. */
  copy(text: string): Promise<void>;
  /** For keys: cleared after a minute, and by `clearOurs`, unless something else was copied since. */
  copyForAMinute(text: string): Promise<void>;
  clearOurs(): Promise<void>;
}

export function copier(clipboard: SystemClipboard, clock: Clock, alarm: Alarm): Copier {
  let ours: { readonly text: string; readonly cancelAlarm: () => void } | undefined;

  const forget = (): void => {
    ours?.cancelAlarm();
    ours = undefined;
  };
  const clearOurs = async (): Promise<void> => {
    const text = ours?.text;
    forget();
    if (text !== undefined) await clipboard.clearWhereStill(text);
  };
  return {
    async copy(text) {
      forget();
      await clipboard.writeText(text);
    },
    async copyForAMinute(text) {
      forget();
      await clipboard.writeText(text);
      ours = {
        text,
        cancelAlarm: alarm.set(clock.nowMillis() + KEYS_STAY_MILLIS, () => void clearOurs().catch(() => undefined)),
      };
    },
    clearOurs,
  };
}
