import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess } from '../clients/cli-program.ts';
import { windowsPath } from './support/machine.mjs';

/** electron-builder's hook that signs files, by Windows' Node, with signers that sign nothing. */
const NODE = path.join(import.meta.dirname, 'support/windows-node.mjs');
const HOOK = path.join(import.meta.dirname, '../../packaging/win/sign.mjs');

let dir: string;
let file: string;

beforeAll(async () => {
  dir = path.join(await mkdtemp(path.join(tmpdir(), 'daypass-sign-')), 'Day pass (x)');
  file = path.join(dir, 'Daypass Setup.exe');
  await mkdir(dir);
  await writeFile(
    path.join(dir, 'sign.cjs'),
    `import('file:///Z:${HOOK}').then(({ default: sign }) =>
    sign({ path: process.argv[2] })).catch(({ message }) => { console.error(message); process.exitCode = 1; });`,
  );
});
afterAll(() => rm(path.dirname(dir), { recursive: true, force: true }));

const sign = (signer: string | undefined) =>
  startProcess(NODE, [path.join(dir, 'sign.cjs'), windowsPath(file)], {
    PATH: process.env['PATH'],
    HOME: dir,
    LC_ALL: 'C.UTF-8',
    ...(signer !== undefined && { DAYPASS_WINDOWS_SIGN: signer }),
  }).finished;

async function batch(name: string, lines: readonly string[]): Promise<string> {
  await writeFile(path.join(dir, name), ['@echo off', ...lines, ''].join('\r\n'));
  return windowsPath(path.join(dir, name));
}

test('a batch file gets the file’s path whole', async () => {
  const signer = await batch('my signer.cmd', ['echo [%~1] [%~2]>"%~dp0signed.txt"']);
  expect(await sign(signer)).toMatchObject({ code: 0, stderr: '' });
  expect((await readFile(path.join(dir, 'signed.txt'), 'utf8')).trim()).toBe(`[${windowsPath(file)}] []`);
});

test('a signer that fails is named, with what it said', async () => {
  const signer = await batch('failing.bat', ['echo no certificate 1>&2', 'exit /b 3']);
  const { code, stderr } = await sign(signer);
  expect(code).toBe(1);
  expect(stderr).toContain(`${signer} (DAYPASS_WINDOWS_SIGN) did not sign ${windowsPath(file)}`);
  expect(stderr).toContain('no certificate');
});

test('a signer that is not there is named', async () => {
  const { code, stderr } = await sign(String.raw`C:\no\signer.exe`);
  expect(code).toBe(1);
  expect(stderr).toContain(String.raw`C:\no\signer.exe (DAYPASS_WINDOWS_SIGN) did not sign`);
});

test('without a signer the file stays unsigned, which is said', async () => {
  expect(await sign(undefined)).toMatchObject({ code: 0, stdout: expect.stringContaining('Not signed') });
});
