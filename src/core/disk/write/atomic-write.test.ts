import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { writeFileAtomically } from './atomic-write.ts';
import { toDiskError } from '../read/disk-error.ts';
import { startChild } from '../testing/child-process.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const OLD = Buffer.from('old\n');
const NEW = Buffer.from('new\n');

const folderWith = async (name?: string) => {
  const folder = await tempFolder(onTestFinished);
  if (name !== undefined) await fs.writeFile(join(folder, name), OLD, { mode: 0o600 });
  return { folder, path: join(folder, name ?? 'config') };
};
const modeOf = async (path: string) => (await fs.stat(path)).mode & 0o7777;

test('a new file is 0600, whatever the umask lets through', async () => {
  const { folder, path } = await folderWith();
  await writeFileAtomically(path, NEW);
  expect(await fs.readFile(path)).toEqual(NEW);
  expect(await modeOf(path)).toBe(0o600);
  expect(await fs.readdir(folder)).toEqual(['config']);
});

test('an existing file keeps its mode, one with a fixed mode gets that', async () => {
  const { path } = await folderWith('config');
  await fs.chmod(path, 0o640);
  await writeFileAtomically(path, NEW);
  expect(await modeOf(path)).toBe(0o640);
  await writeFileAtomically(path, NEW, { mode: 0o600 });
  expect(await modeOf(path)).toBe(0o600);
});

test.runIf(process.getuid?.() === 0)('an existing file keeps its owner', async () => {
  const { path } = await folderWith('config');
  await fs.chown(path, 1234, 2345);
  await writeFileAtomically(path, NEW);
  expect(await fs.stat(path)).toMatchObject({ uid: 1234, gid: 2345 });
});

test('a chain of symlinks stays and its target is replaced, even one that is not there yet', async () => {
  const { folder, path } = await folderWith();
  await fs.mkdir(join(folder, 'dotfiles'));
  await fs.symlink('dotfiles/link', path);
  await fs.symlink('aws-config', join(folder, 'dotfiles', 'link'));
  await writeFileAtomically(path, OLD);
  await writeFileAtomically(path, NEW, { expected: OLD });
  expect(await fs.readlink(path)).toBe('dotfiles/link');
  expect(await fs.readFile(join(folder, 'dotfiles', 'aws-config'))).toEqual(NEW);
  expect(await fs.readdir(join(folder, 'dotfiles'))).toEqual(['aws-config', 'link']);
});

test('a circle of symlinks is a failure in words', async () => {
  const { path } = await folderWith();
  await fs.symlink('config', path);
  await expect(writeFileAtomically(path, NEW)).rejects.toMatchObject({ code: 'diskFailed', facts: { path } });
});

test.each([
  ['other bytes', Buffer.from('else\n')],
  ['no file', null],
])('nothing is written when the edit was made on %s', async (_what, expected) => {
  const { folder, path } = await folderWith('config');
  const written = writeFileAtomically(path, NEW, { expected });
  await expect(written).rejects.toMatchObject({ code: 'fileChanged', facts: { path } });
  expect(await fs.readFile(path)).toEqual(OLD);
  expect(await fs.readdir(folder)).toEqual(['config']);
});

test('a file that vanished in between is a change as well', async () => {
  const { path } = await folderWith();
  await expect(writeFileAtomically(path, NEW, { expected: OLD })).rejects.toMatchObject({ code: 'fileChanged' });
  await writeFileAtomically(path, NEW, { expected: null });
  expect(await fs.readFile(path)).toEqual(NEW);
});

test("a person's read-only or hard-linked file is left alone", async () => {
  const { folder, path } = await folderWith('config');
  await fs.link(path, join(folder, 'other-name'));
  await expect(writeFileAtomically(path, NEW)).rejects.toMatchObject({
    code: 'fileForbidden',
    facts: { path, reason: 'hardLink' },
  });
  await fs.unlink(join(folder, 'other-name'));
  await fs.chmod(path, 0o444);
  await expect(writeFileAtomically(path, NEW)).rejects.toMatchObject({
    code: 'fileForbidden',
    facts: { path, reason: 'readOnly' },
  });
  expect(await fs.readFile(path)).toEqual(OLD);
});

test('a folder, a device or a missing folder is never replaced', async () => {
  const { folder, path } = await folderWith('config');
  const forbidden = { code: 'fileForbidden', facts: { reason: 'notAFile' } };
  await expect(writeFileAtomically(folder, NEW)).rejects.toMatchObject(forbidden);
  await expect(writeFileAtomically('/dev/null', NEW)).rejects.toMatchObject(forbidden);
  await expect(writeFileAtomically(join(path, 'below'), NEW)).rejects.toMatchObject({ code: 'diskFailed' });
  await expect(writeFileAtomically(join(folder, 'no', 'config'), NEW)).rejects.toMatchObject({
    code: 'diskFailed',
    facts: { errno: 'ENOENT' },
  });
});

test.each([
  ['writeFile', 'ENOSPC', 'diskFull'],
  ['writeFile', 'EDQUOT', 'diskFull'],
  ['writeFile', 'EIO', 'diskFailed'],
  ['chmod', 'EPERM', 'fileForbidden'],
  ['sync', 'EIO', 'diskFailed'],
] as const)('when %s fails with %s the old bytes stay, nothing is left behind: %s', async (call, errno, code) => {
  const { folder, path } = await folderWith('config');
  await using probe = await fs.open(path);
  const prototype: fs.FileHandle = Object.getPrototypeOf(probe);
  const failing = vi.spyOn(prototype, call).mockRejectedValue(Object.assign(new Error(errno), { code: errno }));
  onTestFinished(() => failing.mockRestore());

  await expect(writeFileAtomically(path, NEW)).rejects.toMatchObject({ code, facts: { path, errno } });
  expect(failing).toHaveBeenCalledOnce();
  expect(await fs.readFile(path)).toEqual(OLD);
  expect(await fs.readdir(folder)).toEqual(['config']);
});

