import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startProcess } from '../../../e2e/clients/cli-program.ts';
import { isLeftOut } from '../../../e2e/support/left-out.ts';
import {
  FOLDER_LINE,
  holderCommand,
  holderInput,
  READY_LINE,
  sessionCommand,
  sessionScript,
} from './remote-scripts.ts';

const grant = { url: 'http://127.0.0.1:4242/credentials/fake', region: 'eu-west-1' };
let temp: string;

beforeEach(async () => {
  temp = await mkdtemp(path.join(tmpdir(), "daypass-o'ssh-"));
});
afterEach(() => rm(temp, { recursive: true, force: true }));

const env = () => ({ PATH: process.env['PATH'], TMPDIR: temp, SHELL: '/bin/sh', LC_ALL: 'C.UTF-8' });

const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

describe.runIf(process.platform !== 'win32')('on a machine whose login shell is', () => {
  test.for(['sh', 'bash', 'zsh', 'fish'])('%s', async (shell, { skip }) => {
    skip(isLeftOut(shell), `no ${shell} here`);
    const holder = startProcess(shell, ['-c', holderCommand()], env(), 'pipe');
    const folder = (await holder.nextLine()).slice(FOLDER_LINE.length);
    const command = ['printf', '"%s|"', '"$AWS_REGION"', '"$AWS_PROFILE"', `"a'b\\\\c!"`, '\n$(cat', '"$PWD/x")'];
    holder.write(holderInput('fake-token', sessionScript({ ...grant, folder }, command)));
    expect(await holder.nextLine()).toBe(READY_LINE);
    expect(path.dirname(folder)).toBe(temp);
    expect([await modeOf(folder), await modeOf(path.join(folder, 'token'))]).toEqual(['700', '600']);
    expect(await readFile(path.join(folder, 'token'), 'utf8')).toBe('fake-token');
    const ran = spawnSync(shell, ['-c', sessionCommand({ folder })], {
      env: { ...env(), AWS_PROFILE: 'mine' },
      encoding: 'utf8',
      cwd: temp,
    });
    expect(ran.stdout).toBe(String.raw`eu-west-1||a'b\c!|`);
    holder.endInput();
    expect((await holder.finished).code).toBe(0);
    expect(await readdir(temp)).toEqual([]);
  });
});

describe.runIf(process.platform !== 'win32')('the holder removes the folder', () => {
  test.each([
    ['before the token', ''],
    ['within the token', 'fake-to'],
    ['within the script', 'fake-token\nunset X\n'],
  ])('when its input ends %s', async (_when, input) => {
    const holder = startProcess('sh', ['-c', holderCommand()], env(), 'pipe');
    expect(await holder.nextLine()).toContain(temp);
    holder.write(input);
    holder.endInput();
    await holder.finished;
    expect(await readdir(temp)).toEqual([]);
  });

  test.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)('also where %s comes first', async (signal) => {
    const holder = startProcess('sh', ['-c', holderCommand()], env(), 'pipe');
    const folder = (await holder.nextLine()).slice(FOLDER_LINE.length);
    holder.kill(signal);
    holder.write(holderInput('fake-token', sessionScript({ ...grant, folder }, [])));
    expect(await holder.nextLine()).toBe(READY_LINE);
    holder.endInput();
    await holder.finished;
    expect(await readdir(temp)).toEqual([]);
  });
});

test.skipIf(process.platform === 'win32').each([
  ['its user alone may write to', 0o700, true],
  ['others may enter', 0o755, true],
  ['others may write to', 0o777, false],
  ['a group may write to', 0o770, false],
  ['is sticky, but not of root', 0o1777, process.getuid?.() === 0],
] as const)('the folder is made in one that %s: %o', async (_what, mode, isTaken) => {
  await chmod(temp, mode);
  const holder = startProcess('sh', ['-c', holderCommand()], { ...env(), XDG_RUNTIME_DIR: temp, TMPDIR: temp }, 'pipe');
  const folder = (await holder.nextLine()).slice(FOLDER_LINE.length);
  expect(path.dirname(folder)).toBe(isTaken ? temp : '/tmp');
  holder.endInput();
  await holder.finished;
});

test('a Region of the other machine wins', () => {
  const script = sessionScript({ ...grant, folder: temp }, ['echo "$AWS_REGION $AWS_DEFAULT_REGION"']);
  const regionWith = (more: Readonly<Record<string, string>>) =>
    spawnSync('sh', ['-c', script], { env: { ...env(), ...more }, encoding: 'utf8' }).stdout.trim();
  expect(regionWith({})).toBe('eu-west-1 eu-west-1');
  expect(regionWith({ AWS_REGION: 'us-east-1' })).toBe('us-east-1 us-east-1');
  expect(regionWith({ AWS_DEFAULT_REGION: 'us-west-2' })).toBe('us-west-2 us-west-2');
});
