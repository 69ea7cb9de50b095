import type { ProxyChoice, ProxyServer } from '../../core/index.ts';

/** What the words of a PAC script's answer stand for, as Chromium reads them: `SOCKS` alone is version 4. */
const SCHEMES: Readonly<Record<string, { readonly scheme: ProxyServer['scheme']; readonly port: number }>> = {
  PROXY: { scheme: 'http', port: 80 },
  HTTP: { scheme: 'http', port: 80 },
  HTTPS: { scheme: 'https', port: 443 },
  SOCKS: { scheme: 'socks4', port: 1080 },
  SOCKS4: { scheme: 'socks4', port: 1080 },
  SOCKS5: { scheme: 'socks5h', port: 1080 },
};

/**
 * The ways a PAC script's answer names, in its order: `PROXY proxy.example:8080; SOCKS5 [fd00::1]:1080; DIRECT`.
 * What can't be read is left out.
 */
export function parseProxyList(list: string): readonly ProxyChoice[] {
  return list.split(';').flatMap((part): readonly ProxyChoice[] => {
    const [word = '', address = ''] = part.trim().split(/\s+/);
    if (word.toUpperCase() === 'DIRECT') return [{ via: 'direct' }];
    const known = SCHEMES[word.toUpperCase()];
    const url = known && URL.parse(`http://${address}`);
    // Anything around the address may be a password, which is shown to nobody.
    if (!url || url.hostname === '' || !/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(address)) return [];
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    return [{ via: 'proxy', scheme: known.scheme, host, port: portOf(address, known.port) }];
  });
}

/** Read from the text: a URL leaves its scheme's own port out. */
function portOf(address: string, fallback: number): number {
  const found = /:(\d{1,5})$/.exec(address);
  return found ? Number(found[1]) : fallback;
}
