import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { prepareWindows } from '../e2e/windows/support/prepare.ts';
import { onPath } from './programs/on-path.ts';

/**
 * `npm run test:packages`: makes test packages of two versions, and installs, starts, upgrades and removes them on a clean Debian
 * of their own (debootstrap, once, then kept in /var/tmp/daypass-roots or DAYPASS_PACKAGE_ROOTS). Makes empty packages for arm64, which
 * are read back, and the zip for Windows, which is used under Wine. Linux on x64, as root, some minutes. `-- --made` takes the packages
 * that an earlier run has made.
 */

const root = path.join(import.meta.dirname, '..');
const PROGRAMS = [
  'debootstrap',
  'unshare',
  'mount',
  'Xvfb',
  'dbus-daemon',
  'dpkg-deb',
  'rpm',
  'rpmbuild',
  'mksquashfs',
];
const CHECKERS = ['desktop-file-validate', '7za'];

async function whyNot(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'they run on Linux on x64 only.';
  if (process.getuid?.() !== 0) return 'mounting a clean Debian needs root.';
  const names = [...PROGRAMS, ...CHECKERS];
  const found = await Promise.all(names.map((name) => onPath(name)));
  const missing = names.filter((_name, index) => !found[index]);
  return missing.length === 0
    ? undefined
    : `missing ${missing.join(', ')}. On Debian: sh scripts/system-packages.sh && apt-get install debootstrap rpm desktop-file-utils p7zip-full squashfs-tools`;
}

async function node(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
}

const reason = await whyNot();
const withoutWindows = await prepareWindows();
if (reason === undefined) {
  if (withoutWindows !== undefined) {
    console.log(`Left out here: the package for Windows, since ${withoutWindows}`);
    if (process.env['DAYPASS_ALL_LAYERS'] === '1') process.exitCode = 1;
  }
  const script = (name: string): string => path.join(root, 'scripts', name);
  if (!process.argv.includes('--made')) {
    await node(script('package.ts'), '--for-tests=1', '--linux', 'deb', 'rpm', 'tar.gz', 'AppImage', '--x64');
    await node(script('package.ts'), '--for-tests=2', '--linux', 'deb', 'rpm', 'AppImage', '--x64');
    const forArm = ['--for-tests=3', '--empty-electron', '--linux', 'deb', 'rpm', 'tar.gz', 'AppImage', '--arm64'];
    await node(script('package.ts'), ...forArm);
    if (withoutWindows === undefined) await node(script('package.ts'), '--for-tests=1', '--win', 'zip', '--x64');
  }
  await node(path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'packages');
} else {
  console.log(`Left out here: the packages' tests, since ${reason}`);
  process.exitCode = process.env['DAYPASS_ALL_LAYERS'] === '1' ? 1 : 0;
}
