import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { approveDevice, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { isLeftOut } from '../support/left-out.ts';
import { isSshLeftOut, startSshServer } from '../support/ssh-server.ts';
import { buildProgram, startProcess, type Program, type Running } from './cli-program.ts';

/**
 * A sign-in on another machine: the browser of the person can't come back to a callback there. `daypass login` without any
 * option ends signed in, with a token that renews itself.
 */
const ACCOUNT = { accountId: '111122223333', accountName: 'pay', roles: ['Admin'] };
const HERE = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined, BROWSER: undefined, SSH_CONNECTION: undefined };
const CODESPACES = { ...HERE, CODESPACES: 'true', CODESPACE_NAME: 'fake-codespace' };

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization: { accounts: [ACCOUNT] } });
  // Nothing on this PATH opens a page.
  daypass = (await buildProgram(simulator.environment)).with(HERE);
  const { startUrl, region } = simulator.portal;
  await daypass.run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

afterEach(() => daypass.run('logout', 'corp'));

/** Reads link and code off what the command prints, and approves them elsewhere, as on a phone. */
async function approve(login: Running): Promise<string> {
  const printed: string[] = [];
  for (;;) {
    printed.push(plain(await login.nextLine()));
    const text = printed.join('\n');
    const link = /https?:\/\/\S+/u.exec(text)?.[0];
    const code = /\b[A-Z]{4}-[A-Z]{4}\b/u.exec(text.replace(link ?? '', ''))?.[0];
    if (link === undefined || code === undefined) continue;
    await approveDevice(link, code);
    return text;
  }
}

/** Without what a terminal is told about colours and the cursor. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- escape sequences are what is taken out
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]|\r/gu, '');
}

async function expectRenewable(): Promise<void> {
  const { stdout } = await daypass.run('status', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ sessions: [{ session: 'corp', state: 'signedIn', refreshable: true }] });
  expect((await daypass.run('list')).stdout).toContain('pay');
}

const isScriptLeftOut = isLeftOut('script');

/** The command in a terminal of its own, by script(1). */
function inTerminal({ invocation }: Program, env: Readonly<Record<string, string | undefined>>): Running {
  const { node, entry } = invocation;
  const command = `'${node}' '${entry}' login corp`;
  return startProcess('script', ['-qec', command, '/dev/null'], { ...invocation.env, ...env, TERM: 'xterm' }, 'pipe');
}

describe.skipIf(isScriptLeftOut)('in a terminal', () => {
  test.each([
    ['Codespaces', CODESPACES],
    ['Codespaces with a display', { ...CODESPACES, DISPLAY: ':0' }],
    ['a dev container', { ...HERE, REMOTE_CONTAINERS: 'true' }],
    ['a machine without a display', HERE],
  ])('of %s a code is enough', async (_where, env) => {
    const login = inTerminal(daypass, env);
    await approve(login);
    expect(await login.finished).toMatchObject({ code: 0 });
    await expectRenewable();
  });
});

describe('where nobody is at a terminal', () => {
  test('a program reads link and code, and the token renews itself', async () => {
    const login = daypass.with(CODESPACES).start('login', 'corp', '--json');
    const { event, url, code }: Record<string, string> = JSON.parse(await login.nextLine());
    expect(event).toBe('device');
    await approveDevice(url ?? '', code ?? '');
    expect(await login.finished).toMatchObject({ code: 0 });
    await expectRenewable();
  });

  test('the command ends at once and says how a person signs in', async () => {
    const { code, stdout, stderr } = await daypass.with(CODESPACES).run('login', 'corp');
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('daypass login --device');
  });
});

describe.skipIf(isSshLeftOut)('over a real SSH connection', () => {
  test('a code is enough', async () => {
    const server = await startSshServer();
    try {
      const { node, entry, env } = daypass.invocation;
      const given = ['HOME', 'LC_ALL', 'TZ', 'DAYPASS_SERVICE', ...Object.keys(simulator.environment)];
      const words = given.map((name) => `${name}='${env[name] ?? ''}'`).join(' ');
      // A forwarded display must not mislead: the redirect would still go to this machine.
      const remote = `env DISPLAY=localhost:10.0 ${words} '${node}' '${entry}' login corp`;
      const login = startProcess('ssh', ['-F', server.clientConfig, '-tt', 'box', remote], env, 'pipe');
      await approve(login);
      expect(await login.finished).toMatchObject({ code: 0 });
      await expectRenewable();
    } finally {
      await server.close();
    }
  });
});

/** A user and a network namespace: nothing but its own loopback, and nobody need be root. */
const NAMESPACE = ['--user', '--map-root-user', '--net'];
const UP = 'ip link set lo up && exec "$@"';
const isWithoutNetworkLeftOut =
  isLeftOut('unshare') ||
  (process.env['DAYPASS_ALL_LAYERS'] !== '1' &&
    spawnSync('unshare', [...NAMESPACE, 'sh', '-c', UP, 'sh', 'true']).status !== 0);

test.skipIf(isWithoutNetworkLeftOut)('on a machine that reaches nothing but the portal', async () => {
  const driver = path.join(import.meta.dirname, '../support/isolated-login.ts');
  const home = path.join(daypass.home, 'isolated');
  await mkdir(home);
  const { node, entry, env } = daypass.invocation;
  const command = [process.execPath, driver, node, entry];
  const isolated = startProcess('unshare', [...NAMESPACE, 'sh', '-c', UP, 'sh', ...command], {
    PATH: env['PATH'],
    HOME: home,
    LC_ALL: 'C.UTF-8',
    DAYPASS_SERVICE: 'off',
    CODESPACES: 'true',
  });
  const { code, stdout, stderr } = await isolated.finished;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    interfaces: ['lo'],
    login: 0,
    sessions: [expect.objectContaining({ session: 'corp', state: 'signedIn', refreshable: true })],
  });
});
