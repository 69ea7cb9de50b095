import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startProcess } from '../../e2e/clients/cli-program.ts';

let ownDir: string;

beforeEach(async () => {
  ownDir = path.join(await mkdtemp(path.join(tmpdir(), 'daypass-compiled-')), 'own');
});
afterEach(() => rm(path.dirname(ownDir), { recursive: true, force: true }));

const module = new URL('cache-compiled.ts', import.meta.url).href;

/** Starts a process that stores what it compiles. */
async function start(): Promise<void> {
  const script = `const { cacheCompiled } = await import(${JSON.stringify(module)}); cacheCompiled();`;
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', DAYPASS_HOME: ownDir };
  const ran = await startProcess(process.execPath, ['--input-type=module', '--eval', script], env).finished;
  expect(ran).toMatchObject({ code: 0, stdout: '' });
}

test('what is compiled is stored in a private folder of ours', async () => {
  await mkdir(ownDir, { mode: 0o700 });
  await start();
  expect(await readdir(ownDir)).toEqual(['compiled']);
  expect((await stat(path.join(ownDir, 'compiled'))).mode & 0o777).toBe(0o700);
});

test('our folder is not made for it', async () => {
  await start();
  await expect(stat(ownDir)).rejects.toMatchObject({ code: 'ENOENT' });
});

describe.runIf(process.platform !== 'win32')('a folder that others may write to', () => {
  test.each([0o777, 0o770, 0o702])('with mode %o is not used', async (mode) => {
    await mkdir(ownDir);
    await chmod(ownDir, mode);
    await start();
    expect(await readdir(ownDir)).toEqual([]);
  });
});
