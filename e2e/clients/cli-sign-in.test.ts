import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  approveDevice,
  approveInBrowser,
  denyDevice,
  denyInBrowser,
  startSimulator,
  type Simulator,
} from '../../src/simulator/index.ts';
import { isWindowsRun } from '../support/windows-run.ts';
import { buildProgram, standIn, type Finished, type Program } from './cli-program.ts';

let simulator: Simulator;
let daypass: Program;
let added: Finished;

beforeAll(async () => {
  simulator = await startSimulator();
  daypass = await buildProgram(simulator.environment);
  added = await daypass.run('session', 'add', 'corp', '--start-url', simulator.portal.startUrl);
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

test('session add finds the Region and says what to do next', () => {
  expect(added).toStrictEqual({
    code: 0,
    stdout: 'Added session corp. Sign in: daypass login corp\n',
    stderr: 'Found the portal’s Region: eu-west-1.\n',
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function sessions(): Promise<unknown> {
  const { code, stdout } = await daypass.run('status', '--json');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

const instant: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

describe('login', () => {
  beforeEach(async () => {
    await daypass.run('logout', 'corp');
  });

  test('by browser: the link as an event, then signed in', async () => {
    const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
    const browser = JSON.parse(await login.nextLine());
    expect(browser).toStrictEqual({ event: 'browser', url: expect.stringContaining('/authorize?') });
    await approveInBrowser(browser.url);
    expect(JSON.parse(await login.nextLine())).toStrictEqual({
      event: 'signedIn',
      session: 'corp',
      expiresAt: instant,
    });
    expect(await login.finished).toMatchObject({ code: 0, stderr: '' });
    expect(await sessions()).toStrictEqual({
      sessions: [
        {
          session: 'corp',
          startUrl: simulator.portal.startUrl,
          region: simulator.portal.region,
          kind: 'session',
          state: 'signedIn',
          expiresAt: instant,
          refreshable: true,
          portalEndsAt: null,
          registrationEndsAt: null,
        },
      ],
    });
  });

  test('--redirect-port comes back to that port, and --if-needed then has nothing to do', async () => {
    const port = await freePort();
    const login = daypass.start('login', 'corp', '--redirect-port', String(port), '--no-open', '--json');
    const { url } = JSON.parse(await login.nextLine());
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(`http://127.0.0.1:${port}/oauth/callback`);
    await approveInBrowser(url);
    expect(await login.finished).toMatchObject({ code: 0 });
    const before = simulator.requests.list().length;
    expect(await daypass.run('login', 'corp', '--if-needed', '--min', '30m')).toStrictEqual({
      code: 0,
      stdout: 'You are signed in to corp.\n',
      stderr: '',
    });
    expect(await daypass.run('status', 'corp', '--min', '30m')).toMatchObject({ code: 0 });
    expect(simulator.requests.list().length).toBe(before);
  });

  test('--redirect-port in use is reported', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const ran = await daypass.run('login', 'corp', '--redirect-port', port, '--no-open');
    server.close();
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('--device') });
  });

  test.skipIf(isWindowsRun)('--private opens a private window, whose arguments do not hold the link', async () => {
    await standIn(daypass, 'google-chrome', `printf '%s\\n' "$@" > "$HOME/private-args"; cat /dev/null`);
    const login = daypass.with({ DISPLAY: ':99' }).start('login', 'corp', '--browser', '--private', '--json');
    const { url } = JSON.parse(await login.nextLine());
    const args = await expect
      .poll(() => readFile(path.join(daypass.home, 'private-args'), 'utf8').catch(() => ''))
      .toContain('--incognito')
      .then(() => readFile(path.join(daypass.home, 'private-args'), 'utf8'));
    expect(args).not.toContain('client_id');
    await approveInBrowser(url);
    expect(await login.finished).toMatchObject({ code: 0 });
  });

  test('in CI it fails at once', async () => {
    expect(await daypass.with({ CI: 'true' }).run('login', 'corp')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('daypass login --device'),
    });
    expect(await daypass.run('status', 'corp')).toMatchObject({ code: 3 });
  });

  test('by device: the code as an event, then signed in', async () => {
    const login = daypass.start('login', '--device', '--no-open', '--json');
    const device = JSON.parse(await login.nextLine());
    expect(device).toStrictEqual({
      event: 'device',
      url: expect.stringContaining('http'),
      code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
      expiresAt: instant,
    });
    await approveDevice(device.url);
    expect(JSON.parse(await login.nextLine())).toStrictEqual({
      event: 'signedIn',
      session: 'corp',
      expiresAt: instant,
    });
    expect(await login.finished).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['--browser', (event: { url: string }) => denyInBrowser(event.url)],
    ['--device', (event: { url: string }) => denyDevice(event.url)],
  ] as const)('%s denied is told and ends with 1', async (flow, deny) => {
    const login = daypass.start('login', flow, '--no-open', '--json');
    await deny(JSON.parse(await login.nextLine()));
    expect(JSON.parse(await login.nextLine())).toStrictEqual({
      event: 'failed',
      code: 'signInDenied',
      message: 'The sign-in was denied in the browser.',
      next: expect.stringContaining('approve'),
    });
    expect(await login.finished).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^\{"code":"signInDenied",.*\}\n$/u),
    });
    expect(await sessions()).toMatchObject({ sessions: [{ state: 'signedOut', expiresAt: null, refreshable: false }] });
  });

  test.skipIf(isWindowsRun).for(['SIGINT', 'SIGTERM'] as const)(
    '%s cancels: the listener is closed, nothing is written',
    async (signal) => {
      const login = daypass.start('login', '--browser', '--no-open', '--json');
      const { url } = JSON.parse(await login.nextLine());
      const callback = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      login.kill(signal);
      expect(JSON.parse(await login.nextLine())).toMatchObject({ event: 'failed', code: 'signInCancelled' });
      expect(await login.finished).toMatchObject({
        code: 1,
        stderr: '{"code":"signInCancelled","message":"The sign-in was cancelled.","next":"Run: daypass login corp"}\n',
      });
      await expect(fetch(callback)).rejects.toThrow('fetch failed');
      expect(await sessions()).toMatchObject({ sessions: [{ state: 'signedOut' }] });
    },
  );

  test('opens the page by the desktop’s opener, as one argument', async () => {
    const opened = path.join(daypass.home, 'opened');
    await standIn(daypass, 'xdg-open', `printf '%s\\n' "$@" > "${opened}"`);
    const login = daypass.start('login', '--browser');
    expect(await login.nextLine()).toBe('Approve the request in your browser. If no page came up, open this link:');
    const url = await login.nextLine();
    await expect
      .poll(() => readFile(opened, 'utf8').catch(() => ''))
      .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\n$/u);
    // The argument is a page of one use that leads to the printed link.
    const onceLink = (await readFile(opened, 'utf8')).trim();
    expect((await fetch(onceLink, { redirect: 'manual' })).headers.get('location')).toBe(url);
    await approveInBrowser(url);
    const { code, stdout } = await login.finished;
    expect(code).toBe(0);
    expect(stdout.split('\n').at(-2)).toMatch(/^Signed in to corp until .+, renewed by itself from then on\.$/);
  });

  test.skipIf(isWindowsRun)('in Japanese by the locale', async () => {
    const login = daypass.with({ LC_ALL: 'ja_JP.UTF-8' }).start('login', '--device', '--no-open');
    expect(await login.nextLine()).toBe('次のリンクを任意のデバイスで開き、承認してください:');
    login.kill('SIGINT');
    expect((await login.finished).stderr).toContain('daypass: サインインはキャンセルされました。');
  });
});

