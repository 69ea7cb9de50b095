import { execFile } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';
import { chmod, link, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { openOwnFile } from './open-own-file.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const reasonOf = (path: string, use: 'read' | 'append') => {
  try {
    closeSync(openOwnFile(path, use));
    return 'opened';
  } catch (thrown) {
    return thrown instanceof DaypassError ? thrown.facts['reason'] : String(thrown);
  }
};

test('a new file is private; an old one that others may read is made private', async () => {
  const folder = await tempFolder(onTestFinished);
  await writeFile(join(folder, 'wide'), 'old\n');
  await chmod(join(folder, 'wide'), 0o666);
  for (const name of ['new', 'wide']) {
    const descriptor = openOwnFile(join(folder, name), 'append');
    writeSync(descriptor, 'line\n');
    closeSync(descriptor);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  }
  expect(await readFile(join(folder, 'wide'), 'utf8')).toBe('old\nline\n');
});

test('links, pipes, folders and second names are refused at once, and nothing is written through them', async () => {
  const folder = await tempFolder(onTestFinished);
  const [target, linked, dangling, pipe, second] = ['target', 'linked', 'dangling', 'pipe', 'second'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string, string];
  await writeFile(target, 'theirs');
  await symlink(target, linked);
  await symlink(join(folder, 'nowhere'), dangling);
  await promisify(execFile)('mkfifo', [pipe]);
  for (const use of ['read', 'append'] as const) {
    expect(reasonOf(linked, use)).toBe('link');
    expect(reasonOf(dangling, use)).toBe('link');
    expect(reasonOf(pipe, use)).toBe('notAFile');
  }
  expect(reasonOf(folder, 'read')).toBe('notAFile');
  await link(target, second);
  expect(reasonOf(second, 'append')).toBe('hardLink');
  expect(await readFile(target, 'utf8')).toBe('theirs');
  await expect(stat(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
});

test('a file of another user is refused; a missing one is reported as missing', async () => {
  const folder = await tempFolder(onTestFinished);
  await writeFile(join(folder, 'file'), '');
  const uid = process.getuid?.() ?? 0;
  const getuid = vi.spyOn(process, 'getuid').mockReturnValue(uid + 1501);
  onTestFinished(() => getuid.mockRestore());
  expect(reasonOf(join(folder, 'file'), 'read')).toBe('foreignOwner');
  expect(reasonOf(join(folder, 'missing'), 'read')).toContain('ENOENT');
});
