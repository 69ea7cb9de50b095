import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openOwnFolder } from './own-folder.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const open = (dir: string) =>
  openOwnFolder({ platform: process.platform, homeDir: '/home/ann', env: { DAYPASS_HOME: dir } });

test('folders that others may write to become private, a link to the whole folder is followed', async () => {
  const home = await tempFolder(onTestFinished);
  const dir = join(home, 'own');
  await mkdir(join(dir, 'backups'), { recursive: true });
  for (const folder of [dir, join(dir, 'backups')]) await chmod(folder, 0o777);
  await symlink(dir, join(home, 'linked'));
  expect(open(join(home, 'linked')).dir).toBe(join(home, 'linked'));
  for (const folder of [dir, join(dir, 'backups')]) expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('a missing folder is left to the first write', async () => {
  const home = await tempFolder(onTestFinished);
  open(join(home, 'own'));
  await expect(stat(join(home, 'own'))).rejects.toThrow('ENOENT');
});

test.each(['backups', 'locks', 'logs', 'vault', 'registrations', 'directory', 'electron'])(
  'a link or a file in place of %s is refused',
  async (name) => {
    const dir = await tempFolder(onTestFinished);
    const elsewhere = await tempFolder(onTestFinished);
    await chmod(elsewhere, 0o755);
    await symlink(elsewhere, join(dir, name));
    const path = join(dir, name);
    const refused = (reason: string) =>
      expect.objectContaining({ code: 'ownFolderRefused', facts: { path, reason } }) as Error;
    expect(() => open(dir)).toThrow(refused('link'));
    expect((await stat(elsewhere)).mode & 0o777).toBe(0o755);

    const other = await tempFolder(onTestFinished);
    await writeFile(join(other, name), '');
    expect(() => open(other)).toThrow(
      expect.objectContaining({ facts: { path: join(other, name), reason: 'notAFolder' } }),
    );
  },
);

test('a folder of another user is refused and named, and so is one of root after sudo', async () => {
  const dir = await tempFolder(onTestFinished);
  const { uid } = await stat(dir);
  const getuid = vi.spyOn(process, 'getuid').mockReturnValue(uid + 1501);
  onTestFinished(() => getuid.mockRestore());
  const owner = uid === 0 ? 'root' : String(uid);
  expect(() => open(dir)).toThrow(
    expect.objectContaining({ code: 'ownFolderRefused', facts: { path: dir, reason: 'foreignOwner', owner } }),
  );
});

test.each(['own', './own', '../own', '~/own'])('the relative DAYPASS_HOME %s is refused', (dir) => {
  expect(() => open(dir)).toThrow(
    expect.objectContaining({ code: 'ownFolderRefused', facts: { path: dir, reason: 'relative' } }),
  );
});
