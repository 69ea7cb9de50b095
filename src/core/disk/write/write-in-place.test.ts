import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { writeFileAtomically } from './atomic-write.ts';
import { writeInPlace } from './write-in-place.ts';

const OLD = Buffer.from('[default]\nregion = eu-west-1\n');
const LONG = Buffer.from('[default]\nregion = eu-west-1\n[profile dev]\nregion = eu-west-2\n');
const SHORT = Buffer.from('[default]\n');

const fileWith = async (bytes: Buffer) => {
  const folder = await tempFolder(onTestFinished);
  const path = join(folder, 'config');
  await fs.writeFile(path, bytes);
  return { folder, path };
};

/** Runs a shell script in a mount namespace of its own. */
function inNamespace(script: string): string {
  return execFileSync('unshare', ['-rm', 'sh', '-ec', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const canMount = (() => {
  if (process.platform !== 'linux') return false;
  try {
    inNamespace('mount -t tmpfs none /mnt');
    return true;
  } catch {
    return false;
  }
})();

const MODULE = JSON.stringify(new URL('./atomic-write.ts', import.meta.url));
const writeScript = (path: string, expected: Buffer) => `
  import { writeFileAtomically } from ${MODULE};
  const written = writeFileAtomically(${JSON.stringify(path)}, Buffer.from(${JSON.stringify(LONG.toString())}), {
    expected: Buffer.from(${JSON.stringify(expected.toString())}),
  });
  console.log(await written.then(() => "written", ({ code, facts }) => JSON.stringify({ code, facts })));
`;
const nodeIn = (setUp: string, script: string) =>
  inNamespace(`${setUp}\n"${process.execPath}" --input-type=module-typescript -e '${script}'`).trim();

test.runIf(canMount)('a file that is a bind mount is written in place, through the mount', async () => {
  const { folder, path } = await fileWith(Buffer.from('overlaid\n'));
  const source = join(folder, 'on-the-host');
  await fs.writeFile(source, OLD);
  expect(nodeIn(`mount --bind ${source} ${path}`, writeScript(path, OLD))).toBe('written');
  expect(await fs.readFile(source)).toEqual(LONG);
  expect(await fs.readdir(folder)).toEqual(['config', 'on-the-host']);
});

test.runIf(canMount)('a bind mount that was changed meanwhile is left alone', async () => {
  const { folder, path } = await fileWith(Buffer.from('overlaid\n'));
  const source = join(folder, 'on-the-host');
  await fs.writeFile(source, 'of another program\n');
  const answer = nodeIn(`mount --bind ${source} ${path}`, writeScript(path, OLD));
  expect(JSON.parse(answer)).toMatchObject({ code: 'fileChanged', facts: { path } });
  expect(await fs.readFile(source, 'utf8')).toBe('of another program\n');
});

test.runIf(canMount)('a mount in a read-only folder is written, a plain file there is named read-only', async () => {
  const { folder, path } = await fileWith(OLD);
  const outside = await fileWith(OLD);
  const readOnly = `mount --bind ${folder} ${folder}; mount -o remount,ro,bind ${folder}`;
  expect(JSON.parse(nodeIn(readOnly, writeScript(path, OLD)))).toMatchObject({
    code: 'fileForbidden',
    facts: { path, errno: 'EROFS' },
  });
  expect(nodeIn(`${readOnly}; mount --bind ${outside.path} ${path}`, writeScript(path, OLD))).toBe('written');
  expect(await fs.readFile(outside.path)).toEqual(LONG);
  expect(await fs.readFile(path)).toEqual(OLD);
});

test.each([
  ['longer', LONG],
  ['shorter', SHORT],
])('a %s text takes the old one’s place', async (_what, bytes) => {
  const { path } = await fileWith(OLD);
  await writeInPlace(path, bytes, OLD, path);
  expect(await fs.readFile(path)).toEqual(bytes);
});

test.each(['write', 'truncate', 'sync'] as const)('the old bytes are back where %s fails', async (call) => {
  const { path } = await fileWith(OLD);
  await using probe = await fs.open(path);
  const prototype: Pick<fs.FileHandle, 'write' | 'truncate' | 'sync'> = Object.getPrototypeOf(probe);
  const failing = vi.spyOn(prototype, call).mockRejectedValueOnce(Object.assign(new Error('EIO'), { code: 'EIO' }));
  onTestFinished(() => failing.mockRestore());
  await expect(writeInPlace(path, LONG, OLD, path)).rejects.toThrow('EIO');
  expect(await fs.readFile(path)).toEqual(OLD);
});

test('a link that leads nowhere or to a read-only file is named with its target', async () => {
  const { folder, path } = await fileWith(OLD);
  const dangling = join(folder, 'dangling');
  await fs.mkdir(join(folder, 'dotfiles'));
  await fs.symlink('dotfiles/config', dangling);
  await writeFileAtomically(dangling, OLD);
  await fs.rm(join(folder, 'dotfiles'), { recursive: true });
  await expect(writeFileAtomically(dangling, LONG)).rejects.toMatchObject({
    code: 'diskFailed',
    facts: { path: dangling, reason: 'danglingLink', target: join(await fs.realpath(folder), 'dotfiles/config') },
  });

  await fs.chmod(path, 0o444);
  const link = join(folder, 'link');
  await fs.symlink('config', link);
  await expect(writeFileAtomically(link, LONG)).rejects.toMatchObject({
    code: 'fileForbidden',
    facts: { path: link, reason: 'readOnly', target: await fs.realpath(path) },
  });
});
