import { runInBrowser } from './dev/run-in-browser.ts';
import { runInElectron } from './dev/run-in-electron.ts';

/**
 * `npm run dev`: the app in Electron against the simulator; the window reloads and main restarts when a file is saved.
 * `npm run dev -- --browser`: the same main program without Electron, its window in a browser.
 */
if (process.argv.includes('--browser')) await runInBrowser();
else process.exitCode = await runInElectron();
