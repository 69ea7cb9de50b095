import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ConnectProxy {
  readonly server: Server;
  /** Ends all tunnels: the server itself does not count them as its connections. */
  dropTunnels(): void;
}

/**
 * An HTTP proxy (RFC 9110 §9.3.6) that leads exactly these hosts, on port 443, to the local TLS server. Everything
 * else is refused with 403: nothing ever leaves the machine. Without the `credentials` (`user:password`) it asks for,
 * everything is refused with 407.
 */
export function createConnectProxy(hostNames: readonly string[], tlsPort: number, credentials?: string): ConnectProxy {
  const authorization = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  const allowed = new Set(hostNames.map((hostName) => `${hostName}:443`));
  const tunnels = new Set<Duplex>();
  const proxy = createServer((_request, response) => {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('This proxy only makes tunnels.\n');
  });
  proxy.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => client.destroy());
    if (authorization !== undefined && request.headers['proxy-authorization'] !== authorization) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="simulator"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      );
      return;
    }
    if (!allowed.has((request.url ?? '').toLowerCase())) {
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    const server = connect(tlsPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) server.write(head);
      server.pipe(client);
      client.pipe(server);
    });
    sendTogether(client, server, tunnels);
  });
  const dropTunnels = (): void => {
    for (const socket of tunnels) socket.destroy();
  };
  return { server: proxy, dropTunnels };
}

/** When one side is gone, so is the other. */
function sendTogether(client: Duplex, server: Socket, tunnels: Set<Duplex>): void {
  tunnels.add(client).add(server);
  server.on('error', () => server.destroy());
  for (const [socket, other] of [
    [client, server],
    [server, client],
  ] as const) {
    socket.once('close', () => {
      tunnels.delete(socket);
      other.destroy();
    });
  }
}
