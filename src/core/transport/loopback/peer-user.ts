import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { userInfo } from 'node:os';

/** Whose process is at the other end of a loopback connection; `unknown` where the platform does not say. */
export type PeerUser = 'self' | 'root' | 'another' | 'unknown';

/**
 * Linux lists every TCP socket with its user's number in /proc/net/tcp and /proc/net/tcp6 (proc(5)). The peer's own
 * socket is the row whose local address is this connection's remote one. Other platforms have no such list for Node.js.
 * Root is told apart because it relays for others: on WSL, Windows' browser arrives through a process of root.
 */
export async function peerUser(
  { remotePort, localPort }: Pick<Socket, 'remotePort' | 'localPort'>,
  platform: NodeJS.Platform,
): Promise<PeerUser> {
  // A user's number does not change while the process runs.
  const ownUid = platform === 'linux' ? userInfo().uid : undefined;
  if (ownUid === undefined || remotePort === undefined || localPort === undefined) return 'unknown';
  const tables = await Promise.all([readTable('/proc/net/tcp'), readTable('/proc/net/tcp6')]);
  const uid = tables.map((table) => uidOfSocket(table, remotePort, localPort)).find((found) => found !== undefined);
  if (uid === undefined) return 'unknown';
  if (uid === ownUid) return 'self';
  return uid === 0 ? 'root' : 'another';
}

/** IPv4's loopback as the kernel writes it: plain, and mapped into IPv6. */
const LOOPBACKS: ReadonlySet<string> = new Set(['0100007F', '0000000000000000FFFF00000100007F']);

/** The user's number of the socket that is bound to `fromPort` and connected to `toPort`, both on 127.0.0.1. */
export function uidOfSocket(table: string, fromPort: number, toPort: number): number | undefined {
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', , , , , uid] = line.trim().split(/ +/u);
    if (isAt(local, fromPort) && isAt(remote, toPort) && uid !== undefined) return Number(uid);
  }
  return undefined;
}

function isAt(address: string, port: number): boolean {
  const [host = '', hexPort = ''] = address.split(':');
  return LOOPBACKS.has(host) && Number.parseInt(hexPort, 16) === port;
}

function readTable(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
