import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { PATIENCE_MILLIS } from './awaited.ts';

/** What another program would paste: the X11 clipboard, or the selection of the middle mouse button. Empty when nobody owns it. */
export async function pasted(display: string, selection: 'clipboard' | 'primary' = 'clipboard'): Promise<string> {
  const xclip = spawn('xclip', ['-selection', selection, '-o'], {
    env: { ...process.env, DISPLAY: display },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE_MILLIS,
  });
  const [content] = await Promise.all([text(xclip.stdout), once(xclip, 'exit')]);
  return content;
}

/** The forms in which the X11 clipboard is offered, by name. */
export async function clipboardTargets(display: string): Promise<readonly string[]> {
  const xclip = spawn('xclip', ['-selection', 'clipboard', '-o', '-t', 'TARGETS'], {
    env: { ...process.env, DISPLAY: display },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE_MILLIS,
  });
  const [content] = await Promise.all([text(xclip.stdout), once(xclip, 'exit')]);
  return content.split('\n').filter((target) => target !== '');
}
