import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface VirtualScreen {
  /** For DISPLAY. */
  readonly display: string;
  stop(): Promise<void>;
}

/** An X server without a screen: windows open nowhere, and the clipboard is the test's own. */
export async function startVirtualScreen(): Promise<VirtualScreen> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const exited = once(server, 'exit');
  const numberPipe = server.stdio[3];
  if (numberPipe === null || numberPipe === undefined) throw new Error('Xvfb was started without its pipe');
  const number = await Promise.race([
    once(numberPipe, 'data').then(([data]) => String(data).trim()),
    exited.then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code} before it had a display`))),
  ]);
  return {
    display: `:${number}`,
    async stop() {
      server.kill();
      await exited;
    },
  };
}
