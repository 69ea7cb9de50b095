import { DaypassError } from '../../../../../shared/errors/daypass-error.ts';
import type { Ports } from '../../../../ports.ts';
import { configuredPortal, endpointVariable } from '../endpoints.ts';
import { failureOf } from '../failure.ts';
import { reach } from '../reach.ts';
import type { AwsTransport } from '../../../../transport/aws-transport.ts';
import { withoutEnding } from '../../../../../shared/text/without-ending.ts';

type Request = Parameters<AwsTransport['handle']>[0];

/** The Region's tag is near the page's beginning. */
const READ_BYTES = 256 * 1024;

export interface PortalPage {
  readonly status: number;
  /** The target of a redirect, as written. */
  readonly location: string | undefined;
  readonly text: string;
}

/**
 * Reads the start of a page as a browser that has never been there gets it: no cookies, no scripts, redirects not
 * followed. Rejects: throttled, serviceUnavailable, and what a connection can meet.
 */
export async function readPortalPage(
  ports: Ports,
  transport: AwsTransport,
  url: URL,
  options: { readonly method: 'GET' | 'HEAD'; readonly limitMillis: number; readonly signal: AbortSignal | undefined },
): Promise<PortalPage> {
  const { method, limitMillis, signal } = options;
  const server = configuredPortal(ports.surroundings.env) ?? url.origin;
  let page: PortalPage;
  try {
    page = await reach(ports.alarm, limitMillis, signal, (limited) =>
      ask(transport, method, url, new URL(server), limited),
    );
  } catch (thrown) {
    if (signal?.aborted) throw signal.reason;
    throw failureOf(thrown, server, endpointVariable('AWS_ENDPOINT_URL_SSO', ports.surroundings.env));
  }
  return page;
}

/** Throws what a page's status says about its server: throttled, serviceUnavailable. */
export function checkServerStatus({ status }: PortalPage, url: URL): void {
  const facts = { status, host: url.host };
  if (status === 429) throw new DaypassError('throttled', facts);
  if (status >= 500) throw new DaypassError('serviceUnavailable', facts);
}

/** `server` is the page's own unless a test server takes its place, which learns from the Host header which portal is meant. */
async function ask(
  transport: AwsTransport,
  method: 'GET' | 'HEAD',
  url: URL,
  server: URL,
  abortSignal: AbortSignal,
): Promise<PortalPage> {
  const request: Request = {
    method,
    protocol: server.protocol,
    hostname: server.hostname,
    ...(server.port !== '' && { port: Number(server.port) }),
    path: `${withoutEnding(server.pathname, '/')}${url.pathname}`,
    query: Object.fromEntries(url.searchParams),
    headers: { host: url.host, accept: 'text/html', 'accept-encoding': 'identity', 'user-agent': 'daypass' },
    clone: () => request,
  };
  const { response } = await transport.handle(request, { abortSignal, pageUpToBytes: READ_BYTES });
  const { statusCode: status, headers } = response;
  const location = status >= 300 && status < 400 ? headers['location'] : undefined;
  // All that is looked for is ASCII, and every byte is a character of Latin-1.
  return { status, location, text: Buffer.from(response.body).toString('latin1') };
}
