import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Surroundings } from '../../ports.ts';
import { peerUser } from './peer-user.ts';

/** How a request came: from a process of this person at the address the server has, or not. */
export type Arrival = 'own' | 'anotherUser' | 'otherHost';

export interface LoopbackOptions {
  readonly onRequest: (request: IncomingMessage, response: ServerResponse, arrival: Arrival) => void;
  readonly onError: (error: Error) => void;
  readonly surroundings: Pick<Surroundings, 'platform' | 'env'>;
  /** Bytes of request line and headers. Default 16 KiB. */
  readonly mostHeaderBytes?: number;
  /** Where a page elsewhere names the port. Default: a free one. */
  readonly port?: number;
}

export interface LoopbackServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Accepts nobody new; connections in use end by themselves. */
  close(): void;
  /** Cuts every connection. */
  closeAll(): void;
}

const REQUEST_MILLIS = 10_000;
const MOST_CONNECTIONS = 64;

/**
 * The one way Daypass listens for a browser: on 127.0.0.1. A request under another host name (DNS
 * rebinding) or from another user of this machine is handed over as such. Listening when it resolves. Rejects with the
 * system's error.
 */
export async function listenOnLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  const server = createServer(
    { requestTimeout: REQUEST_MILLIS, maxHeaderSize: options.mostHeaderBytes ?? 16_384 },
    (request, response) => {
      arrivalOf(request, portOf(server), options.surroundings)
        .then((arrival) => options.onRequest(request, response, arrival))
        .catch(() => response.destroy());
    },
  );
  makeRoomForNewcomers(server);
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, '127.0.0.1', listening);
  });
  server.on('error', options.onError);
  const port = portOf(server);
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeIdleConnections();
    },
    closeAll() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function arrivalOf(
  request: IncomingMessage,
  port: number,
  surroundings: LoopbackOptions['surroundings'],
): Promise<Arrival> {
  if (request.headers.host !== `127.0.0.1:${port}`) return 'otherHost';
  return (await peerUser(request.socket.remotePort, port, surroundings)) === 'another' ? 'anotherUser' : 'own';
}

/**
 * At most so many connections, of which the oldest gives way. A connection that says nothing costs its sender one of
 * them, and never keeps the person's browser out.
 */
export function makeRoomForNewcomers(server: Server, mostConnections = MOST_CONNECTIONS): void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    const [oldest] = open;
    if (oldest !== undefined && open.size >= mostConnections) oldest.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
