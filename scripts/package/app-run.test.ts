import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../e2e/support/temp-folder.ts';

/** The script that starts an AppImage, beside stand-ins for the two programs that it starts and for `unshare`. */

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');

async function image(unshareCode: number | undefined) {
  const dir = tempFolder();
  const put = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  };
  const printWords = 'for word in "${0##*/}" "$@" "ARGV0=${ARGV0-}" "OWD=${OWD-}"; do printf "%s\\n" "$word"; done';
  await put('mount/daypass-desktop', printWords);
  await put('mount/resources/bin/daypass', printWords);
  await cp(path.join(root, 'packaging/linux/AppRun'), path.join(dir, 'mount/AppRun'));
  await mkdir(path.join(dir, 'bin'));
  if (unshareCode !== undefined) await put('bin/unshare', `exit ${unshareCode}`);
  await symlink('/bin/cat', path.join(dir, 'bin/cat'));
  await symlink('/bin/sh', path.join(dir, 'bin/sh'));
  return {
    dir,
    async start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
      const { stdout } = await run(path.join(dir, 'mount/AppRun'), [...args], {
        env: {
          PATH: path.join(dir, 'bin'),
          APPDIR: path.join(dir, 'mount'),
          ARGV0: './Daypass.AppImage',
          OWD: '/',
          ...env,
        },
      });
      const lines = stdout.trimEnd().split('\n');
      expect(lines.splice(-2)).toEqual(['ARGV0=', 'OWD=']);
      return lines;
    },
  };
}

/** What the app is given where the system allows no sandbox. */
const REFUSED = ['--no-sandbox', '--sandbox-missing'];
/** A machine on which namespaces of this very process are without rights, whatever `unshare` says. */
const isRestricted = await readFile('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').then(
  (text) => text.trim() === '1',
  () => false,
);

describe.skipIf(process.platform !== 'linux')('an AppImage starts', () => {
  test.skipIf(isRestricted).each([0, undefined])('the app in its sandbox (unshare: %s)', async (code) => {
    const { start } = await image(code);
    expect(await start([])).toEqual(['daypass-desktop']);
    expect(await start(['--hidden', 'two words'])).toEqual(['daypass-desktop', '--hidden', 'two words']);
  });

  test('the app to say that the sandbox is missing, and not silently without it', async () => {
    const { start } = await image(1);
    expect(await start(['--hidden', 'two words'])).toEqual(['daypass-desktop', ...REFUSED, '--hidden', 'two words']);
  });

  test('the app without the sandbox where the person asks for that', async () => {
    const { start } = await image(1);
    expect(await start(['--hidden', '--no-sandbox'])).toEqual(['daypass-desktop', '--hidden', '--no-sandbox']);
  });

  test('the command line by --cli, whether there is a sandbox or not', async () => {
    const { start } = await image(1);
    expect(await start(['--cli', '--', 'list', 'two words'])).toEqual(['daypass', 'list', 'two words']);
    expect(await start(['--cli', 'list', '--no-sandbox'])).toEqual(['daypass', 'list', '--no-sandbox']);
    expect(await start(['--cli', '--'])).toEqual(['daypass']);
    expect(await start(['list', '--cli'])).toEqual(['daypass-desktop', ...REFUSED, 'list', '--cli']);
  });

  test('the command line by a link of its name, and not by another AppImage’s', async () => {
    const { dir, start } = await image(1);
    const ARGV0 = '/home/ann/bin/daypass';
    expect(await start(['--cli', 'list'], { ARGV0 })).toEqual(['daypass', '--cli', 'list']);
    expect(await start([], { ARGV0, APPDIR: '/tmp/.mount_Editor' })).toEqual(['daypass-desktop', ...REFUSED]);
    expect(await start([], { ARGV0, APPDIR: '' })).toEqual(['daypass-desktop', ...REFUSED]);
    // Where TMPDIR is a link.
    await symlink(dir, path.join(dir, 'link'));
    expect(await start(['list'], { ARGV0, APPDIR: path.join(dir, 'link/mount') })).toEqual(['daypass', 'list']);
  });
});
