import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { isLeftOut } from '../support/left-out.ts';
import { buildProgram, type Finished, type Program, type Running } from './cli-program.ts';

/** The key service between real processes: `credential-process` callers, a background service, sign-ins, kills. */
const organization = { accounts: [{ accountId: '111122223333', accountName: 'prod', roles: ['Admin'] }] };
const KEYS = ['credential-process', '--session', 'corp', '--account', '111122223333', '--role', 'Admin'] as const;

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization });
  daypass = (await buildProgram(simulator.environment)).with({ DAYPASS_SERVICE: undefined, CI: undefined });
  const config = path.join(daypass.home, '.aws/config');
  await mkdir(path.dirname(config));
  await writeFile(
    config,
    `[sso-session corp]\nsso_start_url = ${simulator.portal.startUrl}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`,
  );
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

beforeEach(signIn);
afterEach(async () => {
  await daypass.run('service', 'stop');
});

async function signIn(): Promise<void> {
  const login = daypass.start('login', 'corp', '--browser', '--no-open');
  for (;;) {
    const [url] = /https?:\/\/\S+/u.exec(await login.nextLine()) ?? [];
    if (url === undefined) continue;
    await approveInBrowser(url);
    break;
  }
  expect((await login.finished).code).toBe(0);
}

const mints = (): number => simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials').length;
const keyOf = ({ stdout }: Finished): string => {
  const { AccessKeyId }: { AccessKeyId: string } = JSON.parse(stdout);
  return AccessKeyId;
};
const servicePid = async (): Promise<number> => {
  const { stdout } = await daypass.run('service', 'status', '--json');
  const { pid }: { pid: number } = JSON.parse(stdout);
  return pid;
};

test('a hundred callers at once are one mint, and each gets the keys', async () => {
  const before = mints();
  const callers = await Promise.all(Array.from({ length: 100 }, () => daypass.run(...KEYS)));
  expect(callers.filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([]);
  expect(new Set(callers.map(keyOf)).size).toBe(1);
  expect(mints() - before).toBe(1);
});

test('a service that is killed loses nothing but its memory', async () => {
  const first = await daypass.run(...KEYS);
  process.kill(await servicePid(), 'SIGKILL');
  const [second, third] = [await daypass.run(...KEYS), await daypass.run(...KEYS)];
  expect([second.code, keyOf(second) === keyOf(first), keyOf(second) === keyOf(third)]).toEqual([0, false, true]);
});

test('after sign-out no keys are handed out, and one line says what to do', async () => {
  expect((await daypass.run(...KEYS)).code).toBe(0);
  await daypass.run('logout', 'corp');
  const { code, stdout, stderr } = await daypass.run(...KEYS, '--no-wait');
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr.split('\n')).toHaveLength(2);
  expect(stderr).toContain('daypass login corp');
});

test('a caller of other AWS files is served by itself, not by the service', async () => {
  await daypass.run(...KEYS);
  const empty = path.join(daypass.home, 'empty-config');
  await writeFile(empty, '');
  const { code, stdout } = await daypass.with({ AWS_CONFIG_FILE: empty }).run(...KEYS);
  expect({ code, stdout }).toEqual({ code: 7, stdout: '' });
});

test('SIGUSR1 opens no debugger in a caller that waits', async () => {
  const ownDir = path.join(daypass.home, '.local/share/daypass');
  const socketPath = path.join(await mkdtemp(path.join(daypass.home, 's-')), 's');
  await daypass.run(...KEYS);
  const file = path.join(ownDir, 'service.json');
  const served = JSON.parse(await readFile(file, 'utf8'));
  await daypass.run('service', 'stop');
  let caller: Running | undefined;
  const silent = createServer((socket) => {
    socket.on('data', () => {
      socket.write('{"v":1}\n');
      caller?.kill('SIGUSR1');
      // The caller handles the signal before what was sent after it.
      setImmediate(() => socket.end('{"ok":false,"code":"noAccess","facts":{}}\n'));
    });
  });
  silent.listen(socketPath);
  await once(silent, 'listening');
  await writeFile(file, JSON.stringify({ ...served, path: socketPath }), { mode: 0o600 });
  caller = daypass.start(...KEYS);
  const { code, stderr } = await caller.finished;
  silent.close();
  await writeFile(file, '{}');
  expect([code, stderr]).toEqual([4, expect.not.stringContaining('Debugger')]);
});

