import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { isLeftOut } from '../support/left-out.ts';
import { buildProgram, type Finished, type Program } from './cli-program.ts';

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
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('the whole program still answers what the fast path does not', async () => {
  const { code, stdout } = await daypass.run('--version');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^daypass \d+\.\d+\.\d+\n$/u)]);
  expect((await daypass.run('credential-process', '--help')).stdout).toContain('--wait SECONDS');
  expect((await daypass.run('credential-process')).code).toBe(2);
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

describe.skipIf(isLeftOut('python3'))('callers that meet an ended session', () => {
  test('wait together for one sign-in where a person is at a terminal, and are all served', async () => {
    await daypass.run(...KEYS);
    await daypass.run('logout', 'corp');
    const { node, entry, env } = daypass.invocation;
    const waiting = Array.from({ length: 5 }, () => {
      const child = spawn('python3', ['-c', IN_TERMINAL, node, entry, ...KEYS], {
        env: { ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      const asked = new Promise<void>((resolve) => {
        child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
          said += chunk;
          if (said.includes('daypass login corp')) resolve();
        });
      });
      return { asked, ended: once(child, 'close').then(([code]: unknown[]) => ({ code, said })) };
    });
    await Promise.all(waiting.map(({ asked }) => asked));
    const pagesBefore = simulator.requests.list().filter(({ route }) => route === 'authorizePage').length;
    await signIn();
    const ended = await Promise.all(waiting.map((one) => one.ended));
    expect(ended.filter(({ code, said }) => code !== 0 || !said.includes('"AccessKeyId"'))).toEqual([]);
    const pages = simulator.requests.list().filter(({ route }) => route === 'authorizePage').length;
    expect(pages - pagesBefore).toBe(1);
  });
});
