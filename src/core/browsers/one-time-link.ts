import { createServer, type IncomingMessage, type Server } from 'node:http';
import { DaypassError } from '../../shared/daypass-error.ts';
import type { Ports } from '../ports.ts';
import type { Secret } from '../secret.ts';

/** Long enough for a browser that must start first. */
const LIFE_MILLIS = 2 * 60_000;
const MOST_CONNECTIONS = 16;

export interface OneTimeLink {
  /** `http://127.0.0.1:PORT/…`: leads on to the secret link, once. */
  readonly url: string;
  /** Resolves when it has led somewhere (true) or its time is over (false); nothing listens any more then. */
  readonly used: Promise<boolean>;
  close(): void;
}

/**
 * A page on this machine that sends the first browser that asks for it on to a secret link. A browser is started with
 * its link as an argument, and arguments can be read by everyone on the machine, for as long as the browser runs: so
 * they hold this link instead, which is of no use a moment later. Who reads it there and is quicker than the browser
 * gets in in its stead; the browser then finds nobody, which tells.
 * Rejects: browserNotOpened where no port can be had.
 */
export async function oneTimeLink(
  target: Secret,
  { alarm, random }: Pick<Ports, 'alarm' | 'random'>,
): Promise<OneTimeLink> {
  const path = `/${Buffer.from(random.bytes(32)).toString('base64url')}`;
  const over = new AbortController();
  let isUsed = false;
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 65_536 }, (request, response) => {
    const isRight = !isUsed && isFor(request, path, portOf(server));
    response.writeHead(isRight ? 302 : 404, {
      ...(isRight && { location: target.reveal() }),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-length': '0',
      connection: 'close',
    });
    if (isRight) {
      isUsed = true;
      response.once('close', () => over.abort());
    }
    response.end();
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((listening, failed) => {
    server.once('error', (cause) => failed(new DaypassError('browserNotOpened', {}, { cause })));
    server.listen(0, '127.0.0.1', listening);
  });
  server.on('error', () => over.abort());
  return { url: `http://127.0.0.1:${portOf(server)}${path}`, used: untilOver(), close: () => over.abort() };

  async function untilOver(): Promise<boolean> {
    try {
      await alarm.sleep(LIFE_MILLIS, over.signal);
    } catch {
      // It was used, or is not wanted any more.
    }
    server.close();
    server.closeAllConnections();
    return isUsed;
  }
}

/** By its name for us: a page elsewhere whose host name leads here (DNS rebinding) names another. */
function isFor({ method, url, headers }: IncomingMessage, path: string, port: number): boolean {
  return method === 'GET' && url === path && headers.host === `127.0.0.1:${port}`;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
