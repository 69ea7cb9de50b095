import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** Every secret of the token files under a home: tokens and client secrets. */
export function secretsOf(tokenCacheDir: string): readonly string[] {
  return readdirSync(tokenCacheDir).flatMap((name) => {
    const token = JSON.parse(readFileSync(path.join(tokenCacheDir, name), 'utf8')) as Record<string, string>;
    return ['accessToken', 'refreshToken', 'clientSecret'].flatMap((key) => token[key] ?? []);
  });
}

/** From here on, notes every message between main and any window: what is sent, asked and answered. */
export async function overhear(electron: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await electron.evaluate(({ app, ipcMain, webContents }) => {
    const heard: string[] = [];
    (globalThis as unknown as { heard: string[] }).heard = heard;
    const overhearContents = (contents: Electron.WebContents): void => {
      const send = contents.send.bind(contents);
      contents.send = (channel: string, ...values: unknown[]) => {
        heard.push(JSON.stringify([channel, ...values]));
        send(channel, ...values);
      };
    };
    for (const contents of webContents.getAllWebContents()) overhearContents(contents);
    app.on('web-contents-created', (_event, contents) => overhearContents(contents));

    // Questions come in by ipcMain's own emit, and are answered to the frame that asked.
    let isFrameOverheard = false;
    const overhearFrame = (frame: Electron.WebFrameMain | null): void => {
      if (frame === null || isFrameOverheard) return;
      isFrameOverheard = true;
      const frames = Object.getPrototypeOf(frame) as Pick<Electron.WebFrameMain, 'send'>;
      const { send } = frames;
      frames.send = function overheard(this: Electron.WebFrameMain, channel: string, ...values: unknown[]) {
        heard.push(JSON.stringify([channel, ...values]));
        send.call(this, channel, ...values);
      };
    };
    const emit = ipcMain.emit.bind(ipcMain);
    ipcMain.emit = (channel: string, event: Electron.IpcMainEvent, ...values: unknown[]) => {
      heard.push(JSON.stringify([channel, ...values]));
      overhearFrame(event.senderFrame);
      return emit(channel, event, ...values);
    };
  });
  return () => electron.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}
