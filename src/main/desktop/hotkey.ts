import type { GlobalShortcut } from 'electron';
import { DaypassError } from '../../shared/errors/daypass-error.ts';

export interface Hotkey {
  /** Takes the accelerator and lets go of the one before; null takes none. Throws `hotkeyTaken`, the one before still held. */
  hold(accelerator: string | null): void;
  dispose(): void;
}

/** One shortcut that works from every program (Electron's globalShortcut; under Wayland the desktop may ask the person). */
export function hotkey(shortcuts: Pick<GlobalShortcut, 'register' | 'unregister'>, onPressed: () => void): Hotkey {
  let held: string | null = null;
  const dispose = (): void => {
    if (held !== null) shortcuts.unregister(held);
    held = null;
  };
  return {
    hold(accelerator) {
      if (accelerator === held) return;
      if (accelerator !== null && !takes(shortcuts, accelerator, onPressed))
        throw new DaypassError('hotkeyTaken', { hotkey: accelerator.slice(0, 60) });
      dispose();
      held = accelerator;
    },
    dispose,
  };
}

/** Whether it is ours now. What is no accelerator at all throws in Electron. */
function takes(shortcuts: Pick<GlobalShortcut, 'register'>, accelerator: string, onPressed: () => void): boolean {
  try {
    return shortcuts.register(accelerator, onPressed);
  } catch {
    return false;
  }
}
