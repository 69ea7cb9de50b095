import type { ProxySetting } from '../../../shared/domain/settings.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ProxyChoice, SystemProxy } from '../../ports.ts';
import { parseProxyUrl } from './proxy-url.ts';

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'socks4:', 'socks5:']);

/**
 * The address of a proxy setting, checked. Throws proxyInvalid for what is no proxy's address; also for one with a password in it,
 * since settings are no place for secrets (HTTPS_PROXY takes one).
 */
export function proxySettingAddress(address: string): string {
  const url = URL.parse(address.trim());
  const isAddress =
    url !== null &&
    SCHEMES.has(url.protocol) &&
    /^[\w.:[\]-]+$/.test(url.host) &&
    url.username === '' &&
    url.password === '' &&
    (url.pathname === '' || url.pathname === '/') &&
    url.search === '' &&
    url.hash === '';
  if (!isAddress) throw new DaypassError('proxyInvalid');
  return `${url.protocol}//${url.host}`;
}

/** The proxy setting for a program that can't ask the system: without a choice of the person's, only the environment counts. */
export function proxyBySetting(setting: ProxySetting): SystemProxy {
  return {
    comesFirst: () => setting.by !== 'system',
    resolve: async () => [setting.by === 'address' ? proxyAt(setting.address) : { via: 'direct' }],
  };
}

function proxyAt(address: string): ProxyChoice {
  const proxy = parseProxyUrl(proxySettingAddress(address), 'proxy');
  // As in the app: Chromium lets a SOCKS 5 proxy resolve names.
  return proxy.scheme === 'socks5' ? { ...proxy, scheme: 'socks5h' } : proxy;
}