test.runIf(process.platform === 'linux')('a really full device is told as diskFull', async () => {
  const failure = await fs.writeFile('/dev/full', NEW).catch((thrown: unknown) => toDiskError(thrown, '/dev/full'));
  expect(failure).toMatchObject({ code: 'diskFull', facts: { path: '/dev/full' } });
});

test('a temp file is 0600 from its first instant and never ends in .json', async () => {
  const { folder, path } = await folderWith();
  await using probe = await fs.open(folder);
  const prototype: fs.FileHandle = Object.getPrototypeOf(probe);
  const seen: { name: string; mode: number }[] = [];
  const writing = vi.spyOn(prototype, 'writeFile').mockImplementation(async () => {
    for (const name of await fs.readdir(folder)) seen.push({ name, mode: await modeOf(join(folder, name)) });
  });
  onTestFinished(() => writing.mockRestore());
  await writeFileAtomically(path, NEW, { mode: 0o644 });
  expect(seen).toEqual([{ name: expect.not.stringMatching(/\.json$/), mode: 0o600 }]);
});

test('what a writer that was killed left behind is swept, what a living one is writing is not', async () => {
  const { folder, path } = await folderWith('config');
  const tempFiles = JSON.stringify(new URL('./temp-files.ts', import.meta.url));
  const writer = startChild(`
    import { createTempFile } from ${tempFiles};
    globalThis.temp = await createTempFile(${JSON.stringify(path)});
    console.log('writing');
    await told();
  `);
  await writer.line();
  await writeFileAtomically(path, NEW);
  expect(await fs.readdir(folder)).toHaveLength(2);
  await writer.kill();
  await writeFileAtomically(path, OLD);
  expect(await fs.readdir(folder)).toEqual(['config']);
});

test.runIf(process.getuid?.() === 0).each([
  ['a folder one may not write to', 0o755],
  ["another's file in a folder open to all", 0o777],
])('as a plain user, %s is refused and stays', async (_what, folderMode) => {
  const { folder, path } = await folderWith('config');
  await fs.chmod(folder, folderMode);
  await fs.chmod(path, 0o644);
  const writer = startChild(`
    import { writeFileAtomically } from ${JSON.stringify(new URL('./atomic-write.ts', import.meta.url))};
    process.setgid(1234);
    process.setuid(1234);
    await writeFileAtomically(${JSON.stringify(path)}, Buffer.from('new')).catch(({ code, facts }) => console.log(code, facts.path));
    process.exit(0);
  `);
  expect(await writer.line()).toBe(`fileForbidden ${path}`);
  expect(await fs.readFile(path)).toEqual(OLD);
  expect(await fs.readdir(folder)).toEqual(['config']);
});

test.each([
  ['', ''],
  [
    ', written right after an edit of ours',
    // Often enough to be quick: from its making to the foreign write the file is then a few milliseconds old.
    `let before = Buffer.from('old\\n');
    for (let nth = 0; nth < 20; nth += 1) {
      const after = Buffer.from('ours' + nth);
      await writeFileAtomically(path, after, { expected: before });
      before = after;
    }`,
  ],
])('half a file that another program is held up in writing is not taken for the whole%s', async (_when, first) => {
  let attempt = await meetHalfAFile(first);
  // A machine so busy that it held the writer up for longer than any edit waits shows nothing of the waiting.
  for (let again = 0; attempt.heldUpMillis > 80 && again < 30; again += 1) attempt = await meetHalfAFile(first);
  expect(attempt).toMatchObject({ code: 'fileChanged', text: 'first half\nsecond half\n' });
});

/** Edits a file of which another process has written half, and writes the rest 20 ms after it sees the edit begin. */
async function meetHalfAFile(first: string) {
  const { folder, path } = await folderWith('config');
  const writer = startChild(`
    import { openSync, readdirSync, writeSync } from 'node:fs';
    import { writeFileAtomically } from ${JSON.stringify(new URL('./atomic-write.ts', import.meta.url))};
    const path = ${JSON.stringify(path)};
    ${first}
    const file = openSync(path, 'w');
    writeSync(file, 'first half\\n');
    const halfAt = performance.now();
    console.log('half');
    while (readdirSync(${JSON.stringify(folder)}).length === 1);
    const seenAt = performance.now();
    while (performance.now() < seenAt + 20);
    writeSync(file, 'second half\\n');
    console.log(performance.now() - halfAt);
    await told();
  `);
  expect(await writer.line()).toBe('half');
  const half = await fs.readFile(path);
  const written = writeFileAtomically(path, Buffer.concat([half, NEW]), { expected: half });
  const code = await written.then(
    () => 'written',
    (thrown: { code: unknown }) => thrown.code,
  );
  const heldUpMillis = Number(await writer.line());
  await writer.kill();
  return { code, heldUpMillis, text: await fs.readFile(path, 'utf8') };
}

test('who wrote a file of the person’s last can be told: after us its mode was changed later than its bytes', async () => {
  const { path } = await folderWith('config');
  await writeFileAtomically(path, NEW, { expected: OLD });
  const ours = await fs.stat(path);
  expect(ours.ctimeMs).toBeGreaterThan(ours.mtimeMs);
});
