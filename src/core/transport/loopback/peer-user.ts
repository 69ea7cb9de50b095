import { readFile } from 'node:fs/promises';
import type { Surroundings } from '../../ports.ts';

/** Whose process is at the other end of a loopback connection; `unknown` where the platform does not say. */
export type PeerUser = 'self' | 'root' | 'another' | 'unknown';

interface SocketRow {
  readonly local: string;
  readonly remote: string;
  readonly state: string;
  readonly uid: string;
  readonly inode: string;
}

/**
 * Linux lists every TCP socket with its user's number in /proc/net/tcp and /proc/net/tcp6 (proc(5)). The peer's own
 * socket is the row whose local address is this connection's remote one. Other platforms have no such list for Node.js,
 * and some sandboxes an empty one: where it lacks the very port that listens, it says nothing.
 *
 * A peer whose row is gone or closed has sent its request and left, as no browser does: the kernel then names no user,
 * so it counts as another's. Root is told apart because it relays for others: on WSL, Windows' browser arrives through
 * a process of root, or from outside the list.
 */
export async function peerUser(
  remotePort: number | undefined,
  listeningPort: number,
  { platform, env }: Pick<Surroundings, 'platform' | 'env'>,
): Promise<PeerUser> {
  if (platform !== 'linux') return 'unknown';
  const tables = await Promise.all([readTable('/proc/net/tcp'), readTable('/proc/net/tcp6')]);
  return userInTables(tables, remotePort, listeningPort, (env['WSL_DISTRO_NAME'] ?? '') !== '');
}

/** As `peerUser`, from the kernel's tables; `isWsl` lets a peer pass that is in none of them. */
export function userInTables(
  tables: readonly string[],
  remotePort: number | undefined,
  listeningPort: number,
  isWsl: boolean,
): PeerUser {
  const rows = tables.flatMap((table) => table.split('\n')).map((line) => parseRow(line));
  const LISTEN = '0A';

  const listening = rows.find((row) => row.state === LISTEN && isAt(row.local, listeningPort));
  if (listening === undefined) return 'unknown';
  /** States of the kernel's tcp_states.h. */
  const ESTABLISHED = '01';

  const isPeer = (row: SocketRow): boolean =>
    remotePort !== undefined && isAt(row.local, remotePort) && isAt(row.remote, listeningPort);
  const peer = rows.find((row) => isPeer(row));
  if (peer === undefined) return isWsl ? 'unknown' : 'another';
  if (peer.state !== ESTABLISHED || peer.inode === '0') return 'another';
  if (peer.uid === listening.uid) return 'self';
  return peer.uid === '0' ? 'root' : 'another';
}

/** IPv4's loopback as the kernel writes it: plain, and mapped into IPv6. */
const LOOPBACKS: ReadonlySet<string> = new Set(['0100007F', '0000000000000000FFFF00000100007F']);

function parseRow(line: string): SocketRow {
  const [, local = '', remote = '', state = '', , , , uid = '', , inode = ''] = line.trim().split(/ +/u);
  return { local, remote, state, uid, inode };
}

function isAt(address: string, port: number): boolean {
  const [host = '', hexPort = ''] = address.split(':');
  return LOOPBACKS.has(host) && Number.parseInt(hexPort, 16) === port;
}

function readTable(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
