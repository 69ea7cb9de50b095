import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Child {
  readonly pid: number;
  /** The next line it prints. */
  line(): Promise<string>;
  say(text: string): void;
  kill(): Promise<void>;
  /** Resolves with its exit code. */
  exited(): Promise<number | null>;
}

/** What every script of `startChild` may use: real ports, small waits. */
const PRELUDE = `
  import { setTimeout as sleep } from 'node:timers/promises';
  import { createInterface } from 'node:readline';
  const ports = {
    alarm: { set: () => () => undefined, sleep: (millis, signal) => sleep(millis, undefined, { signal }) },
    clock: { nowMillis: () => Date.now() },
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)), fraction: () => Math.random() },
  };
  const heard = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const told = async () => (await heard.next()).value;
`;

/** A process of its own that runs an ES module; `.ts` files can be imported by their URL. Its stderr is ours. */
export function startChild(script: string): Child {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PRELUDE + script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const exit = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? -1,
    line: async () => String((await lines.next()).value),
    say: (text) => void child.stdin.write(`${text}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
    exited: () => exit,
  };
}
