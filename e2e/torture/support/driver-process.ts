import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Answer, Order, Ready } from '../driver/orders.ts';

export interface DriverProcess {
  readonly pid: number;
  readonly ioThread: number;
  /** Rejects when the process ends without an answer. */
  send(order: Order): Promise<Answer>;
  /** Resolves with the signal that ended it, or null. */
  readonly ended: Promise<NodeJS.Signals | null>;
  end(): Promise<void>;
}

/** Starts a driver that waits for orders. */
export async function startDriver(entry: string): Promise<DriverProcess> {
  const child = spawn(process.execPath, [entry], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // One thread, and no io_uring, so that every call on files is made by that thread and in one order.
    env: { PATH: process.env['PATH'], TZ: 'UTC', UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' },
  });
  // A driver that was killed no longer hears.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([, signal]): NodeJS.Signals | null => signal);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { done, value } = await lines.next();
    if (done === true) throw new Error('The driver ended without an answer.');
    return value;
  };
  const ready: Ready = JSON.parse(await nextLine());
  return {
    pid: child.pid ?? 0,
    ioThread: ready.ioThread,
    async send(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const answer: Answer = JSON.parse(await nextLine());
      return answer;
    },
    ended,
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
