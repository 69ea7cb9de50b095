import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FoundRuntime } from '../electron/electron-runtime.ts';

const MANIFEST = path.join(import.meta.dirname, '../../node_modules/electron/package.json');
/** By these bytes, a version, a count and the fuses themselves, @electron/fuses finds what it switches. */
const FUSES = ['dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', '\u0001', '\u0009', '0'.repeat(9)].join('');

/**
 * Fills a folder with what electron-builder takes for an Electron. The program in it is empty, so that packages for a
 * processor whose Electron is not here can be made: their names and fields can be read back, and nothing in them runs.
 */
export async function emptyElectron(distDir: string): Promise<FoundRuntime> {
  const { version } = JSON.parse(await readFile(MANIFEST, 'utf8')) as { version: string };
  await rm(distDir, { recursive: true, force: true });
  await mkdir(path.join(distDir, 'resources'), { recursive: true });
  await mkdir(path.join(distDir, 'locales'));
  for (const name of ['electron', 'chrome-sandbox']) {
    await writeFile(path.join(distDir, name), FUSES);
    await chmod(path.join(distDir, name), 0o755);
  }
  return { distDir, version, source: 'npm' };
}
