import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { unwritableAmong } from './find-foreign.ts';

const MODULE = JSON.stringify(new URL('./find-foreign.ts', import.meta.url));

/** What `unwritableAmong` finds in a mount namespace of its own, after a shell script. */
function foundAfter(setUp: string, path: string): unknown {
  const script = `import { unwritableAmong } from ${MODULE}; console.log(JSON.stringify(await unwritableAmong([${JSON.stringify(path)}])));`;
  const whole = `${setUp}\n"${process.execPath}" --input-type=module-typescript -e '${script}'`;
  return JSON.parse(execFileSync('unshare', ['-rm', 'sh', '-ec', whole], { encoding: 'utf8', stdio: 'pipe' }));
}

const canMount = (() => {
  if (process.platform !== 'linux') return false;
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test('files that can be written, and missing ones, are fine', async () => {
  const folder = await tempFolder(onTestFinished);
  await fs.writeFile(join(folder, 'config'), '');
  expect(await unwritableAmong([folder, join(folder, 'config'), join(folder, 'none')])).toEqual([]);
});

test.runIf(canMount)('a read-only file system is named', async () => {
  const folder = await tempFolder(onTestFinished);
  const setUp = `mount --bind ${folder} ${folder}; mount -o remount,ro,bind ${folder}`;
  expect(foundAfter(setUp, folder)).toEqual([{ path: folder, reason: 'readOnlyFileSystem' }]);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a mode that forbids writing is named',
  async () => {
    const path = join(await tempFolder(onTestFinished), 'config');
    await fs.writeFile(path, '', { mode: 0o400 });
    expect(await unwritableAmong([path])).toEqual([{ path, reason: 'denied' }]);
  },
);
