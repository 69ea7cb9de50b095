import { isIP } from 'node:net';
import { AWS_START_HOSTS, isAwsOwnedHost, regionInStartUrl } from '../../../../../shared/domain/portal-hosts.ts';
import { DaypassError } from '../../../../../shared/errors/daypass-error.ts';
import type { Ports } from '../../../../ports.ts';
import type { AwsTransport } from '../../../../transport/aws-transport.ts';
import { patiently } from '../patience.ts';
import { checkServerStatus, readPortalPage, type PortalPage } from './portal-page.ts';

const CALL_LIMIT_MILLIS = 10_000;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** A server that does not know HEAD. */
const METHOD_UNKNOWN: ReadonlySet<number> = new Set([405, 501]);

export interface ResolvedStartUrl {
  /** The portal's own address, which AWS's calls take. */
  readonly startUrl: string;
  /** Absent if the address does not name its Region. */
  readonly region?: string;
}

/** Whether AWS owns the start URL's host. Such a start URL is never fetched to sign in. */
export function isAwsStartUrl(startUrl: string): boolean {
  const host = URL.parse(startUrl)?.hostname ?? '';
  return AWS_START_HOSTS.has(host) || isAwsOwnedHost(host);
}

/** True if a start URL outside AWS may be fetched. Asks the person where the shell's port does. */
export async function mayFetch(
  { mayFetchStartUrl }: Pick<Ports, 'mayFetchStartUrl'>,
  startUrl: string,
): Promise<boolean> {
  return mayFetchStartUrl === undefined || mayFetchStartUrl(startUrl);
}

/**
 * Resolves a start URL at a domain of the organization ("vanity URL") as the AWS CLI does since 2.35.13: one redirect,
 * which must lead to a host of AWS over https. A start URL of AWS is returned as it is.
 * Rejects: startUrlInvalid, startUrlUnresolved, signInCancelled if the person doesn't allow the request, and what a connection can meet.
 */
export async function resolveStartUrl(
  ports: Ports,
  transport: AwsTransport,
  startUrl: string,
  signal?: AbortSignal,
): Promise<ResolvedStartUrl> {
  const url = URL.parse(startUrl);
  if (url === null || url.protocol !== 'https:') throw invalid(startUrl);
  if (isAwsStartUrl(startUrl)) return { startUrl };
  // An organization's domain has a name. Addresses of this machine's network are no business of a config file.
  if (!isDomainName(url.hostname) || url.username !== '' || url.password !== '') throw invalid(startUrl);
  if (!(await mayFetch(ports, startUrl))) throw new DaypassError('signInCancelled');
  signal?.throwIfAborted();

  const { status, location } = await patiently(ports, signal, () => redirectOf(url));
  const target = REDIRECTS.has(status) && location !== undefined ? URL.parse(location, url.href) : null;
  if (target === null) throw unresolved({ status });
  if (target.protocol !== 'https:' || target.port !== '' || !isAwsStartUrl(target.href))
    throw unresolved({ target: target.host });
  const resolved = `https://${target.host}${target.pathname.replace(/\/$/u, '')}`;
  const region = regionInStartUrl(resolved);
  return { startUrl: resolved, ...(region !== undefined && { region }) };

  async function redirectOf(from: URL): Promise<PortalPage> {
    const head = await read(from, 'HEAD');
    const answer = METHOD_UNKNOWN.has(head.status) ? await read(from, 'GET') : head;
    checkServerStatus(answer, from);
    return answer;
  }

  function read(from: URL, method: 'GET' | 'HEAD'): Promise<PortalPage> {
    return readPortalPage(ports, transport, from, { method, limitMillis: CALL_LIMIT_MILLIS, signal });
  }

  function unresolved(facts: { readonly status: number } | { readonly target: string }): DaypassError {
    return new DaypassError('startUrlUnresolved', { startUrl: startUrl.slice(0, 200), ...facts });
  }
}

function isDomainName(hostname: string): boolean {
  return hostname.includes('.') && isIP(hostname) === 0 && !hostname.startsWith('[');
}

function invalid(startUrl: string): DaypassError {
  return new DaypassError('startUrlInvalid', { startUrl: startUrl.slice(0, 200) });
}
