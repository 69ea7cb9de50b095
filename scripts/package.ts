import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { buildProgram } from './build.ts';
import { electronRuntime } from './electron-runtime.ts';

/**
 * `npm run package [-- --linux dir]`: builds, and packages for this platform with electron-builder. The official
 * Electron only, or the one named by ELECTRON_OVERRIDE_DIST_PATH.
 */

const root = path.join(import.meta.dirname, '..');

async function packageApp(): Promise<number> {
  await Promise.all((['main', 'preload', 'renderer'] as const).map((name) => buildProgram(name)));
  const runtime = await electronRuntime({ officialOnly: true });
  if ('missing' in runtime) {
    console.error(runtime.missing);
    return 1;
  }
  const ours = [`-c.electronDist=${runtime.distDir}`, `-c.electronVersion=${runtime.version}`, '--publish', 'never'];
  const builder = spawn('electron-builder', [...process.argv.slice(2), ...ours], { cwd: root, stdio: 'inherit' });
  const [code] = await once(builder, 'exit');
  return typeof code === 'number' ? code : 1;
}

process.exitCode = await packageApp();
