import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { isLeftOut } from '../support/left-out.ts';
import { buildProgram, startProcess, type Finished, type Program } from './cli-program.ts';

/** `daypass exec` between real signals, a real terminal and a real child. */
const organization = { accounts: [{ accountId: '111122223333', accountName: 'prod', roles: ['Admin'] }] };
const EXEC = ['exec', '--session', 'corp', '--account', '111122223333', '--role', 'Admin', '--'] as const;

const UNCATCHABLE = ['SIGKILL', 'SIGSTOP'];
const FAULTS = ['SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGTRAP'];
const OF_JOB_CONTROL = ['SIGTSTP', 'SIGTTIN', 'SIGTTOU'];
const ENDING_NOBODY = ['SIGCHLD', 'SIGPIPE'];
const SECOND_NAMES = ['SIGIOT', 'SIGPOLL'];
const notForwarded = new Set([...UNCATCHABLE, ...FAULTS, ...OF_JOB_CONTROL, ...ENDING_NOBODY, ...SECOND_NAMES]);
const isSignal = (name: string): name is NodeJS.Signals => name in constants.signals;
const FORWARDED = Object.keys(constants.signals)
  .filter(isSignal)
  .filter((name) => !notForwarded.has(name));

/** Writes a line for each signal it gets, and ends with 9 at SIGTERM. */
const CHILD = `
const signals = ${JSON.stringify(FORWARDED)};
for (const signal of signals) process.on(signal, () => {
  process.stdout.write('got ' + signal + '\\n', () => { if (signal === 'SIGTERM') process.exit(9); });
});
setInterval(() => undefined, 1 << 30);
console.log('ready ' + process.ppid);
`;

/** Starts a command as the foreground job of a new terminal, presses Ctrl-C, then ends the child through daypass. */
const IN_TERMINAL = `
import os, pty, signal, sys
pid, terminal = pty.fork()
if pid == 0: os.execvp(sys.argv[1], sys.argv[1:])
out = b''
while b'ready' not in out: out += os.read(terminal, 4096)
os.write(terminal, b'\\x03')
while b'got SIGINT' not in out: out += os.read(terminal, 4096)
os.kill(pid, signal.SIGTERM)
try:
    while chunk := os.read(terminal, 4096): out += chunk
except OSError: pass
sys.stdout.buffer.write(out)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

let simulator: Simulator;
let daypass: Program;
let child: string;
/** How a sign-in that got SIGUSR1 halfway ended. */
let signIn: Finished;

beforeAll(async () => {
  simulator = await startSimulator({ organization });
  daypass = await buildProgram(simulator.environment);
  child = path.join(daypass.home, 'child.mjs');
  await writeFile(child, CHILD);
  const { startUrl, region } = simulator.portal;
  await daypass.run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
  const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
  const { url } = JSON.parse(await login.nextLine());
  login.kill('SIGUSR1');
  await approveInBrowser(url);
  signIn = await login.finished;
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

describe.runIf(process.platform === 'linux')('signals', () => {
  test('SIGUSR1 opens no debugger in other commands either', () => {
    expect(signIn).toMatchObject({ code: 0, stderr: '' });
  });

  test('each that Node.js can catch reaches the child, and none opens a debugger or ends daypass first', async () => {
    const { node, entry, env } = daypass.invocation;
    // In a session of its own, so that no terminal of the test's runner counts.
    const running = spawn(node, [entry, ...EXEC, node, child], { env: { ...env }, detached: true });
    const stderr = text(running.stderr);
    const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
    const nextLine = async (): Promise<unknown> => (await lines.next()).value;
    expect(await nextLine()).toBe(`ready ${running.pid}`);
    const others = FORWARDED.filter((name) => name !== 'SIGTERM');
    for (const signal of [...others, 'SIGTERM' as const]) {
      running.kill(signal);
      expect(await nextLine()).toBe(`got ${signal}`);
    }
    const [code]: unknown[] = await once(running, 'exit');
    expect({ code, stderr: await stderr }).toStrictEqual({ code: 9, stderr: '' });
  });

  test.skipIf(isLeftOut('python3')).each([
    ['the terminal', ''],
    ['a file', ' < /dev/null'],
  ])('one Ctrl-C is one SIGINT when stdin is %s', async (_stdin, redirection) => {
    const { node, entry, env } = daypass.invocation;
    const job = ['sh', '-c', `exec "$@"${redirection}`, 'sh', node, entry, ...EXEC, node, child];
    const { code, stdout } = await startProcess('python3', ['-c', IN_TERMINAL, ...job], env).finished;
    expect(stdout.match(/got \w+/g)).toStrictEqual(['got SIGINT', 'got SIGTERM']);
    expect(code).toBe(9);
  });
});

describe('exit codes are those of a shell', () => {
  test('a command ended by a signal: 128 and its number', async () => {
    expect(await daypass.run(...EXEC, 'sh', '-c', 'kill -KILL $$')).toMatchObject({ code: 137 });
  });

  test('a command that is not there: 127', async () => {
    expect(await daypass.run(...EXEC, 'no-such-command')).toStrictEqual({
      code: 127,
      stdout: '',
      stderr:
        'daypass: The command “no-such-command” could not be started. Check its name and that it is on your PATH.\n',
    });
  });

  test('a file without the right to execute it, or a folder: 126', async () => {
    const file = path.join(daypass.home, 'not-a-program');
    await writeFile(file, 'text', { mode: 0o644 });
    const folder = path.join(daypass.home, 'folder');
    await mkdir(folder);
    const stderr = expect.stringMatching(/^daypass: The command “.*” was found but can't be run\. .*\n$/);
    for (const command of [file, folder])
      expect(await daypass.run(...EXEC, command)).toStrictEqual({ code: 126, stdout: '', stderr });
  });
});
