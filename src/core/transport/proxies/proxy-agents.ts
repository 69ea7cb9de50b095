import type { Agent, ClientRequest } from 'node:http';
import type { SecureContext } from 'node:tls';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import type { ProxyServer } from '../../ports.ts';
import { ProxyFailure } from './proxy-failure.ts';
import { proxyAddress } from './proxy-url.ts';
import { tlsOptions } from '../tls-options.ts';

/** As many connections as the AWS SDK allows itself. */
const POOL = { keepAlive: true, maxSockets: 50 } as const;

/** Loaded by `import()` only: most machines need no proxy, and the command line starts often. */
export function proxyAgents(
  proxy: ProxyServer,
  secureContext: SecureContext | undefined,
): { readonly httpAgent: Agent; readonly httpsAgent: Agent } {
  if (proxy.scheme.startsWith('socks')) {
    const socks = (isSecure: boolean) => new Socks(socksUrl(proxy), proxy, isSecure, secureContext);
    return { httpAgent: socks(false), httpsAgent: socks(true) };
  }
  const url = new URL(`${proxy.scheme}://${proxyAddress(proxy)}`);
  const options = { ...POOL, headers: authorization(proxy), ...tlsOptions(secureContext) };
  return { httpAgent: new Forwarding(url, options), httpsAgent: new Tunnel(url, options, secureContext) };
}

type Options = ConstructorParameters<typeof HttpsProxyAgent<'http:'>>[1];

/** For requests without TLS. */
class Forwarding extends HttpProxyAgent<string> {
  /** The libraries guess it from the call stack; once in a callback they guess wrong, and no connection is used twice. */
  override isSecureEndpoint(): boolean {
    return false;
  }

  override connect(...args: Parameters<HttpProxyAgent<string>['connect']>) {
    return super.connect(...args).catch((cause: unknown) => Promise.reject(new ProxyFailure({ cause })));
  }
}

/** For requests by TLS. */
class Tunnel extends HttpsProxyAgent<string> {
  readonly #secureContext: SecureContext | undefined;

  constructor(url: URL, options: Options, secureContext: SecureContext | undefined) {
    super(url, options);
    this.#secureContext = secureContext;
  }

  override isSecureEndpoint(): boolean {
    return true;
  }

  /** What a proxy answers in place of a tunnel is its own word: read as AWS's, its 403 would be "no access". */
  override async connect(request: ClientRequest, options: Parameters<HttpsProxyAgent<string>['connect']>[1]) {
    let status = 0;
    request.once('proxyConnect', (answer: { readonly statusCode: number }) => (status = answer.statusCode));
    const socket = await super
      .connect(request, { ...options, ...tlsOptions(this.#secureContext) })
      .catch((cause: unknown) => Promise.reject(new ProxyFailure({ cause })));
    if (status === 200) return socket;
    socket.destroy();
    throw new ProxyFailure({ status });
  }
}

class Socks extends SocksProxyAgent {
  readonly #isSecure: boolean;
  readonly #secureContext: SecureContext | undefined;

  constructor(url: URL, proxy: ProxyServer, isSecure: boolean, secureContext: SecureContext | undefined) {
    super(url, POOL);
    this.#isSecure = isSecure;
    this.#secureContext = secureContext;
    // The URL's parser would keep the brackets.
    this.proxy.host = proxy.host;
  }

  override isSecureEndpoint(): boolean {
    return this.#isSecure;
  }

  override connect(request: ClientRequest, options: Parameters<SocksProxyAgent['connect']>[1]) {
    return super
      .connect(request, { ...options, ...tlsOptions(this.#secureContext) })
      .catch((cause: unknown) => Promise.reject(new ProxyFailure({ cause })));
  }
}

/** RFC 7617. In a header of ours rather than in the URL, which the libraries print when asked to debug. */
function authorization({ credentials }: ProxyServer): Record<string, string> {
  if (!credentials) return {};
  const pair = Buffer.from(`${credentials.user}:${credentials.password.reveal()}`);
  return { 'Proxy-Authorization': `Basic ${pair.toString('base64')}` };
}

function socksUrl(proxy: ProxyServer): URL {
  const url = new URL(`${proxy.scheme}://${proxyAddress(proxy)}`);
  if (!proxy.credentials) return url;
  url.username = encodeURIComponent(proxy.credentials.user);
  url.password = encodeURIComponent(proxy.credentials.password.reveal());
  return url;
}
