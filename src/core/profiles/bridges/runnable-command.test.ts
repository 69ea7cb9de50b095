import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { commandLine, runnableCommand } from './runnable-command.ts';

/** A script that is daypass where `node` is found: the version it prints is that of the fake interpreter. */
const DAYPASS_SCRIPT = '#!/usr/bin/env fakenode\n';
const FAKE_NODE = '#!/bin/sh\n[ "$2" = --version ] && [ -z "$AWS_PROFILE" ] && echo "daypass 1.2.3"\n';

async function executable(path: string, text: string): Promise<string> {
  await writeFile(path, text, { mode: 0o755 });
  return path;
}

async function installed(name = 'bin') {
  const folder = join(await tempFolder(onTestFinished), name);
  await mkdir(folder);
  const surroundings = { platform: 'linux' as const, homeDir: folder, env: { PATH: folder, AWS_PROFILE: 'x' } };
  return { folder, surroundings };
}

describe.runIf(process.platform !== 'win32')('the start of a command line that runs without a PATH', () => {
  test('of a script that env starts: interpreter beside the link, and the script behind it', async () => {
    const { folder, surroundings } = await installed("it's here");
    await mkdir(join(folder, 'lib'));
    const script = await executable(join(folder, 'lib', 'daypass.mjs'), DAYPASS_SCRIPT);
    await symlink(script, join(folder, 'daypass'));
    const node = await executable(join(folder, 'fakenode'), FAKE_NODE);
    const line = await runnableCommand('daypass', surroundings, []);
    expect(line).toBe(commandLine([node, script], 'linux'));
    expect(execFileSync('/bin/sh', ['-c', `${line} --version`], { env: {}, encoding: 'utf8' })).toBe('daypass 1.2.3\n');
  });

  test('of this very command line, before any other', async () => {
    const { folder, surroundings } = await installed();
    await executable(join(folder, 'daypass'), '#!/bin/sh\necho "daypass 9.9.9"\n');
    const interpreter = await executable(join(folder, 'own'), FAKE_NODE);
    const ownCommand = [interpreter, '/opt/daypass.mjs'];
    expect(await runnableCommand('daypass', { ...surroundings, ownCommand }, [])).toBe(
      `${interpreter} /opt/daypass.mjs`,
    );
  });

  test('of the first AWS CLI that is version 2', async () => {
    const { folder, surroundings } = await installed();
    const second = join(folder, 'second');
    await mkdir(second);
    await executable(join(folder, 'aws'), '#!/bin/sh\necho aws-cli/1.40.0\n');
    const aws = await executable(join(second, 'aws'), '#!/bin/sh\necho aws-cli/2.30.0\n');
    const env = { PATH: `${folder}:${second}` };
    expect(await runnableCommand('aws', { ...surroundings, env }, [])).toBe(aws);
  });

  test('in a folder that a desktop leaves out of the PATH', async () => {
    const { folder, surroundings } = await installed();
    const daypass = await executable(join(folder, 'daypass'), '#!/bin/sh\necho "daypass 1.2.3"\n');
    const env = { PATH: '/nonexistent' };
    expect(await runnableCommand('daypass', { ...surroundings, env }, [folder])).toBe(daypass);
  });

  test.each([
    ['nothing is installed', undefined],
    ['the interpreter is not found', DAYPASS_SCRIPT],
    ['it is another program', '#!/bin/sh\necho something\n'],
    ['it fails', '#!/bin/sh\necho "daypass 1.2.3"; exit 1\n'],
    ['it needs a variable', '#!/bin/sh\n[ -n "$AWS_PROFILE" ] && echo "daypass 1.2.3"\n'],
  ])('is refused where %s', async (_why, script) => {
    const { folder, surroundings } = await installed();
    if (script !== undefined) await executable(join(folder, 'daypass'), script);
    await expect(runnableCommand('daypass', surroundings, [])).rejects.toMatchObject({
      code: 'bridgeNotRunnable',
      facts: { command: 'daypass' },
    });
  });
});

describe('words that every client splits alike', () => {
  test.each([
    ['/opt/daypass', 'linux', '/opt/daypass'],
    ['/opt/Day pass/daypass', 'linux', "'/opt/Day pass/daypass'"],
    ["/home/o'neil/$(x)/daypass", 'darwin', String.raw`'/home/o'\''neil/$(x)/daypass'`],
    [String.raw`C:\Tools\daypass.cmd`, 'win32', String.raw`C:\Tools\daypass.cmd`],
    [String.raw`C:\Program Files\Daypass\daypass.exe`, 'win32', String.raw`"C:\Program Files\Daypass\daypass.exe"`],
    ['/home/渡辺/daypass', 'linux', undefined],
    ['/opt/a #1/daypass', 'linux', undefined],
    [String.raw`C:\100%\daypass.exe`, 'win32', undefined],
    [String.raw`C:\a & b\daypass.exe`, 'win32', undefined],
  ] as const)('%s on %s', (path, platform, word) => {
    expect(commandLine(['/n', path], platform)).toBe(word && `/n ${word}`);
  });
});
