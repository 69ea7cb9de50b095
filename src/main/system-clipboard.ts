import { clipboard } from 'electron';
import { DaypassError } from '../shared/daypass-error.ts';
import type { SystemClipboard } from './clipboard.ts';

/** Until Electron 43 the X11 selection was reached by name through the same object; `clear` there took that name. */
interface ClipboardBefore44 {
  clear(type?: 'selection'): void;
  readText(type?: 'selection'): string;
}

/** Electron's clipboard of either generation, the Linux selection included. Rejects with `clipboardUnavailable`. */
export function systemClipboard(platform: NodeJS.Platform): SystemClipboard {
  const hasSelection = platform === 'linux';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types are of a later Electron than may be running
  const before44 = clipboard as unknown as ClipboardBefore44;
  const selection = (clipboard as Partial<typeof clipboard>).selection;
  return {
    async writeText(text) {
      await guarded(async () => clipboard.writeText(text));
    },
    async readTexts() {
      return guarded(async () => {
        const main = await clipboard.readText();
        if (!hasSelection) return [main];
        return [main, selection === undefined ? before44.readText('selection') : await selection.readText()];
      });
    },
    async clear() {
      await guarded(async () => {
        clipboard.clear();
        if (!hasSelection) return;
        if (selection === undefined) before44.clear('selection');
        else selection.clear();
      });
    },
  };
}

async function guarded<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (thrown) {
    throw new DaypassError('clipboardUnavailable', {}, { cause: thrown });
  }
}
