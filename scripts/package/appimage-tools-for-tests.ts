import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const RUNTIME = path.join(import.meta.dirname, 'appimage-runtime-for-tests.sh');
const PROCESSORS = ['x64', 'arm64'] as const;

/**
 * Fills a folder with what electron-builder else downloads for an AppImage, by Debian's squashfs-tools and
 * desktop-file-utils and our stand-in for the runtime. Returns the folder, for APPIMAGE_TOOLS_PATH.
 */
export async function appImageToolsForTests(dir: string): Promise<string> {
  await rm(dir, { recursive: true, force: true });
  const runtime = await runtimeOfItsSize();
  for (const processor of PROCESSORS) {
    await put(path.join(dir, 'runtimes', `runtime-${processor}`), runtime);
    // The download holds old libraries. Nothing may load them, so any file will do.
    await put(path.join(dir, 'lib', processor, 'libnever-loaded.so'), 'not a library\n');
  }
  // Packing 270 MB by gzip costs more than all that the tests do with it.
  await put(path.join(dir, 'mksquashfs'), '#!/bin/sh\nexec /usr/bin/mksquashfs "$@" -noD -noI\n');
  await put(path.join(dir, 'desktop-file-validate'), '#!/bin/sh\nexec /usr/bin/desktop-file-validate "$@"\n');
  return dir;
}

/** The runtime's script, as long as it says itself. Throws if it has grown longer. */
async function runtimeOfItsSize(): Promise<string> {
  const script = await readFile(RUNTIME, 'utf8');
  const size = Number(/^offset=(\d+)$/m.exec(script)?.[1]);
  const missing = size - Buffer.byteLength(script);
  if (!(missing >= 0)) throw new Error(`${RUNTIME} is longer than the offset that it names: raise it.`);
  return `${script}${'#\n'.repeat(missing / 2)}${missing % 2 === 1 ? '\n' : ''}`;
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  await chmod(file, 0o755);
}
