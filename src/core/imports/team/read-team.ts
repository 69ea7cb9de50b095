import { stat } from 'node:fs/promises';
import { isAbsolute, join, posix, win32 } from 'node:path';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { readBounded } from '../../disk/read/read-bounded.ts';
import { toDiskError } from '../../disk/read/disk-error.ts';
import type { Ports } from '../../ports.ts';
import { failureOf } from '../../sources/identity-center/portal/failure.ts';
import { reach } from '../../sources/identity-center/portal/reach.ts';
import type { AwsTransport } from '../../transport/aws-transport.ts';

type Request = Parameters<AwsTransport['handle']>[0];

const MOST_BYTES = 256 * 1024;
const LIMIT_MILLIS = 20_000;
const MOST_REDIRECTS = 3;
/** In a folder, such as a git checkout, the first of these counts. */
const FILE_NAMES = ['daypass-team.yaml', 'daypass-team.yml', 'daypass-team.json'] as const;

/** Where a team file is: an https URL, or the absolute path of a file or of a folder that holds one. */
export interface TeamAddress {
  readonly address: string;
  readonly by: 'url' | 'path';
}

/** Throws teamAddressInvalid: a URL that is not https or holds a password, a path that is not absolute. */
export function teamAddress(text: string): TeamAddress {
  const refused = (problem: string) => new DaypassError('teamAddressInvalid', { address: text.slice(0, 200), problem });
  if (posix.isAbsolute(text) || win32.isAbsolute(text)) return { address: text, by: 'path' };
  if (!URL.canParse(text)) throw refused('unknown');
  const url = new URL(text);
  if (url.protocol !== 'https:') throw refused('notHttps');
  if (url.username !== '' || url.password !== '')
    throw new DaypassError('teamAddressInvalid', { address: url.host, problem: 'hasCredentials' });
  url.hash = '';
  return { address: url.href, by: 'url' };
}

/**
 * The text of a team file. A URL is asked for by the app's proxies and authorities. Rejects: teamFileMissing,
 * teamFileInvalid (too large), fileForbidden, diskFailed, and what a connection can meet.
 */
export async function readTeamText(
  { address, by }: TeamAddress,
  ports: Ports,
  transport: AwsTransport,
): Promise<string> {
  return by === 'url' ? fetchText(new URL(address), ports, transport) : readText(await fileAt(address));
}

async function fileAt(path: string): Promise<string> {
  if (!isAbsolute(path)) return path;
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory() !== true) return path;
  for (const name of FILE_NAMES)
    if (
      await stat(join(path, name)).then(
        () => true,
        () => false,
      )
    )
      return join(path, name);
  throw new DaypassError('teamFileMissing', { address: join(path, FILE_NAMES[0]) });
}

async function readText(path: string): Promise<string> {
  const read = await readBounded(path, MOST_BYTES);
  if (read.at === 'read') return read.bytes.toString('utf8');
  if (read.at === 'missing') throw new DaypassError('teamFileMissing', { address: path });
  if (read.at === 'tooLarge') throw new DaypassError('teamFileInvalid', { address: path, problem: 'tooLarge' });
  throw toDiskError(read.cause, path);
}

async function fetchText(first: URL, ports: Ports, transport: AwsTransport): Promise<string> {
  let url = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const { statusCode: status, headers, body } = await ask(url, ports, transport);
    if (status === 200) return textOf(body, url);
    const location = headers['location'];
    if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, url.href))
      throw new DaypassError(status === 404 || status === 410 ? 'teamFileMissing' : 'teamFileRefused', {
        address: url.origin + url.pathname,
        status,
      });
    // The same rules as for the address itself.
    url = new URL(teamAddress(new URL(location, url.href).href).address);
  }
  throw new DaypassError('teamFileRefused', { address: first.origin + first.pathname, status: 310 });
}

function textOf(body: unknown, url: URL): string {
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.alloc(0);
  if (bytes.length > MOST_BYTES)
    throw new DaypassError('teamFileInvalid', { address: url.origin + url.pathname, problem: 'tooLarge' });
  return bytes.toString('utf8');
}

async function ask(url: URL, ports: Ports, transport: AwsTransport) {
  try {
    const { response } = await reach(ports.alarm, LIMIT_MILLIS, undefined, (abortSignal) =>
      transport.handle(requestFor(url), { abortSignal, pageUpToBytes: MOST_BYTES + 1 }),
    );
    return response;
  } catch (thrown) {
    throw failureOf(thrown, url.origin);
  }
}

function requestFor(url: URL): Request {
  const { protocol, hostname, port, pathname: path, searchParams } = url;
  const request: Request = {
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    method: 'GET',
    path,
    query: Object.fromEntries(searchParams),
    headers: { host: url.host, accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'daypass' },
    clone: () => request,
  };
  return request;
}
