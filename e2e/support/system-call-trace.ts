import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { awaited, NotYet } from './awaited.ts';

export interface SystemCallTrace {
  /** Resolves with everything traced until now, once the text occurs in it. */
  until(text: string): Promise<string>;
  stop(): Promise<void>;
}

/** What a running process and its threads send to sockets, as strace prints it. DNS queries show the labels of their names. */
export async function traceSends(processId: number): Promise<SystemCallTrace> {
  const calls = 'trace=connect,sendto,sendmsg,sendmmsg';
  const strace = spawn('strace', ['-f', '-s', '512', '-e', calls, '-p', String(processId)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(strace, 'exit');
  let traced = '';
  strace.stderr.on('data', (chunk: Buffer) => (traced += chunk.toString()));
  const until = (text: string): Promise<string> =>
    awaited(
      `${text} in what the process sends`,
      () => (traced.includes(text) ? traced : new NotYet(traced.slice(-500))),
      (changed) => {
        strace.stderr.on('data', changed);
        return () => strace.stderr.off('data', changed);
      },
    );
  await until('attached');
  return {
    until,
    async stop() {
      strace.kill();
      await exited;
    },
  };
}
