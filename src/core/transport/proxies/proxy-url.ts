import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ProxyServer } from '../../ports.ts';
import { Secret } from '../../secret.ts';

const DEFAULT_PORTS: Readonly<Record<ProxyServer['scheme'], number>> = {
  http: 80,
  https: 443,
  socks4: 1080,
  socks4a: 1080,
  socks5: 1080,
  socks5h: 1080,
};

/**
 * A proxy as an environment variable names it: `http://user:password@host:port`, the scheme and the credentials
 * optional (no scheme means http, as in botocore and curl). `proxyInvalid` names the variable, never its value.
 */
export function parseProxyUrl(text: string, variable: string): ProxyServer {
  const url = URL.parse(withScheme(text.trim()));
  const scheme = schemeOf(url?.protocol ?? '');
  if (!url || !scheme || !isAddressAlone(url)) throw new DaypassError('proxyInvalid', { variable });
  const port = url.port === '' ? DEFAULT_PORTS[scheme] : Number(url.port);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (url.username === '' && url.password === '') return { via: 'proxy', scheme, host, port };
  const credentials = { user: decoded(url.username, variable), password: new Secret(decoded(url.password, variable)) };
  return { via: 'proxy', scheme, host, port, credentials };
}

/**
 * A `#`, `/`, `?` or backslash that is not percent-encoded in a password ends the host early: what is then read as the
 * host is the user's name, and as the port a part of the password.
 */
function isAddressAlone({ hostname, pathname, search, hash }: URL): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(hostname) && /^\/?$/.test(pathname) && search === '' && hash === '';
}

/** `host:port`, as people are told it: without credentials. */
export function proxyAddress({ host, port }: ProxyServer): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function withScheme(text: string): string {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return text;
  return text.startsWith('//') ? `http:${text}` : `http://${text}`;
}

function schemeOf(protocol: string): ProxyServer['scheme'] | undefined {
  const scheme = protocol.replace(/:$/, '');
  // curl's and Node's convention: `socks` resolves names at the proxy.
  if (scheme === 'socks') return 'socks5h';
  return isScheme(scheme) ? scheme : undefined;
}

function isScheme(scheme: string): scheme is ProxyServer['scheme'] {
  return Object.hasOwn(DEFAULT_PORTS, scheme);
}

function decoded(part: string, variable: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new DaypassError('proxyInvalid', { variable });
  }
}
