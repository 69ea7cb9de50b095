import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { isPortalUrl, regionInStartUrl } from '../../../../shared/domain/portal-hosts.ts';
import type { Ports } from '../../../ports.ts';
import { configuredPortal } from './endpoints.ts';
import { failureOf } from './failure.ts';
import { patiently } from './patience.ts';
import { reach } from './reach.ts';
import { regionInPage } from './region-in-page.ts';
import { REGION_SHAPE } from '../../../../shared/text/regions.ts';
import { checkStartUrl } from './start-url.ts';
import type { AwsTransport } from '../../../transport/aws-transport.ts';
import { withoutEnding } from '../../../../shared/text/without-ending.ts';

type Request = Parameters<AwsTransport['handle']>[0];

const CALL_LIMIT_MILLIS = 20_000;
const MOST_REDIRECTS = 3;
/** The tag stands at the page's beginning. */
const READ_BYTES = 256 * 1024;
/** AWS's own: where it sends people to is no network's sign-in page. */
const AWS_HOST =
  /(?:^|\.)(?:aws|amazon\.com|amazonaws\.(?:com|com\.cn|cn|eu)|amazonwebservices\.(?:com\.cn|eu)|awsapps\.(?:com|cn))$/u;

interface Page {
  readonly status: number;
  /** Of a redirect. */
  readonly location: string | undefined;
  readonly text: string;
}

/**
 * The Region of a portal: by its start URL where that tells it, else from the portal's own page, as a browser that has
 * never been there gets it: no cookies, no scripts, and no host that is not a portal's of AWS. Rejects:
 * startUrlInvalid, regionNotFound, and what the way there can meet.
 */
export async function findRegion(
  ports: Ports,
  transport: AwsTransport,
  text: string,
  signal?: AbortSignal,
): Promise<string> {
  const startUrl = checkStartUrl(text);
  const region = regionInStartUrl(startUrl) ?? (isPortalUrl(startUrl) ? await regionAt(startUrl) : undefined);
  if (region === undefined || !REGION_SHAPE.test(region)) throw new DaypassError('regionNotFound', { startUrl });
  return region;

  async function regionAt(portal: string): Promise<string | undefined> {
    let url = new URL(`${portal}/`);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const {
        status,
        location,
        text: page,
      } = await patiently(ports, signal, () => pageAt(ports, transport, url, signal));
      if (status >= 200 && status < 300) return regionInPage(page);
      if (location === undefined || !URL.canParse(location, url.href)) return undefined;
      const next = new URL(location, url.href);
      // A proxy we trust may still want a sign-in of its own.
      if (!AWS_HOST.test(next.hostname)) throw new DaypassError('captivePortal', { host: url.host });
      if (!isPortalUrl(next.href)) return undefined;
      const told = regionInStartUrl(next.href);
      if (told !== undefined) return told;
      url = next;
    }
    return undefined;
  }
}

async function pageAt(ports: Ports, transport: AwsTransport, url: URL, signal: AbortSignal | undefined): Promise<Page> {
  const server = configuredPortal(ports.surroundings.env) ?? url.origin;
  let page: Page;
  try {
    page = await reach(ports.alarm, CALL_LIMIT_MILLIS, signal, (limited) =>
      get(transport, url, new URL(server), limited),
    );
  } catch (thrown) {
    if (signal?.aborted) throw signal.reason;
    throw failureOf(thrown, server);
  }
  const facts = { status: page.status, host: url.host };
  if (page.status === 429) throw new DaypassError('throttled', facts);
  if (page.status >= 500) throw new DaypassError('serviceUnavailable', facts);
  return page;
}

/** `server` is the page's own but where another stands in for it, and is told by the Host header which portal is meant. */
async function get(transport: AwsTransport, url: URL, server: URL, abortSignal: AbortSignal): Promise<Page> {
  const request: Request = {
    method: 'GET',
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
  // All that is looked for is ASCII; Latin-1 has no bytes that are none.
  return { status, location, text: Buffer.from(response.body).toString('latin1') };
}
