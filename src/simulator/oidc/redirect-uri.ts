const loopbackHosts = new Set(['127.0.0.1', '[::1]']);

/**
 * Whether a public client may register this redirect URI: plain http on a loopback IP, no fragment, no user info
 * (RFC 8252 §7.3). The AWS CLI registers `http://127.0.0.1/oauth/callback`, without a port.
 */
export function isRegistrableRedirectUri(uri: string): boolean {
  const url = parse(uri);
  return url !== undefined;
}

/**
 * Whether a redirect URI asked for at `/authorize` is covered by a registered one: same scheme, host, path and query;
 * any port if the registered one names none (RFC 8252 §7.3).
 */
export function matchesRegistered(requested: string, registered: readonly string[]): boolean {
  const wanted = parse(requested);
  if (wanted === undefined) return false;
  return registered.some((uri) => {
    const known = parse(uri);
    if (known === undefined || known.hostname !== wanted.hostname) return false;
    if (known.port !== '' && known.port !== wanted.port) return false;
    return known.pathname === wanted.pathname && known.search === wanted.search;
  });
}

function parse(uri: string): URL | undefined {
  if (!URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  const isLoopback = url.protocol === 'http:' && loopbackHosts.has(url.hostname);
  return isLoopback && url.hash === '' && url.username === '' && url.password === '' ? url : undefined;
}
