import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { addSignedInSession, buildProgram, type Program, type Running } from '../clients/cli-program.ts';
import { windowsPath } from './support/machine.mjs';
import { runBatch } from './support/windows-program.ts';

/** The key service over a named pipe, and exec of what Windows installs as .cmd. */
const ACCOUNT = { accountId: '111122223333', accountName: 'pay', roles: ['Admin'] };
const SELECTORS = ['--session', 'corp', '--account', ACCOUNT.accountId, '--role', 'Admin'];

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization: { accounts: [ACCOUNT] } });
  daypass = await buildProgram(simulator.environment);
  await addSignedInSession(daypass, simulator.portal);
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

const mints = () => simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials').length;

describe('the key service', () => {
  let service: Running;
  let served: Program;
  let ownDir: string;

  beforeAll(async () => {
    // Windows' own folder for data is not under HOME.
    ownDir = path.join(daypass.home, 'own');
    await mkdir(ownDir);
    served = daypass.with({ DAYPASS_SERVICE: undefined, CI: undefined, DAYPASS_HOME: windowsPath(ownDir) });
    // Wine gives Node.js no pipe for its output, so that no caller can start one by itself.
    service = served.start('service', 'run');
    // It prints one line once it listens.
    await service.nextLine();
  });

  afterAll(async () => {
    await served.run('service', 'stop');
    await service.finished;
  });

  test('hands the same keys to every caller over a named pipe with an unguessable name, after proofs both ways', async () => {
    const before = mints();
    const callers = [];
    for (let count = 0; count < 3; count += 1) callers.push(await served.run('credential-process', ...SELECTORS));
    expect(callers.filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([]);
    expect(new Set(callers.map(({ stdout }) => JSON.parse(stdout).AccessKeyId)).size).toBe(1);
    expect(mints() - before).toBe(1);
    const address = JSON.parse(await readFile(path.join(ownDir, 'service.json'), 'utf8'));
    expect(address).toMatchObject({
      path: expect.stringMatching(/^\\\\\.\\pipe\\daypass-[\w-]{12,}$/u),
      secret: expect.stringMatching(/^[\w-]{40,}$/u),
    });
    expect((await served.run('service', 'status')).stdout).toContain('runs in the background');
  });

  test('is not trusted without its secret: the caller gets keys by itself', async () => {
    const file = path.join(ownDir, 'service.json');
    const text = await readFile(file, 'utf8');
    const before = mints();
    await writeFile(file, JSON.stringify({ ...JSON.parse(text), secret: 'x'.repeat(43) }));
    try {
      expect((await served.run('credential-process', ...SELECTORS)).code).toBe(0);
      expect(mints() - before).toBe(1);
      const { code, stdout } = await served.run('service', 'status');
      expect([code, stdout]).toEqual([1, expect.stringContaining('could not prove itself')]);
    } finally {
      await writeFile(file, text);
    }
  });
});

describe('exec of a .cmd file', () => {
  /** Without spaces, as the arguments: Wine's cmd.exe does not read the escapes that Windows' own does. */
  let folder: string;

  beforeAll(async () => {
    folder = path.join(daypass.home, 'npm-tools');
    await mkdir(folder);
    await writeFile(path.join(folder, 'cdk.cmd'), '@echo off\r\necho [%~1] [%~2] %AWS_ACCESS_KEY_ID%\r\nexit /b 5\r\n');
  });

  test.each([
    ['by its path', () => [windowsPath(path.join(folder, 'cdk.cmd'))]],
    ['by its path without the ending', () => [windowsPath(path.join(folder, 'cdk'))]],
  ])('%s: its arguments, the keys and its exit code', async (_how, command) => {
    const run = daypass.run('exec', '--static', ...SELECTORS, '--', ...command(), 'one', 'two');
    const { code, stdout } = await run;
    expect(code).toBe(5);
    expect(stdout).toMatch(/^\[one\] \[two\] ASIA\w+\s*$/u);
  });
});

test('share keeps keys that cmd.exe reads by the line of the config', async () => {
  const folder = path.join(daypass.home, 'shared keys');
  const sharing = daypass.start('share', windowsPath(folder), ...SELECTORS);
  try {
    expect(await sharing.nextLine()).toContain('shared keys');
    const config = await readFile(path.join(folder, 'config'), 'utf8');
    const [, line = ''] = /^credential_process = (.+)$/mu.exec(config) ?? [];
    expect(line).toBe(`cmd /c type "${windowsPath(folder)}\\keys-1.json"`);
    const { stdout } = await runBatch(daypass, [line]);
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/u) });
  } finally {
    sharing.kill('SIGTERM');
    await sharing.finished;
  }
});
