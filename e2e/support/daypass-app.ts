import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronExecutable, electronRuntime } from '../../scripts/electron/electron-runtime.ts';
import { PATIENCE_MILLIS } from './awaited.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The real app, as built, in real Electron. */
export interface DaypassApp {
  readonly electron: ElectronApplication;
  /** The window, once it shows. */
  window(): Promise<Page>;
  /** The palette, once it has been made. */
  palette(): Promise<Page>;
  /** The window that comes up over something the person does, when none is open yet. */
  windowAfter(act: () => Promise<unknown>): Promise<Page>;
  /** The person turns to another program: without a window manager nothing else takes the keyboard from us. */
  lookAway(): Promise<void>;
  /** Everything the main process wrote to stderr so far. */
  stderr(): string;
  /** Resolves with the exit code once the process has ended, by whatever cause. */
  readonly exited: Promise<number | null>;
  /** Quits it, if it still runs. */
  close(): Promise<void>;
}

/** `wrap` returns a program to start in Electron's place, which starts Electron. */
export async function launchDaypass(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  wrap: (program: string) => Promise<string> = (program) => Promise.resolve(program),
): Promise<DaypassApp> {
  const runtime = await electronRuntime();
  if ('missing' in runtime) throw new Error(runtime.missing);
  const electron = await _electron.launch({
    executablePath: await wrap(electronExecutable(runtime.distDir)),
    args: [root, ...args],
    cwd: env['HOME'] ?? root,
    env: { ...env, DAYPASS_TESTING: '1' },
    timeout: PATIENCE_MILLIS,
  });
  const child = electron.process();
  const exited = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return {
    electron,
    window: () => pageOf(electron, (page) => !isPalette(page)),
    palette: () => pageOf(electron, isPalette),
    windowAfter: async (act) => {
      const opened = electron.waitForEvent('window', {
        predicate: (page) => !isPalette(page),
        timeout: PATIENCE_MILLIS,
      });
      const [window] = await Promise.all([opened, act()]);
      return window;
    },
    lookAway: () =>
      electron.evaluate(async ({ BrowserWindow }) => {
        const window = BrowserWindow.getFocusedWindow();
        if (window === null) return;
        await new Promise<void>((resolve) => {
          window.once('blur', () => resolve());
          window.blur();
        });
      }),
    stderr: () => stderr,
    exited,
    close: async () => {
      if (child.exitCode === null) await electron.close();
    },
  };
}

function isPalette(page: Page): boolean {
  return page.url().endsWith('/palette.html');
}

async function pageOf(electron: ElectronApplication, fits: (page: Page) => boolean): Promise<Page> {
  return (
    electron.windows().find(fits) ?? electron.waitForEvent('window', { predicate: fits, timeout: PATIENCE_MILLIS })
  );
}

/** Starts the app once more and waits for it to end, as a second click on its launcher would. */
export async function startBeside(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<{ readonly exitCode: number | null }> {
  const runtime = await electronRuntime();
  if ('missing' in runtime) throw new Error(runtime.missing);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electronExecutable(runtime.distDir), [...asRoot, root, ...args], {
    env: { ...env, DAYPASS_TESTING: '1' },
    stdio: 'ignore',
  });
  const [exitCode] = await once(child, 'exit');
  return { exitCode: typeof exitCode === 'number' ? exitCode : null };
}
