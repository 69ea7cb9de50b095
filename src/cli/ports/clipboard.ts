import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { DaypassError } from '../../shared/errors/daypass-error.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Tool = readonly [program: string, ...args: string[]];

/** How a text came into the clipboard: by the terminal (OSC 52), or by this program. */
export type CopiedBy = string;

/**
 * Puts a text into the clipboard of the person's own machine: over SSH by the terminal, which is the only one that reaches it,
 * else by the desktop's own program. The text goes through a pipe, never into an argument. Rejects with clipboardUnavailable.
 */
export async function copyToClipboard(text: string, platform: NodeJS.Platform, env: Env): Promise<CopiedBy> {
  const isRemote = Boolean(env['SSH_TTY'] ?? env['SSH_CONNECTION']);
  if (!isRemote) {
    for (const tool of tools(platform, env)) if (await takesInput(tool, text, env)) return tool[0];
  }
  if (writeToTerminal(osc52(text), platform)) return 'terminal';
  throw new DaypassError('clipboardUnavailable');
}

/** The sequence by which a program asks its terminal to set the clipboard (xterm, "Operating System Commands", Ps = 52). */
export function osc52(text: string): string {
  return `\u001B]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
}

export function tools(platform: NodeJS.Platform, env: Env): readonly Tool[] {
  if (platform === 'darwin') return [['pbcopy']];
  if (platform === 'win32') return [['clip.exe']];
  if (env['WSL_DISTRO_NAME']) return [['clip.exe']];
  const wayland: readonly Tool[] = env['WAYLAND_DISPLAY'] ? [['wl-copy']] : [];
  const x11: readonly Tool[] = env['DISPLAY']
    ? [
        ['xclip', '-selection', 'clipboard'],
        ['xsel', '--clipboard', '--input'],
      ]
    : [];
  return [...wayland, ...x11];
}

/** False where the program is missing or fails. */
function takesInput([program, ...args]: Tool, text: string, env: Env): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], env: { ...env } });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}

function writeToTerminal(text: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return false;
  try {
    const descriptor = openSync('/dev/tty', 'w');
    writeSync(descriptor, text);
    closeSync(descriptor);
    return true;
  } catch {
    return false;
  }
}
