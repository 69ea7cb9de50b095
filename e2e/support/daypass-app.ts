import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronExecutable, electronRuntime } from '../../scripts/electron-runtime.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The real app, as built, in real Electron. */
export interface DaypassApp {
  readonly electron: ElectronApplication;
  /** The window, once it shows. */
  window(): Promise<Page>;
  /** Everything the main process wrote to stderr so far. */
  stderr(): string;
  close(): Promise<void>;
}

export async function launchDaypass(env: Record<string, string>, args: readonly string[] = []): Promise<DaypassApp> {
  const runtime = await electronRuntime();
  if ('missing' in runtime) throw new Error(runtime.missing);
  const electron = await _electron.launch({
    executablePath: electronExecutable(runtime.distDir),
    args: [root, ...args],
    cwd: env['HOME'] ?? root,
    env: { ...env, DAYPASS_TESTING: '1' },
    timeout: 30_000,
  });
  let stderr = '';
  electron.process().stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return {
    electron,
    window: () => electron.firstWindow(),
    stderr: () => stderr,
    close: () => electron.close(),
  };
}
