import type { BrowserWindow } from 'electron';
import type { Reading } from './reading.ts';

type Electron = typeof import('electron');

/** Functions that run inside the app's main process: Playwright carries them over as text, so each is whole by itself. */
export const inMain = { openAndClose, read };

/** As a second start of the app opens the window, and a click on its close button closes it. */
async function openAndClose(
  { app, BrowserWindow: windows }: Electron,
  { count, ends }: { readonly count: number; readonly ends: 'hidden' | 'destroyed' },
): Promise<void> {
  const later = globalThis.setTimeout;
  // The minutes for which a closed window is retained pass at once.
  const hurried = (act: () => void, millis?: number, ...rest: unknown[]) =>
    later(act, millis === 5 * 60_000 ? 0 : millis, ...rest);
  if (ends === 'destroyed') globalThis.setTimeout = hurried as typeof setTimeout;
  const event = (window: BrowserWindow, name: 'show' | 'hide' | 'closed'): Promise<void> =>
    new Promise((resolve) => {
      window.once(name as 'show', () => resolve());
    });
  const loaded = (window: BrowserWindow): Promise<void> =>
    new Promise((resolve) => {
      window.webContents.once('did-finish-load', () => resolve());
    });
  try {
    for (let done = 0; done < count; done += 1) {
      const [retained] = windows.getAllWindows();
      const shown =
        retained === undefined
          ? new Promise<void>((resolve, reject) => {
              app.once('browser-window-created', (_event, made) => {
                Promise.all([event(made, 'show'), loaded(made)]).then(() => resolve(), reject);
              });
            })
          : event(retained, 'show');
      app.emit('second-instance', {}, ['daypass'], '/');
      await shown;
      const [window] = windows.getAllWindows();
      if (window === undefined) throw new Error('The window is gone.');
      const gone = event(window, ends === 'hidden' ? 'hide' : 'closed');
      window.close();
      await gone;
    }
  } finally {
    globalThis.setTimeout = later;
  }
}

async function read(electron: Electron): Promise<Omit<Reading, 'cycles'>> {
  const v8 = process.getBuiltinModule('node:v8');
  v8.setFlagsFromString('--expose-gc');
  const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
  // What a closed window held is let go of over some turns of Chromium's own loop.
  for (let times = 0; times < 5; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    collect();
  }
  const { app, ipcMain, nativeTheme, powerMonitor, screen, session } = electron;
  const emitters = { app, ipcMain, nativeTheme, powerMonitor, screen, session: session.defaultSession, process };
  const counts: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  for (const [name, emitter] of Object.entries(emitters)) {
    const known = emitter as unknown as NodeJS.EventEmitter;
    counts[`listeners of ${name}`] = known.eventNames().reduce((sum, each) => sum + known.listenerCount(each), 0);
  }
  counts['processes'] = app.getAppMetrics().length;
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsedBytes: heapUsed, rssBytes: rss, counts };
}
