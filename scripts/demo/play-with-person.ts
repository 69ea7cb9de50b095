import { spawn } from 'node:child_process';
import path from 'node:path';
import { exitOfApp } from '../electron/app-exit.ts';
import { electronExecutable, type FoundRuntime } from '../electron/electron-runtime.ts';
import { setScene, type Scene } from './scene.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** Starts the app for the person at this screen, tells them what to do, and clears the stage when they quit. */
export async function playWithPerson(runtime: FoundRuntime): Promise<number> {
  const scene = await setScene({ withSession: true });
  try {
    return await playOn(scene, runtime);
  } finally {
    await scene.close();
  }
}

async function playOn(scene: Scene, runtime: FoundRuntime): Promise<number> {
  // Chromium's sandbox does not work for root; a person's own account keeps it.
  const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(electronExecutable(runtime.distDir), [root, ...rootSwitches], {
    env: scene.env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let isAsked = false;
  const quit = () => {
    isAsked = true;
    app.kill();
  };
  // For good: Ctrl-C reaches us twice, from the terminal and from npm, and the stage must still be cleared.
  process.on('SIGINT', quit);
  process.on('SIGTERM', quit);
  console.log(instructions(scene, runtime));
  return exitOfApp(app, { wasAsked: () => isAsked, print: console.error });
}

function instructions(scene: Scene, runtime: FoundRuntime): string {
  return `
Daypass runs in Electron ${runtime.version}, against a simulator of IAM Identity Center on this machine.
Nothing of yours is touched: its home is ${scene.homeDir}

  1. Tray icon > "demo — Not signed in · Sign in". Your browser shows the simulator's page: Approve (or Deny, and see).
  2. Tray > Accounts > an account > "More for" a role > Copy keys; paste them into a terminal.
     Or open the window, type a few letters of an account, and press Enter.
  3. "More for" a role > "Create profile…": see the diff, then add it.
  4. In another terminal, a real AWS CLI uses what Daypass wrote:
       ${scene.exports.join('\n       ')}
       aws sts get-caller-identity --profile NAME

  To sign in again with a device code: while it waits, window > "Use a device code instead".
  Quit from the tray, or with Ctrl-C here.
`;
}
