import type { ProxyConfig } from 'electron';
import { proxyFromEnvironment, proxyAddress, type ProxyServer, type Surroundings } from '../../core/index.ts';
import type { ProxySetting } from '../../shared/domain/settings.ts';
import { proxyConfig } from '../desktop/chosen-proxy.ts';

/** How the pages of a sign-in reach the network: as the calls to AWS do (setting, else environment, else system). */
export interface BrowserProxy {
  readonly config: ProxyConfig;
  /** The proxy of the environment, which may want the user name and password that its variable holds. */
  readonly server?: ProxyServer;
}

/** Throws proxyInvalid. */
export function browserProxy(setting: ProxySetting, env: Surroundings['env'], startUrl: string): BrowserProxy {
  const server = setting.by === 'system' ? proxyFromEnvironment(new URL(startUrl), env) : undefined;
  if (server === undefined) return { config: proxyConfig(setting) };
  const noProxy = env['no_proxy'] ?? env['NO_PROXY'] ?? '';
  return {
    config: {
      mode: 'fixed_servers',
      proxyRules: `${chromiumScheme(server.scheme)}://${proxyAddress(server)}`,
      proxyBypassRules: noProxy
        .split(/[\s,]+/u)
        .flatMap(bypassRules)
        .join(','),
    },
    server,
  };
}

/** Chromium lets a SOCKS 5 proxy resolve names, and knows no other words for that (net/docs/proxy.md). */
function chromiumScheme(scheme: ProxyServer['scheme']): string {
  if (scheme.startsWith('socks5')) return 'socks5';
  return scheme.startsWith('socks4') ? 'socks4' : scheme;
}

/** An entry of NO_PROXY means a host and all below it; Chromium's list wants both said (net/docs/proxy.md, "bypass rules"). */
function bypassRules(entry: string): readonly string[] {
  if (entry === '') return [];
  const name = entry.replace(/^\*?\./u, '');
  const isName = /^[a-z\d_-][a-z\d_.-]*(?::\d{1,5})?$/iu.test(name) && !/^[\d.]+(?::\d{1,5})?$/u.test(name);
  return isName ? [name, `*.${name}`] : [entry];
}
