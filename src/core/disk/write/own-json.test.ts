import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readOwnJson, writeOwnJson } from './own-json.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const parse = (value: unknown) => (typeof value === 'number' ? value : undefined);

test('a value comes back, in a file for this user only', async () => {
  const path = join(await tempFolder(onTestFinished), 'a', 'b.json');
  await writeOwnJson(path, 7);
  expect(await readOwnJson(path, parse)).toBe(7);
  expect((await fs.stat(path)).mode & 0o7777).toBe(0o600);
});

test('missing, torn, odd: all as none', async () => {
  const folder = await tempFolder(onTestFinished);
  expect(await readOwnJson(join(folder, 'missing'), parse)).toBeUndefined();
  expect(await readOwnJson(folder, parse)).toBeUndefined();
  const path = join(folder, 'x.json');
  for (const content of ['', '{"a', '"seven"']) {
    await fs.writeFile(path, content);
    expect(await readOwnJson(path, parse)).toBeUndefined();
  }
  const failing = () => {
    throw new TypeError('a parser that trips over an odd file');
  };
  expect(await readOwnJson(path, failing)).toBeUndefined();
});

test('no link is read or written through, and what it leads to stays as it is', async () => {
  const folder = await tempFolder(onTestFinished);
  const [target, path] = [join(folder, 'bashrc'), join(folder, 'preferences.json')];
  await fs.writeFile(target, '7');
  await fs.symlink(target, path);
  expect(await readOwnJson(path, parse)).toBeUndefined();
  await expect(writeOwnJson(path, 8)).rejects.toMatchObject({ code: 'fileForbidden', facts: { path, reason: 'link' } });
  expect(await fs.readFile(target, 'utf8')).toBe('7');
  expect(await fs.readdir(folder)).toEqual(['bashrc', 'preferences.json']);
});

test('a file of another user is neither read nor replaced', async () => {
  const path = join(await tempFolder(onTestFinished), 'record.json');
  await fs.writeFile(path, '7');
  const uid = process.getuid?.() ?? 0;
  const getuid = vi.spyOn(process, 'getuid').mockReturnValue(uid + 1501);
  onTestFinished(() => getuid.mockRestore());
  expect(await readOwnJson(path, parse)).toBeUndefined();
  await expect(writeOwnJson(path, 8)).rejects.toMatchObject({ facts: { reason: 'foreignOwner' } });
});