test('logout ends the session at AWS and here', async () => {
  const login = daypass.start('login', '--browser', '--no-open', '--json');
  await approveInBrowser(JSON.parse(await login.nextLine()).url);
  await login.finished;
  const logout = simulator.nextRequest(({ route }) => route === 'logout');
  expect(await daypass.run('logout', '--all')).toStrictEqual({ code: 0, stdout: 'Signed out of corp.\n', stderr: '' });
  expect(await logout).toMatchObject({ status: 200 });
  expect(await sessions()).toMatchObject({ sessions: [{ state: 'signedOut', expiresAt: null }] });
});

describe('usage', () => {
  test.each([
    [[], 'No command was given. See: daypass --help'],
    [['logn'], 'There is no command “logn”. Did you mean daypass login?'],
    [['login', '--devise'], 'There is no option --devise here. Did you mean --device?'],
    [['login', '--browser', '--device'], '--browser, --device cannot be used together. See: daypass login --help'],
    [
      ['login', 'nobody'],
      'There is no session “nobody”. See: daypass status, or add it: daypass session add NAME --start-url URL --region REGION',
    ],
    [
      ['session', 'add', 'x', '--start-url', 'ftp://x', '--region', 'eu-west-1'],
      '“ftp://x” is not a start URL. Use the https address of your AWS access portal, such as https://d-1234567890.awsapps.com/start.',
    ],
    [
      ['session', 'add', 'x', '--start-url', 'https://x.awsapps.com/start', '--region', 'evil.com/#'],
      '“evil.com/#” is not an AWS Region. Use a Region code such as us-east-1 or eu-west-1.',
    ],
  ])('%j ends with one line', async (args, line) => {
    const code = args.includes('nobody') ? 7 : 2;
    expect(await daypass.run(...args)).toStrictEqual({ code, stdout: '', stderr: `daypass: ${line}\n` });
  });

  test('--version and --help say what they should', async () => {
    expect(await daypass.run('--version')).toStrictEqual({ code: 0, stdout: 'daypass 0.1.0\n', stderr: '' });
    expect(await daypass.run('--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: daypass COMMAND'),
    });
  });
});
