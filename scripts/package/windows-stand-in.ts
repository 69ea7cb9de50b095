import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareWindows } from '../../e2e/windows/support/prepare.ts';
import { machine } from '../../e2e/windows/support/machine.mjs';
import type { ElectronRuntime } from '../electron/electron-runtime.ts';

/**
 * For test packages for Windows that are made elsewhere: a folder as Electron's for Windows, whose electron.exe is Windows' Node.
 * It starts no app; it has what electron-builder edits in it (resources, fuses).
 */

const root = path.join(import.meta.dirname, '../..');
/** Where Electron's fuses begin: https://www.electronjs.org/docs/latest/tutorial/fuses, "How do I flip fuses manually?" */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
/** Electron's own settings; electron-builder changes each. */
const FUSES = '101100101';

/** Resolves with the folder, or with why there is none. */
export async function windowsStandIn(): Promise<ElectronRuntime> {
  const missing = await prepareWindows();
  if (missing !== undefined) return { missing: `The stand-in for Electron on Windows: ${missing}` };
  const distDir = path.join(machine.folder, 'electron');
  await mkdir(path.join(distDir, 'resources'), { recursive: true });
  const program = withoutSignature(await readFile(machine.node));
  const fuses = Buffer.from([FUSE_VERSION, FUSES.length, ...Buffer.from(FUSES)]);
  await writeFile(path.join(distDir, 'electron.exe'), Buffer.concat([program, Buffer.from(FUSE_SENTINEL), fuses]));
  await writeFile(path.join(distDir, 'LICENSE'), 'A stand-in for tests.\n');
  const { version } = JSON.parse(await readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  return { distDir, version, source: 'npm' };
}

/** An icon for Windows with one picture. electron-builder downloads a program that makes one. */
export async function windowsIcon(): Promise<string> {
  const picture = await readFile(path.join(root, 'assets/icons/256x256.png'));
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  // Width and height stay 0, which means 256.
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(picture.length, 14);
  header.writeUInt32LE(header.length, 18);
  const file = path.join(machine.folder, 'icon.ico');
  await writeFile(file, Buffer.concat([header, picture]));
  return file;
}

/** electron-builder edits no signed program. PE format: the fifth data directory of a 64-bit program says where the signature is. */
function withoutSignature(program: Buffer): Buffer {
  const optionalHeader = program.readUInt32LE(0x3c) + 24;
  const directory = optionalHeader + 112 + 4 * 8;
  const start = program.readUInt32LE(directory);
  program.fill(0, directory, directory + 8);
  return start === 0 ? program : program.subarray(0, start);
}
