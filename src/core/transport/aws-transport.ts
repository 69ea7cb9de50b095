import { TLSSocket } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Alarm, Log, ProxyChoice } from '../ports.ts';
import { Authorities, type AuthorityPorts } from './authorities.ts';
import { readBody, readStart } from './bounded-body.ts';
import { isNetworkSignIn, isPage, isRedirectElsewhere } from './captive-portal.ts';
import { ClockComparison } from './clock-comparison.ts';
import { proxyError, ProxyFailure } from './proxies/proxy-failure.ts';
import { proxyAddress } from './proxies/proxy-url.ts';
import { Routes, type RoutePorts } from './routes.ts';
import { isUnknownAuthority } from './tls-failure.ts';
import { tlsOptions } from './tls-options.ts';

const CONNECT_TIMEOUT_MILLIS = 8_000;
/** Where there are several ways to try. */
const SHORT_CONNECT_TIMEOUT_MILLIS = 4_000;

type Request = Parameters<NodeHttpHandler['handle']>[0];
type Options = NonNullable<Parameters<NodeHttpHandler['handle']>[1]> & {
  /** A page for people is asked for, not data: pages and redirects are answers then, and so much is read of a body. */
  readonly pageUpToBytes?: number;
};
type Handled = Awaited<ReturnType<NodeHttpHandler['handle']>>;
type Response = Handled['response'];

export interface TransportPorts extends RoutePorts, AuthorityPorts {
  readonly alarm: Alarm;
  readonly log: Log;
}

/**
 * The AWS SDK's request handler for all clients: straight or through proxies, trusting whom this machine trusts. Hears
 * the answers first: pages of captive portals and answers too large never reach the SDK, and their dates are compared
 * with our clock. Rejects with a DaypassError where the way is at fault, else with the socket's error.
 */
export class AwsTransport {
  readonly #clockComparison: ClockComparison;
  readonly #ports: TransportPorts;
  readonly #routes: Routes;
  readonly #authorities: Authorities;
  readonly #handlers = new Map<string, Promise<NodeHttpHandler>>();

  constructor(
    ports: TransportPorts,
    onClockChange: () => void = () => undefined,
    authorities = new Authorities(ports),
  ) {
    this.#ports = ports;
    this.#routes = new Routes(ports);
    this.#authorities = authorities;
    this.#clockComparison = new ClockComparison(ports, onClockChange);
  }

  async handle(request: Request, options: Options = {}): Promise<Handled> {
    const url = urlOf(request);
    const choices = await this.#routes.to(url);
    try {
      return await this.#sendByFirst(choices, url, request, options);
    } catch (thrown) {
      if (options.abortSignal?.aborted || !(thrown instanceof NotSent)) throw thrown;
      this.#routes.forget();
      // A VPN may have come up since the ways were asked for, and its proxy with it.
      const newChoices = (await this.#routes.to(url)).filter((choice) => !choices.some((old) => isSame(old, choice)));
      if (newChoices.length === 0) throw thrown.cause;
      return await this.#sendByFirst(newChoices, url, request, options).catch((last: unknown) =>
        Promise.reject(last instanceof NotSent ? last.cause : last),
      );
    }
  }

