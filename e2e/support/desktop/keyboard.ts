import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Presses keys as a keyboard does: the window with the focus, or the program that has grabbed them, gets them. `ctrl+alt+k`, in X11's names. */
export async function pressKeys(display: string, keys: string): Promise<void> {
  await xdotool(display, 'key', '--clearmodifiers', keys);
}

/** Gives the keyboard to the desktop behind all windows, and takes the pointer to its corner: it would bring the focus back. */
export async function focusDesktop(display: string): Promise<void> {
  await xdotool(display, 'mousemove', '0', '0');
  // At depth 0 there is one window, the root.
  await xdotool(display, 'search', '--maxdepth', '0', '--class', '.*', 'windowfocus');
}

async function xdotool(display: string, ...args: readonly string[]): Promise<void> {
  await run('xdotool', [...args], { env: { ...process.env, DISPLAY: display } });
}
