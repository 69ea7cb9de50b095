import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../../e2e/support/temp-folder.ts';
import { openToAll } from './open-to-all.ts';

const isWindows = process.platform === 'win32';

function programIn(mode: number, fileMode = 0o755): readonly [folder: string, program: string] {
  const folder = join(tempFolder(), 'folder');
  mkdirSync(folder);
  const program = join(folder, 'program');
  writeFileSync(program, '');
  chmodSync(program, fileMode);
  chmodSync(folder, mode);
  return [folder, program];
}

test.skipIf(isWindows)('a program of the system is not open', () => {
  expect(openToAll('/bin/sh')).toBeUndefined();
  expect(openToAll('/nonexistent/program')).toBeUndefined();
});

test.skipIf(isWindows).each([0o777, 0o757, 0o1777])('a folder of mode %o is', (mode) => {
  const [folder, program] = programIn(mode);
  expect(openToAll(program)).toBe(folder);
});

test.skipIf(isWindows)('the program itself is, where anybody may write to it', () => {
  const [, program] = programIn(0o755, 0o757);
  expect(openToAll(program)).toBe(program);
});

test.skipIf(isWindows)('a folder of the person’s own group is not, nor the sticky one of another group', () => {
  for (const mode of [0o775, 0o1775]) {
    const [folder, program] = programIn(mode);
    expect(openToAll(program)).not.toBe(folder);
  }
});

test.skipIf(process.platform !== 'linux')('what is gone is another user’s to put there', () => {
  expect(openToAll('/tmp/daypass-not-there/Daypass.AppImage')).toBe('/tmp');
});
