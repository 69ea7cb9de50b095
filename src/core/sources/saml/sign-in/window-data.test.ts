import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../../disk/testing/temp-folder.ts';
import { removeWindowData, windowDataDir } from './window-data.ts';

async function electronDirWithData(): Promise<string> {
  const dir = await tempFolder(onTestFinished);
  for (const id of ['aa', 'bb']) {
    await mkdir(windowDataDir(dir, id), { recursive: true });
    await writeFile(join(windowDataDir(dir, id), 'Cookies'), 'any');
  }
  return dir;
}

test('the cookies of one application go, those of others stay', async () => {
  const dir = await electronDirWithData();
  await removeWindowData(dir, 'aa');
  expect(await readdir(join(dir, 'Partitions'))).toEqual(['saml-bb']);
  await removeWindowData(dir, 'aa');
});

test('nothing is removed under a running app; the lock that a crash left behind holds nobody up', async () => {
  const dir = await electronDirWithData();
  await symlink(`any-host-${process.pid}`, join(dir, 'SingletonLock'));
  await removeWindowData(dir, 'aa');
  expect(await readdir(join(dir, 'Partitions'))).toEqual(['saml-aa', 'saml-bb']);
  const crashed = await electronDirWithData();
  await symlink('any-host-4194999', join(crashed, 'SingletonLock'));
  await removeWindowData(crashed, 'aa');
  expect(await readdir(join(crashed, 'Partitions'))).toEqual(['saml-bb']);
});

test('on Windows an open lock file shows that the app runs', async () => {
  const dir = await electronDirWithData();
  await writeFile(join(dir, 'lockfile'), '');
  await removeWindowData(dir, 'aa');
  expect(await readdir(join(dir, 'Partitions'))).toEqual(['saml-aa', 'saml-bb']);
});

test('a lock that names no process holds nobody up', async () => {
  for (const holder of ['any-host', `any-${process.pid}-host`]) {
    const dir = await electronDirWithData();
    await symlink(holder, join(dir, 'SingletonLock'));
    await removeWindowData(dir, 'aa');
    expect(await readdir(join(dir, 'Partitions'))).toEqual(['saml-bb']);
  }
});
