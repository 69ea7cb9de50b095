import { closeSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { openOwnFile } from '../disk/read/open-own-file.ts';
import { parseLine } from './protocol.ts';

/** How a client finds and trusts the service: the content of the service file (0600, in Daypass's own folder). */
export interface ServiceAddress {
  readonly version: number;
  /** A socket's path, on Windows a named pipe's. */
  readonly path: string;
  /** Set where the folder of the socket is no lock, as on Windows: both sides then prove that they know it. */
  readonly secret?: string;
  readonly pid: number;
  /** The AWS environment it serves, see environmentOf. */
  readonly environment: string;
}

/** `sun_path` holds 108 bytes with its final NUL on Linux, 104 on macOS. Node.js 20 cuts longer paths without a word. */
const MOST_PATH_BYTES = 103;

export function serviceFilePath(ownDir: string): string {
  return posix.join(ownDir, 'service.json');
}

/** What decides where the service listens. */
export interface SocketPlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly ownDir: string;
  readonly tempDir: string;
  /** The user's number; on Windows it does not matter. */
  readonly uid: number;
}

/**
 * Where a service of this name may listen, best place first: in folders whose path is short enough for the kernel. The
 * folder must belong to the user alone. On Windows a named pipe: a peer that knows its name still has to prove the secret.
 * Empty if every path is too long.
 */
export function socketPaths(place: SocketPlace, name: string): readonly string[] {
  if (place.platform === 'win32') return [`\\\\.\\pipe\\daypass-${name}`];
  const paths = socketFolders(place).map((folder) => posix.join(folder, name));
  return paths.filter((path) => Buffer.byteLength(path) <= MOST_PATH_BYTES);
}

function socketFolders({ env, ownDir, tempDir, uid }: SocketPlace): readonly string[] {
  const runtimeDir = env['XDG_RUNTIME_DIR'];
  const folders = [posix.join(ownDir, 'run'), posix.join(tempDir, `daypass-${uid}`)];
  return runtimeDir !== undefined && posix.isAbsolute(runtimeDir)
    ? [posix.join(runtimeDir, 'daypass'), ...folders]
    : folders;
}

/** The address in the service file; undefined where there is none or it is not Daypass's. */
export function readServiceAddress(ownDir: string): ServiceAddress | undefined {
  const text = readOwnFile(serviceFilePath(ownDir));
  const { version, path, secret, pid, environment } = parseLine(text ?? '') ?? {};
  if (typeof version !== 'number' || typeof path !== 'string') return undefined;
  if (typeof pid !== 'number' || typeof environment !== 'string') return undefined;
  return { version, path, pid, environment, ...(typeof secret === 'string' && { secret }) };
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
