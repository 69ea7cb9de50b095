import { BlockList, isIP } from 'node:net';

export interface Target {
  /** Lower-case, without the brackets of an IPv6 literal. */
  readonly host: string;
  readonly port: number;
}

/** Host and port that a URL leads to. */
export function targetOf(url: URL): Target {
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  return { host: withoutBrackets(url.hostname.toLowerCase()).replace(/\.$/, ''), port };
}

/**
 * Whether a NO_PROXY list names this target, read as curl and Python's `requests` read it: hosts (with all that lies
 * below them), `.suffix` and `*.suffix`, `*` for all, `host:port`, addresses, and CIDR blocks.
 */
export function isExempt({ host, port }: Target, noProxy: string): boolean {
  return noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => matches(entry.toLowerCase(), host, port));
}

/** This very machine: no proxy leads there. */
export function isLoopback({ host }: Target): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return isInBlock(host, '127.0.0.0/8') || isInBlock(host, '::1/128');
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return isInBlock(host, entry);
  const { name, port: onlyPort } = splitPort(entry);
  if (onlyPort !== undefined && onlyPort !== port) return false;
  if (isIP(name) !== 0) return isIP(host) !== 0 && isInBlock(host, `${name}/${isIP(name) === 4 ? 32 : 128}`);
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** `host:port`, `[v6]:port`; a bare IPv6 address has colons of its own. */
function splitPort(entry: string): { readonly name: string; readonly port?: number } {
  if (isIP(entry) === 6) return { name: entry };
  const found = /^(.*):(\d{1,5})$/.exec(entry);
  if (!found) return { name: withoutBrackets(entry) };
  return { name: withoutBrackets(found[1] ?? ''), port: Number(found[2]) };
}

function isInBlock(host: string, block: string): boolean {
  const family = isIP(host);
  const [network = '', bits = ''] = block.split('/');
  const address = withoutBrackets(network);
  const mostBits = family === 4 ? 32 : 128;
  if (family === 0 || isIP(address) !== family || !/^\d{1,3}$/.test(bits) || Number(bits) > mostBits) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(address, Number(bits), kind);
  return list.check(host, kind);
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
