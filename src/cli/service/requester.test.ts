import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requesterOf } from './requester.ts';

let dir: string;
const children: ReturnType<typeof spawn>[] = [];

beforeEach(async () => {
  dir = await realpath(await mkdtemp(path.join(tmpdir(), 'daypass-requester-')));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

/** A program that waits, started in the folder. Returns its pid. */
async function waiting(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, [...args], { cwd: dir, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

const SCRIPT = 'console.log("ready"); process.stdin.resume();';

describe.runIf(process.platform === 'linux')('who asks', () => {
  test('a script by its own name, in its folder, and nothing else of its arguments', async () => {
    const script = path.join(dir, 'cdk.mjs');
    await writeFile(script, SCRIPT);
    const { programs, folder } = requesterOf(await waiting(process.execPath, [script, '--fake-secret']), '/');
    expect([programs[0], folder]).toEqual(['cdk', dir]);
    expect(programs.join()).not.toContain('secret');
  });

  test('code given to an interpreter has no name', async () => {
    const { programs } = requesterOf(await waiting(process.execPath, ['-e', SCRIPT]), '/');
    expect(programs[0]).toMatch(/^(?:node|MainThread)$/u);
  });

  test('a program by its name, and not the shell that started it', async () => {
    const tool = path.join(dir, 'bin', 'my (tool)');
    await mkdir(path.dirname(tool));
    await copyFile('/bin/cat', tool);
    const pid = await waiting('/bin/sh', ['-c', 'echo ready; "$0"; true', tool]);
    expect(requesterOf(pid, '/').programs).not.toContain('sh');
    await expect.poll(() => requesterOf(childOf(pid), '/').programs[0]).toBe('my (tool)');
  });

  test('a process that is gone is asked for nothing', () => {
    expect(requesterOf(0x7f_ff_ff_ff, '/here')).toEqual({ pid: 0x7f_ff_ff_ff, programs: [], folder: '/here' });
  });
});

function childOf(pid: number): number {
  const [first = ''] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  return Number(first);
}
