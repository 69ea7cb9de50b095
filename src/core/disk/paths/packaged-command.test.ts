import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownAppImage, packagedCommand } from './packaged-command.ts';

let dir: string;
beforeEach(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'daypass-packaged-')));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function packageAt(folder: string, launcher = 'daypass'): Promise<string> {
  const resourcesDir = join(dir, folder, 'resources');
  await mkdir(join(resourcesDir, 'bin'), { recursive: true });
  await writeFile(join(resourcesDir, 'bin', launcher), '');
  return resourcesDir;
}

describe('the command of a package is', () => {
  test('its launcher', async () => {
    const resourcesDir = await packageAt('opt');
    expect(packagedCommand({ platform: 'linux', env: {}, resourcesDir })).toEqual([join(resourcesDir, 'bin/daypass')]);
  });

  test('on Windows a .cmd', async () => {
    const resourcesDir = await packageAt('opt', 'daypass.cmd');
    expect(packagedCommand({ platform: 'win32', env: {}, resourcesDir })).toEqual([
      join(resourcesDir, 'bin/daypass.cmd'),
    ]);
  });

  test('the AppImage itself, since its mount is gone at the next start', async () => {
    const resourcesDir = await packageAt('mount');
    const env = { APPIMAGE: '/home/ann/Daypass.AppImage', APPDIR: join(dir, 'mount') };
    expect(packagedCommand({ platform: 'linux', env, resourcesDir })).toEqual([
      '/home/ann/Daypass.AppImage',
      '--cli',
      '--',
    ]);
  });

  test('none of an AppImage where another user could put a file in its place', async () => {
    const resourcesDir = await packageAt('mount');
    const APPIMAGE = join(dir, 'Daypass.AppImage');
    await chmod(dir, 0o777);
    expect(packagedCommand({ platform: 'linux', env: { APPIMAGE, APPDIR: join(dir, 'mount') }, resourcesDir })).toBe(
      undefined,
    );
  });

  test('none in a build that is no package', () => {
    expect(packagedCommand({ platform: 'linux', env: {}, resourcesDir: dir })).toBeUndefined();
  });

  test('none where macOS runs the app from a random folder', async () => {
    const resourcesDir = await packageAt('private/AppTranslocation/1-2-3/d/Daypass.app/Contents');
    expect(packagedCommand({ platform: 'darwin', env: {}, resourcesDir })).toBeUndefined();
  });
});

describe('the AppImage of', () => {
  test.each([
    ['an editor that started us', { APPIMAGE: '/home/ann/Editor.AppImage', APPDIR: '/tmp/.mount_Editor' }],
    ['a folder that begins alike', { APPIMAGE: '/home/ann/Other.AppImage', APPDIR: '/opt/Day' }],
    ['a folder above', { APPIMAGE: '/home/ann/Other.AppImage', APPDIR: '/opt' }],
    ['a file system', { APPIMAGE: '/home/ann/Other.AppImage', APPDIR: '/' }],
    ['no mount', { APPIMAGE: '/home/ann/Daypass.AppImage' }],
    ['a relative path', { APPIMAGE: 'Daypass.AppImage', APPDIR: '/opt/Daypass' }],
  ])('%s is not ours', (_what, env) => {
    expect(ownAppImage({ env, resourcesDir: '/opt/Daypass/resources' })).toBeUndefined();
  });

  test('a mount that is reached by a link is ours', async () => {
    const resourcesDir = await packageAt('mount');
    await symlink(join(dir, 'mount'), join(dir, 'link'));
    const env = { APPIMAGE: '/home/ann/Daypass.AppImage', APPDIR: join(dir, 'link') };
    expect(ownAppImage({ env, resourcesDir })).toBe('/home/ann/Daypass.AppImage');
  });
});
