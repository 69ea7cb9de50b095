import electron, { clipboard } from 'electron';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { secrecyFormats } from './clipboard-secrecy.ts';
import type { SystemClipboard } from './clipboard.ts';

/** Until Electron 43 the X11 selection was reached by name through the same object; `clear` there took that name. */
interface ClipboardBefore44 {
  clear(type: 'selection'): void;
  readText(type: 'selection'): string;
}

const clipboardPlace: Place = {
  read: async () => clipboard.readText(),
  clear: () => clipboard.clear(),
};

const yes = (): boolean => true;

const no = (): boolean => false;

/** Electron's clipboard of either generation, the Linux selection included. Rejects with `clipboardUnavailable`. */
export function systemClipboard(platform: NodeJS.Platform): SystemClipboard {
  const selection = platform === 'linux' ? selectionPlace() : undefined;
  const places = selection === undefined ? [clipboardPlace] : [clipboardPlace, selection];
  return {
    async writeText(text) {
      await guarded(async () => clipboard.writeText(text));
    },
    async writeSecret(text) {
      await guarded(async () => {
        const item = secretItem(text, platform);
        // A desktop that takes no formats but the usual ones must not cost the copy.
        const isWritten = item !== undefined && (await clipboard.write([item]).then(yes, no));
        if (!isWritten) await clipboard.writeText(text);
        // Chromium fills the selection of the middle mouse button too. A click there would paste the secret unasked.
        if (selection !== undefined && (await selection.read()) === text) selection.clear();
      });
    },
    async clearWhereStill(text) {
      await guarded(async () => {
        for (const place of places) if ((await place.read()) === text) place.clear();
      });
    },
  };
}

/**
 * Text and the word to clipboard histories beside it, in one go: a second write would take the first one's place. Electron
 * before 44 knows no items and can't write both, so that there the text goes alone.
 */
function secretItem(text: string, platform: NodeJS.Platform): electron.ClipboardItem | undefined {
  const { ClipboardItem } = electron as Partial<Pick<typeof electron, 'ClipboardItem'>>;
  if (ClipboardItem === undefined) return undefined;
  const formats = Object.entries(secrecyFormats(platform)).map(([name, payload]) => [osFormat(name), payload]);
  return new ClipboardItem({ 'text/plain': text, ...Object.fromEntries(formats) });
}

/** Electron's name for a clipboard format of the platform's own ("clipboard", custom formats). */
function osFormat(name: string): string {
  return `electron application/osclipboard;format="${name}"`;
}

interface Place {
  read(): Promise<string>;
  clear(): void;
}

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
