import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildProgram, type ProgramName } from '../build.ts';
import { setScene } from '../demo/scene.ts';
import { electronExecutable, electronRuntime } from '../electron/electron-runtime.ts';

const root = path.join(import.meta.dirname, '..', '..');
const SAVED_TOGETHER_MILLIS = 150;
const PROGRAMS = ['main', 'preload', 'renderer'] as const satisfies readonly ProgramName[];

/** Builds, starts the app, and does both again after every save. The window comes back with the app. */
export async function runInElectron(): Promise<number> {
  const runtime = await electronRuntime();
  if ('missing' in runtime) {
    console.error(`${runtime.missing}\nWithout Electron: npm run dev -- --browser`);
    return 1;
  }
  const scene = await setScene({ withSession: true });
  const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const start = () =>
    spawn(electronExecutable(runtime.distDir), [root, ...rootSwitches], { env: scene.env, stdio: 'inherit' });
  const saves = savesIn(path.join(root, 'src'));
  const quit = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => quit.abort());
  let app: ChildProcess | undefined;
  while (!quit.signal.aborted) {
    if (await isBuilt()) {
      await stop(app);
      app = start();
    }
    await saves.next(quit.signal);
  }
  await stop(app);
  await scene.close();
  return 0;
}

async function isBuilt(): Promise<boolean> {
  try {
    await Promise.all(PROGRAMS.map((name) => buildProgram(name)));
    return true;
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    return false;
  }
}

async function stop(app: ChildProcess | undefined): Promise<void> {
  if (app === undefined || app.exitCode !== null || app.signalCode !== null) return;
  app.kill();
  await once(app, 'exit');
}

/** Saves are counted, so that one during a build starts another build. */
function savesIn(folder: string): { next(signal: AbortSignal): Promise<void> } {
  const saves = new EventEmitter();
  let pending = false;
  watch(folder, { recursive: true }, (_kind, name) => {
    if (name === null || name.includes('.test.')) return;
    pending = true;
    saves.emit('save');
  });
  return {
    async next(signal) {
      if (!pending) await once(saves, 'save', { signal }).catch(() => undefined);
      await setTimeout(SAVED_TOGETHER_MILLIS);
      pending = false;
    },
  };
}
