import { spawn } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { AWS, isAwsLeftOut } from '../support/aws-cli.ts';
import { isLeftOut } from '../support/left-out.ts';
import { isSshLeftOut, startSshServer, type SshServer } from '../support/ssh-server.ts';
import { buildProgram, startProcess, type Program } from './cli-program.ts';

/** `daypass ssh` with a real ssh and sshd; the other machine is this one, by another environment. */
const organization = { accounts: [{ accountId: '111122223333', accountName: 'pay', roles: ['Admin'] }] };
const KEY_SECONDS = 24;
const sdk = path.join(import.meta.dirname, '../../node_modules/@aws-sdk/credential-provider-http/dist-cjs/index.js');

/** Prints the key it has for each line that it gets. */
const SDK_LOOP = `
const provider = require(${JSON.stringify(sdk)}).fromHttp({});
process.stdin.on('data', () => provider().then(({ accessKeyId }) => console.log(accessKeyId)));
`;

/** Runs a command in a new terminal and types into its shell once the session is up. */
const IN_TERMINAL = `
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0: os.execvp(sys.argv[1], sys.argv[1:])
os.write(terminal, b'test -t 0 && echo credentials are "at $AWS_CONTAINER_CREDENTIALS_FULL_URI"; exit 3\\n')
try:
    while chunk := os.read(terminal, 4096): sys.stdout.buffer.write(chunk); sys.stdout.flush()
except OSError: pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

describe.skipIf(isSshLeftOut)('daypass ssh', () => {
  let simulator: Simulator;
  let daypass: Program;
  let server: SshServer;
  let tempDir: string;

  beforeAll(async () => {
    simulator = await startSimulator({ organization, settings: { roleCredentialSeconds: KEY_SECONDS } });
    const built = await buildProgram(simulator.environment);
    tempDir = path.join(built.home, 'tmp');
    daypass = built.with({ TMPDIR: tempDir });
    const { startUrl, region } = simulator.portal;
    await daypass.run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
    const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
    await approveInBrowser(JSON.parse(await login.nextLine()).url);
    await login.finished;
    const role = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin'];
    await daypass.run('profile', 'add', 'Admin', ...role, '--region', 'eu-west-1');
  });

  afterAll(async () => {
    await simulator.close();
    await daypass.remove();
  });

  beforeEach(async () => {
    await rm(tempDir, { recursive: true, force: true });
    await mkdir(tempDir);
    server = await startSshServer();
  });

  afterEach(() => server.close());

  const command = (...words: readonly string[]) => [
    'ssh',
    'box',
    '--profile',
    'Admin',
    '--',
    '-F',
    server.clientConfig,
    ...words,
  ];
  /** A session whose command prints a line and ends with its connection. */
  const waiting = () => {
    const { node, entry, env } = daypass.invocation;
    return startProcess(node, [entry, ...command('echo here; exec cat')], env, 'pipe');
  };
  const left = () => readdir(server.tempDir);
  /** What is open here for a session: the folder of the shared connection. */
  const leftHere = () => readdir(tempDir);

  test('the command has the keys’ address and its own exit code; nothing is left on either side', async () => {
    const script =
      'env | grep ^AWS_ | sed "s/=.*//" | sort; stat -c %a "$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"; echo "$AWS_REGION"; exit 7';
    const { code, stdout, stderr } = await daypass.run(...command(script));
    expect({ code, stderr, lines: stdout.trimEnd().split('\n') }).toEqual({
      code: 7,
      stderr: '',
      lines: [
        'AWS_CONTAINER_AUTHORIZATION_TOKEN',
        'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
        'AWS_CONTAINER_CREDENTIALS_FULL_URI',
        'AWS_DEFAULT_REGION',
        'AWS_REGION',
        '600',
        'eu-west-1',
      ],
    });
    expect(await left()).toEqual([]);
    expect(await leftHere()).toEqual([]);
  });

  test.skipIf(isAwsLeftOut)('the AWS CLI there gets keys', async () => {
    const { code, stdout, stderr } = await daypass.run(...command(AWS, 'configure', 'export-credentials'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ AccessKeyId: expect.stringMatching(/^ASIA/) });
  });

  test('the SDK for JavaScript there works on over a renewal', async () => {
    const { node, entry, env } = daypass.invocation;
    const loop = `${process.execPath} -e ${shellWord(SDK_LOOP)}`;
    const session = startProcess(node, [entry, ...command(loop)], env, 'pipe');
    const ask = (): Promise<string> => {
      session.write('\n');
      return session.nextLine();
    };
    const first = await ask();
    expect(first).toMatch(/^ASIA/);
    await expect.poll(ask).not.toBe(first);
    session.endInput();
    expect(await session.finished).toMatchObject({ code: 0 });
    expect(await left()).toEqual([]);
  });

  test.each(['SIGKILL', 'SIGTERM', 'SIGHUP'] as const)('%s leaves nothing on the other machine', async (signal) => {
    const session = waiting();
    expect(await session.nextLine()).toBe('here');
    expect(await left()).toHaveLength(1);
    session.kill(signal);
    await expect.poll(left).toEqual([]);
    // The person's own session outlives a SIGKILL; its keys do not.
    await server.cutConnections();
    await session.finished;
  });

  test('a cut connection leaves nothing there, and ends with ssh’s code', async () => {
    const session = waiting();
    expect(await session.nextLine()).toBe('here');
    await server.cutConnections();
    expect(await session.finished).toMatchObject({ code: 255 });
    await expect.poll(left).toEqual([]);
    expect(await leftHere()).toEqual([]);
  });

  test('a host that does not forward is explained', async () => {
    const refusing = await startSshServer(['AllowTcpForwarding no']);
    try {
      const args = command('true').map((word) => (word === server.clientConfig ? refusing.clientConfig : word));
      const { code, stderr } = await daypass.run(...args);
      expect({ code, last: stderr.trim().split('\n').at(-1) }).toEqual({
        code: 1,
        last: expect.stringContaining('box does not forward ports'),
      });
      await expect.poll(() => readdir(refusing.tempDir)).toEqual([]);
    } finally {
      await refusing.close();
    }
  });

  test('a host that is not there: ssh’s own words and code', async () => {
    const { code, stderr } = await daypass.run(...command('-o', 'Port=1', 'true'));
    expect({ code, stderr }).toEqual({ code: 255, stderr: expect.stringContaining('Connection refused') });
    expect(await leftHere()).toEqual([]);
  });

  test('options that leave the session out are refused', async () => {
    expect(await daypass.run(...command('-N'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no option -N'),
    });
  });

  test.skipIf(isLeftOut('python3'))('a person at a terminal gets a login shell', async () => {
    const { node, entry, env } = daypass.invocation;
    const child = spawn('python3', ['-c', IN_TERMINAL, node, entry, ...command()], { env: { ...env } });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, said }).toEqual({
      code: 3,
      said: expect.stringMatching(/credentials are at http:\/\/127\.0\.0\.1:\d+\/credentials\/[\w-]+\r?\n/),
    });
    expect(await left()).toEqual([]);
  });
});

function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
