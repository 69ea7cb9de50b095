import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { isObject } from '../check.ts';
import { failureOf } from '../sources/identity-center/portal/failure.ts';
import { reach } from '../sources/identity-center/portal/reach.ts';
import { AwsTransport, type TransportPorts } from '../transport/aws-transport.ts';
import type { ReleaseFeed } from './release-feed.ts';
import { releaseVersion } from './version.ts';

type Request = Parameters<AwsTransport['handle']>[0];

const LIMIT_MILLIS = 20_000;
/** A release with a hundred files is some 150 KiB. */
const MOST_BYTES = 512 * 1024;
/** GitHub's are 66 characters. */
const ETAG = /^(?:W\/)?"[\x21\x23-\x7e]{1,200}"$/u;

export type LatestRelease =
  | { readonly is: 'unchanged' }
  /** Nothing was released yet. */
  | { readonly is: 'none' }
  | { readonly is: 'release'; readonly version: string; readonly etag?: string };

/**
 * Asks GitHub's API for the latest release: its version and nothing else is taken from the answer. Rejects:
 * releasesUnreachable, releasesUnreadable, and what proxies and certificates can meet.
 * https://docs.github.com/en/rest/releases/releases#get-the-latest-release
 */
export async function readLatestRelease(
  ports: TransportPorts,
  feed: ReleaseFeed,
  etag: string | undefined,
  signal?: AbortSignal,
): Promise<LatestRelease> {
  const { host } = new URL(feed.latestUrl);
  // One of its own: AWS's clock is compared in the engine's, and a day's pause needs no open connection.
  const transport = new AwsTransport(ports);
  try {
    const { response } = await reach(ports.alarm, LIMIT_MILLIS, signal, (abortSignal) =>
      transport.handle(requestFor(feed, etag), { abortSignal, pageUpToBytes: MOST_BYTES }),
    );
    return releaseIn(response.statusCode, response.headers['etag'], response.body, host);
  } catch (thrown) {
    signal?.throwIfAborted();
    throw ourFailure(thrown, feed.latestUrl, host);
  } finally {
    transport.destroy();
  }
}

/** It says nothing of the person and nothing of this copy: GitHub asks for some name of a program. */
function requestFor({ latestUrl }: ReleaseFeed, etag: string | undefined): Request {
  const { protocol, hostname, port, host, pathname } = new URL(latestUrl);
  const request: Request = {
    method: 'GET',
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: pathname,
    query: {},
    headers: {
      host,
      accept: 'application/vnd.github+json',
      'accept-encoding': 'identity',
      'user-agent': 'daypass',
      'x-github-api-version': '2022-11-28',
      ...(etag !== undefined && { 'if-none-match': etag }),
    },
    clone: () => request,
  };
  return request;
}

function releaseIn(status: number, etag: string | undefined, body: Uint8Array, host: string): LatestRelease {
  if (status === 304) return { is: 'unchanged' };
  if (status === 404) return { is: 'none' };
  const answer = status === 200 ? objectIn(body) : undefined;
  // A server that was moved or taken over would lead elsewhere: nothing is followed.
  if (answer === undefined) throw new DaypassError('releasesUnreadable', { host, status });
  const version = releaseVersion(answer['tag_name']);
  if (version === undefined || answer['draft'] !== false || answer['prerelease'] !== false)
    throw new DaypassError('releasesUnreadable', { host, status });
  return { is: 'release', version, ...(etag !== undefined && ETAG.test(etag) && { etag }) };
}

function objectIn(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What the person is told is about the list of releases, not about AWS. */
function ourFailure(thrown: unknown, url: string, host: string): DaypassError {
  const failure = toDaypassError(failureOf(thrown, url));
  const { code, facts } = failure;
  if (code === 'offline' || code === 'timedOut')
    return new DaypassError('releasesUnreachable', { host }, { cause: thrown });
  if (code === 'unexpectedAnswer' || code === 'serviceUnavailable' || code === 'throttled')
    return new DaypassError('releasesUnreadable', { host, ...facts }, { cause: thrown });
  return failure;
}
