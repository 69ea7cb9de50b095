import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CleanRoot } from './clean-root.ts';
import { TEST_PACKAGES } from './test-packages.ts';

export const QUIETLY = { env: { DEBIAN_FRONTEND: 'noninteractive' } };

/** Installs what the deb depends on, as on a desktop, and what else is named. */
export async function installLibraries(root: CleanRoot, ...more: readonly string[]): Promise<void> {
  const control = await promisify(execFile)('dpkg-deb', ['-f', TEST_PACKAGES.deb[0] ?? '', 'Depends']);
  const names = control.stdout.split(',').map((one) => one.split('|')[0]?.trim() ?? '');
  await root.must(['apt-get', 'update', '-q'], QUIETLY);
  await root.must(['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...names, ...more], QUIETLY);
}
