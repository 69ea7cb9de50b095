import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * Asks at the terminal itself: the standard streams of `credential_process` belong to the tool that runs it. Resolves with
 * undefined without a terminal. Rejects with the signal's reason.
 */
export async function askAtTerminal(prompt: string, signal: AbortSignal): Promise<string | undefined> {
  const terminal = openTerminal();
  if (!terminal) return undefined;
  const { input, write, close } = terminal;
  const lines = createInterface({ input, terminal: false });
  try {
    write(prompt);
    return await new Promise<string | undefined>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(undefined));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  } finally {
    lines.close();
    close();
  }
}

interface OpenTerminal {
  readonly input: NodeJS.ReadableStream;
  readonly write: (text: string) => void;
  readonly close: () => void;
}

function openTerminal(): OpenTerminal | undefined {
  // Windows has no name for the terminal that Node.js opens for reading and writing.
  if (process.platform === 'win32') {
    if (!process.stdin.isTTY) return undefined;
    return { input: process.stdin, write: (text) => void writeSync(2, text), close: () => process.stdin.pause() };
  }
  try {
    const descriptor = openSync('/dev/tty', 'r+');
    const input = createReadStream('', { fd: descriptor, autoClose: false });
    const close = (): void => {
      input.destroy();
      closeSync(descriptor);
    };
    return { input, write: (text) => void writeSync(descriptor, text), close };
  } catch {
    return undefined;
  }
}