  /** By the first way that leads anywhere. Rejects with NotSent where none does. */
  async #sendByFirst(choices: readonly ProxyChoice[], url: URL, request: Request, options: Options): Promise<Handled> {
    let failure: NotSent | undefined;
    const timeoutMillis = choices.length > 1 ? SHORT_CONNECT_TIMEOUT_MILLIS : CONNECT_TIMEOUT_MILLIS;
    for (const choice of choices) {
      try {
        const answer = await this.#send(choice, timeoutMillis, url, request, options);
        this.#routes.worked(url, choice);
        return answer;
      } catch (thrown) {
        if (options.abortSignal?.aborted || !(thrown instanceof NotSent)) throw thrown;
        failure = thrown;
      }
    }
    throw failure ?? new NotSent('no way');
  }

  /** The ways that a call to this URL would take, best first. Throws proxyInvalid. */
  routesTo(url: URL): Promise<readonly ProxyChoice[]> {
    return this.#routes.to(url);
  }

  /** How far this machine's clock is ahead of AWS's; undefined while that is unknown or of no matter. */
  get clockAheadMillis(): number | undefined {
    return this.#clockComparison.aheadMillis;
  }

  /** The network may be another now. */
  forgetRoutes(): void {
    this.#routes.forget();
  }

  /** Closes idle connections and forgets what was heard. It can be used again. */
  destroy(): void {
    this.#clockComparison.forget();
    for (const handler of this.#handlers.values())
      handler.then(
        (made) => made.destroy(),
        () => undefined,
      );
    this.#handlers.clear();
  }

  /** Part of the SDK's interface; there is nothing to configure. */
  updateHttpClientConfig(): void {}
  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  async #send(
    choice: ProxyChoice,
    timeoutMillis: number,
    url: URL,
    request: Request,
    options: Options,
  ): Promise<Handled> {
    const { generation } = this.#authorities;
    try {
      const handler = await this.#handlerFor(choice, timeoutMillis);
      return await this.#exchange(handler, choice, url, request, options);
    } catch (thrown) {
      if (isUnknownAuthority(thrown)) this.#authorities.addSystem();
      // Also where another call has had it added meanwhile.
      if (isUnknownAuthority(thrown) && this.#authorities.generation !== generation)
        return this.#send(choice, timeoutMillis, url, request, options);
      throw transportError(thrown, choice, url.host);
    }
  }

  async #exchange(
    handler: NodeHttpHandler,
    choice: ProxyChoice,
    url: URL,
    request: Request,
    options: Options,
  ): Promise<Handled> {
    const { clock, log } = this.#ports;
    const sentAtMillis = clock.nowMillis();
    const { response } = await handler.handle(request, options);
    const receivedAtMillis = clock.nowMillis();
    const { statusCode: status } = response;
    // Without the query, which names accounts and roles.
    log.detail?.('http', {
      host: url.host,
      path: url.pathname,
      via: choice.via,
      status,
      millis: receivedAtMillis - sentAtMillis,
    });
    const isVerified = isFromAws(response, choice, url);
    await takeBody(response, choice, url, options.pageUpToBytes);
    // A page may come from a cache of AWS's, with the date of then.
    if (isVerified && options.pageUpToBytes === undefined)
      this.#clockComparison.note({ sentAtMillis, receivedAtMillis, date: response.headers['date'] });
    return { response };
  }

  #handlerFor(choice: ProxyChoice, connectionTimeout: number): Promise<NodeHttpHandler> {
    const key = `${nameOf(choice)} ${connectionTimeout} ${this.#authorities.generation}`;
    const known = this.#handlers.get(key);
    if (known) return known;
    const made = this.#makeHandler(choice, connectionTimeout);
    this.#handlers.set(key, made);
    // A CA file that can't be read now may be readable at the next call.
    made.catch(() => this.#handlers.delete(key));
    return made;
  }

  async #makeHandler(choice: ProxyChoice, connectionTimeout: number): Promise<NodeHttpHandler> {
    const secureContext = await this.#authorities.context();
    if (choice.via === 'direct')
      return new NodeHttpHandler({ connectionTimeout, httpsAgent: tlsOptions(secureContext) });
    const { proxyAgents } = await import('./proxies/proxy-agents.ts');
    return new NodeHttpHandler({ connectionTimeout, ...proxyAgents(choice, secureContext) });
  }
}

/** The request has not left us: it may go another way. */
class NotSent extends Error {}

/** Reads the body in place of the SDK. Rejects with captivePortal, proxyAuthNeeded, unexpectedAnswer. */
async function takeBody(response: Response, choice: ProxyChoice, url: URL, pageUpToBytes?: number): Promise<void> {
  const { statusCode: status, headers, body } = response;
  if (status === 407 && choice.via === 'proxy') {
    body.destroy();
    throw new DaypassError('proxyAuthNeeded', { proxy: proxyAddress(choice) });
  }
  const isPageWanted = pageUpToBytes !== undefined;
  if (isPageWanted ? isNetworkSignIn(status) : isRedirectElsewhere(status)) {
    body.destroy();
    throw new DaypassError('captivePortal', { host: url.host });
  }
  response.body = isPageWanted ? await readStart(body, pageUpToBytes) : await readBody(body);
  if (isPageWanted) return;
  if (isPage({ status, contentType: headers['content-type'] ?? '', body: response.body }))
    throw new DaypassError('captivePortal', { host: url.host });
}

/** Verified by TLS, or straight from an endpoint that was configured without it. To be asked before the body is read. */
function isFromAws({ body, statusCode }: Response, choice: ProxyChoice, url: URL): boolean {
  if (statusCode >= 500) return false;
  return url.protocol === 'https:'
    ? body.socket instanceof TLSSocket && body.socket.authorized
    : choice.via === 'direct';
}

function transportError(thrown: unknown, choice: ProxyChoice, host: string): unknown {
  if (thrown instanceof ProxyFailure && choice.via === 'proxy')
    return new NotSent('proxy', { cause: proxyError(thrown, choice, host) });
  if (!isNeverConnected(thrown)) return thrown;
  if (choice.via === 'direct') return new NotSent('direct', { cause: thrown });
  const facts = { proxy: proxyAddress(choice) };
  return new NotSent('proxy', { cause: new DaypassError('proxyUnreachable', facts, { cause: thrown }) });
}

/** By the SDK's limit for connecting, or by the socket. */
function isNeverConnected(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (thrown.name === 'TimeoutError' && /establish a connection/.test(thrown.message)) return true;
  return 'syscall' in thrown && (thrown.syscall === 'connect' || thrown.syscall === 'getaddrinfo');
}

function isSame(a: ProxyChoice, b: ProxyChoice): boolean {
  return nameOf(a) === nameOf(b);
}

function nameOf(choice: ProxyChoice): string {
  return choice.via === 'direct' ? 'direct' : `${choice.scheme} ${proxyAddress(choice)}`;
}

function urlOf({ protocol, hostname, port, path }: Request): URL {
  return new URL(path, `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
}