test('status and stop say what runs', async () => {
  const none = await daypass.run('service', 'status');
  expect([none.code, none.stdout]).toEqual([1, 'No key service runs. The first tool that needs keys starts one.\n']);
  await daypass.run(...KEYS);
  const running = await daypass.run('service', 'status');
  expect([running.code, running.stdout]).toEqual([
    0,
    expect.stringMatching(/^The key service runs in the background/u),
  ]);
  expect((await daypass.run('service', 'stop')).stdout).toBe('Stopped the key service.\n');
  expect((await daypass.run('service', 'status')).code).toBe(1);
});

/** Runs a command in a new terminal of its own and prints what it printed there; stdin of the command is the terminal. */
const IN_TERMINAL = `
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0: os.execvp(sys.argv[1], sys.argv[1:])
try:
    while chunk := os.read(terminal, 4096):
        sys.stdout.buffer.write(chunk); sys.stdout.flush()
except OSError: pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Starts as many callers as jobs of one terminal, each with a file for what it prints and how it ends. */
const CALLERS =
  'for i in $(seq "$1"); do ( "$2" "$3" credential-process --profile prod > "$4/$i.out" 2> "$4/$i.err"; echo $? > "$4/$i.code" ) & done; wait';
/** A hundred by hand; each is a process of its own. */
const CALLER_COUNT = Number(process.env['DAYPASS_CALLERS'] ?? 12);

describe.skipIf(isLeftOut('python3'))('callers that meet an ended session, with a person at the terminal', () => {
  interface Waiting {
    /** Resolves when as many lines as this ask the person to sign in. */
    asked(count: number): Promise<void>;
    /** What each printed and how it ended, by exit code. */
    ended(): Promise<readonly { readonly code: string; readonly out: string }[]>;
  }

  async function startCallers(): Promise<Waiting> {
    const dir = await mkdtemp(path.join(daypass.home, 'callers-'));
    const { node, entry, env } = daypass.invocation;
    const job = ['sh', '-c', CALLERS, 'sh', String(CALLER_COUNT), node, entry, dir];
    const child = spawn('python3', ['-c', IN_TERMINAL, ...job], {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const closed = once(child, 'close');
    const read = (name: string) => readFile(path.join(dir, name), 'utf8');
    return {
      asked: async (count) => {
        await expect.poll(() => said.split('daypass login corp').length - 1, { timeout: 120_000 }).toBe(count);
      },
      async ended() {
        await closed;
        const numbers = Array.from({ length: CALLER_COUNT }, (_, index) => index + 1);
        return Promise.all(
          numbers.map(async (number) => ({
            code: (await read(`${number}.code`)).trim(),
            out: `${await read(`${number}.out`)}${await read(`${number}.err`)}`,
          })),
        );
      },
    };
  }

  const pages = () => simulator.requests.list().filter(({ route }) => route === 'authorizePage').length;
  const unserved = (callers: Awaited<ReturnType<Waiting['ended']>>) =>
    callers.filter(({ code, out }) => code !== '0' || !out.includes('"AccessKeyId"'));

  beforeEach(async () => {
    const role = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin'];
    await daypass.run('profile', 'add', 'prod', ...role, '--region', 'eu-west-1');
    await daypass.run(...KEYS);
    await daypass.run('logout', 'corp');
  });

  test('wait together for one sign-in, and are all served', async () => {
    const callers = await startCallers();
    await callers.asked(CALLER_COUNT);
    const [pagesBefore, mintsBefore] = [pages(), mints()];
    await signIn();
    expect(unserved(await callers.ended())).toEqual([]);
    expect([pages() - pagesBefore, mints() - mintsBefore]).toEqual([1, 1]);
  });

  test('wait on when the service is killed in the middle, at its successor', async () => {
    const callers = await startCallers();
    await callers.asked(CALLER_COUNT);
    process.kill(await servicePid(), 'SIGKILL');
    await callers.asked(2 * CALLER_COUNT);
    const [pagesBefore, mintsBefore] = [pages(), mints()];
    await signIn();
    expect(unserved(await callers.ended())).toEqual([]);
    expect([pages() - pagesBefore, mints() - mintsBefore]).toEqual([1, 1]);
  });
});
