import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

export interface SessionBus {
  readonly address: string;
  stop(): Promise<void>;
}

/** A session bus of the test's own, so that neither the developer's desktop nor another test is ever seen. */
export async function startSessionBus(): Promise<SessionBus> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(daemon, 'exit');
  const lines = createInterface({ input: daemon.stdout });
  const address = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    exited.then(([code]) => Promise.reject(new Error(`dbus-daemon ended with ${code} before it had an address`))),
  ]);
  return {
    address,
    async stop() {
      daemon.kill();
      await exited;
    },
  };
}
