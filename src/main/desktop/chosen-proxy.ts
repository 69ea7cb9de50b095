import type { ProxyConfig } from 'electron';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { ProxySetting } from '../../shared/domain/settings.ts';

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'socks4:', 'socks5:']);

/**
 * What Electron's session is told for a setting. Throws proxyInvalid for what is no proxy's address; also for one with a
 * password in it, since settings are no place for secrets (HTTPS_PROXY takes one).
 */
export function proxyConfig(proxy: ProxySetting): ProxyConfig {
  if (proxy.by === 'system') return { mode: 'system' };
  if (proxy.by === 'none') return { mode: 'direct' };
  const url = URL.parse(proxy.address.trim());
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
  return { mode: 'fixed_servers', proxyRules: `${url.protocol}//${url.host}` };
}
