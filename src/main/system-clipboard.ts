import { clipboard } from 'electron';
import { DaypassError } from '../shared/daypass-error.ts';
import type { SystemClipboard } from './clipboard.ts';

/** Until Electron 43 the X11 selection was reached by name through the same object; `clear` there took that name. */
interface ClipboardBefore44 {
  clear(type: 'selection'): void;
  readText(type: 'selection'): string;
}

/** Electron's clipboard of either generation, the Linux selection included. Rejects with `clipboardUnavailable`. */
export function systemClipboard(platform: NodeJS.Platform): SystemClipboard {
  const places = platform === 'linux' ? [clipboardPlace, selectionPlace()] : [clipboardPlace];
  return {
    async writeText(text) {
      await guarded(async () => clipboard.writeText(text));
    },
    async clearWhereStill(text) {
      await guarded(async () => {
        for (const place of places) if ((await place.read()) === text) place.clear();
      });
    },
  };
}

interface Place {
  read(): Promise<string>;
  clear(): void;
}

const clipboardPlace: Place = {
  read: async () => clipboard.readText(),
  clear: () => clipboard.clear(),
};

function selectionPlace(): Place {
  const selection = (clipboard as Partial<typeof clipboard>).selection;
  if (selection !== undefined) return { read: async () => selection.readText(), clear: () => selection.clear() };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types are of a later Electron than may be running
  const before44 = clipboard as unknown as ClipboardBefore44;
  return { read: async () => before44.readText('selection'), clear: () => before44.clear('selection') };
}

async function guarded<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (thrown) {
    throw new DaypassError('clipboardUnavailable', {}, { cause: thrown });
  }
}
