import { closeSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { openOwnFile } from '../files/open-own-file.ts';
import { parseLine } from './protocol.ts';

/** How a client finds and trusts the service: the content of the service file (0600, in Daypass's own folder). */
export interface ServiceAddress {
  readonly version: number;
  /** A socket's path, on Windows a named pipe's. */
  readonly path: string;
  readonly secret: string;
  readonly pid: number;
}

/** `sun_path` holds 108 bytes with its final NUL on Linux, 104 on macOS. Node.js 20 cuts longer paths without a word. */
const MOST_PATH_BYTES = 103;

export function serviceFilePath(ownDir: string): string {
  return posix.join(ownDir, 'service.json');
}

/** The folders a socket may lie in, best first; each must belong to the user alone. */
export function socketFolders(
  env: Readonly<Record<string, string | undefined>>,
  ownDir: string,
  tempDir: string,
  uid: number,
): readonly string[] {
  const runtimeDir = env['XDG_RUNTIME_DIR'];
  const folders = [posix.join(ownDir, 'run'), posix.join(tempDir, `daypass-${uid}`)];
  return runtimeDir !== undefined && posix.isAbsolute(runtimeDir)
    ? [posix.join(runtimeDir, 'daypass'), ...folders]
    : folders;
}

/** The socket of a name in the first folder whose path is short enough for the kernel; undefined if none is. */
export function socketPath(folders: readonly string[], name: string): string | undefined {
  return folders.map((folder) => posix.join(folder, name)).find((path) => Buffer.byteLength(path) <= MOST_PATH_BYTES);
}

/** On Windows: a name nobody can guess. Whoever knows it still has to prove the secret. */
export function pipePath(name: string): string {
  return `\\\\.\\pipe\\daypass-${name}`;
}

/** The address in the service file; undefined where there is none or it is not Daypass's. */
export function readServiceAddress(ownDir: string): ServiceAddress | undefined {
  const text = readOwnFile(serviceFilePath(ownDir));
  const { version, path, secret, pid } = parseLine(text ?? '') ?? {};
  if (typeof version !== 'number' || typeof path !== 'string' || typeof secret !== 'string') return undefined;
  return typeof pid === 'number' ? { version, path, secret, pid } : undefined;
}

function readOwnFile(path: string): string | undefined {
  try {
    const descriptor = openOwnFile(path, 'read');
    try {
      return readFileSync(descriptor, 'utf8');
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}
