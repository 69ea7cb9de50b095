import { spawn } from 'node:child_process';
import path from 'node:path';
import { exitOfApp } from './electron/app-exit.ts';
import { buildProgram } from './build.ts';
import { electronExecutable, electronRuntime } from './electron/electron-runtime.ts';

/** `npm start`: builds, and runs Daypass on your own AWS. The official Electron only: it is given real credentials. */

const root = path.join(import.meta.dirname, '..');

async function start(): Promise<number> {
  await Promise.all((['main', 'preload', 'renderer'] as const).map((name) => buildProgram(name)));
  const runtime = await electronRuntime({ officialOnly: true });
  if ('missing' in runtime) {
    console.error(
      `${runtime.missing}\nWithout the app, the command line works: npm run build, then node out/cli/daypass.mjs --help`,
    );
    return 1;
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    console.error(
      'There is no display to run the app on. npm run demo needs none; nor does node out/cli/daypass.mjs --help',
    );
    return 1;
  }
  const app = spawn(electronExecutable(runtime.distDir), [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  let isAsked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isAsked = true;
      app.kill(signal);
    });
  return exitOfApp(app, { wasAsked: () => isAsked, print: console.error });
}

process.exitCode = await start();
