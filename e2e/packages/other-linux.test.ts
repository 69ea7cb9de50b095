import { execFile } from 'node:child_process';
import { access, copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCleanRoot, type CleanRoot } from './support/clean-root.ts';
import { installLibraries, QUIETLY } from './support/install-libraries.ts';
import { TEST_PACKAGES, versionOf } from './support/test-packages.ts';

const run = promisify(execFile);

describe('on Debian 13, whose AppArmor reads the profile of Ubuntu 24.04', () => {
  let root: CleanRoot;
  beforeAll(async () => {
    root = await openCleanRoot('trixie');
  });
  afterAll(() => root.close());

  test('the deb installs with the renamed libraries, and puts a profile there that the parser takes', async () => {
    const deb = path.join(root.sharedDir, 'daypass.deb');
    await copyFile(TEST_PACKAGES.deb[0] ?? '', deb);
    await root.must(['apt-get', 'update', '-q'], QUIETLY);
    await root.must(['apt-get', 'install', '-y', '-q', '--no-install-recommends', deb], QUIETLY);
    const names = await root.must(['apparmor_parser', '--names', '/etc/apparmor.d/daypass-desktop']);
    expect(names).toBe('daypass-desktop\n');
    await root.must(['apparmor_parser', '--skip-kernel-load', '--skip-cache', '/etc/apparmor.d/daypass-desktop']);
    expect(await root.must(['daypass', '--version'], { as: 'ann' })).toMatch(versionOf(1));
  });

  test('its removal takes the profile along', async () => {
    await root.must(['apt-get', 'remove', '-y', 'daypass']);
    await expect(access(path.join(root.dir, 'etc/apparmor.d/daypass-desktop'))).rejects.toThrow('ENOENT');
  });
});

describe('on a machine with the libraries', () => {
  let root: CleanRoot;
  beforeAll(async () => {
    root = await openCleanRoot('bookworm');
    await installLibraries(root);
  });
  afterAll(() => root.close());

  /** rpm's own tool from outside: the root is a Debian, so the names of what is needed are others there. */
  const rpm = (...args: readonly string[]) => run('rpm', ['--root', root.dir, '--nodeps', ...args]);
  const [older = '', newer = ''] = TEST_PACKAGES.rpm;

  test('the rpm installs, starts, and is upgraded in place', async () => {
    await rpm('--install', '--ignorearch', older);
    expect(await root.must(['daypass', '--version'], { as: 'ann' })).toMatch(versionOf(1));
    await rpm('--upgrade', '--ignorearch', newer);
    expect(await root.must(['daypass', '--version'], { as: 'ann' })).toMatch(versionOf(2));
    await access(path.join(root.dir, 'usr/bin/daypass-desktop'));
  });

  test('the rpm’s removal takes all of it away', async () => {
    await rpm('--erase', 'daypass');
    await expect(access(path.join(root.dir, 'usr/bin/daypass'))).rejects.toThrow('ENOENT');
    await expect(access(path.join(root.dir, 'opt/Daypass/daypass-desktop'))).rejects.toThrow('ENOENT');
  });

  test('the tar.gz runs from a home, also by a link on the PATH', async () => {
    const tar = path.join(root.sharedDir, 'daypass.tar.gz');
    await copyFile(TEST_PACKAGES.tar, tar);
    const script = `cd && mkdir -p bin && tar -xzf ${tar} && ln -s ../Daypass-linux-x64/resources/bin/daypass bin/daypass`;
    const as = { as: 'ann' } as const;
    await root.must(['sh', '-c', script], as);
    expect(await root.must(['/home/ann/bin/daypass', '--version'], as)).toMatch(versionOf(1));
    await root.must(['sh', '-c', 'cd && ln -s /home/ann/bin/daypass "bin/a link of a link"'], as);
    expect(await root.must(['/home/ann/bin/a link of a link', '--version'], as)).toMatch(versionOf(1));
    expect(await root.must(['sh', '-c', 'cd ~/bin && sh daypass --version'], as)).toMatch(versionOf(1));
  });

  test('the tar.gz holds no path outside its folder and no file that everyone may write', async () => {
    const { stdout } = await run('tar', ['-tvzf', TEST_PACKAGES.tar]);
    const lines = stdout.trim().split('\n');
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter((line) => !/ Daypass-linux-x64\//.test(line) || /^-.{7}w/.test(line))).toEqual([]);
    expect(await readFile(TEST_PACKAGES.tar)).not.toHaveLength(0);
  });
});
