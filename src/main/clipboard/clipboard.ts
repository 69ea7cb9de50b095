import type { Alarm, Clock } from '../../core/index.ts';

/**
 * What we need of Electron's clipboard, in words of our own: since Electron 44 its methods answer promises and the
 * X11 selection is an object of its own; before, they answered at once and took the selection's name.
 */
export interface SystemClipboard {
  /** Fills the clipboard and, on Linux, the X11 selection of the middle mouse button along with it. */
  writeText(text: string): Promise<void>;
  /**
   * Fills the clipboard alone: the X11 selection never keeps a secret. Marks it for clipboard histories as one to leave out,
   * where Electron has a way.
   */
  writeSecret(text: string): Promise<void>;
  /** Empties each of the two that still holds exactly this text; the other may be the person's by now. */
  clearWhereStill(text: string): Promise<void>;
}

export interface SecretClipboard {
  /** For what may stay: a link, a code, a profile's name. */
  copy(text: string): Promise<void>;
  /** For keys: kept out of clipboard histories, cleared after so long, and by `clearOurs`, unless something else was copied since. */
  copySecret(text: string, clearedAfterSeconds: number): Promise<void>;
  clearOurs(): Promise<void>;
  /** Calls back when keys of ours come to the clipboard and when they go. */
  readonly onChange: (listener: () => void) => void;
  /** When the keys on the clipboard are cleared; undefined where there are none of ours. */
  clearsAtMillis(): number | undefined;
}

export function secretClipboard(clipboard: SystemClipboard, clock: Clock, alarm: Alarm): SecretClipboard {
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  let ours: { readonly text: string; readonly clearAtMillis: number; readonly cancelAlarm: () => void } | undefined;

  const forget = (): void => {
    if (ours === undefined) return;
    ours.cancelAlarm();
    ours = undefined;
    notify();
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
    async copySecret(text, clearedAfterSeconds) {
      forget();
      const clearAtMillis = clock.nowMillis() + clearedAfterSeconds * 1000;
      // Before it is written: a quit in between must find it.
      ours = {
        text,
        clearAtMillis,
        cancelAlarm: alarm.set(clearAtMillis, () => void clearOurs().catch(() => undefined)),
      };
      await clipboard.writeSecret(text);
      notify();
    },
    clearOurs,
    onChange: (listener) => void listeners.add(listener),
    clearsAtMillis: () => ours?.clearAtMillis,
  };
}
