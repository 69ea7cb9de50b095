import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { awaited, NotYet } from './awaited.ts';

/** A UDP or TCP port on loopback that counts what reaches it. */
export interface Listener {
  readonly port: number;
  /** The number of datagrams or connections until now. Sends one of its own first, which shows that it listens and comes last. */
  arrivals(): Promise<number>;
  close(): void;
}

const OWN = 'sent by the test itself';

export async function listenUdp(): Promise<Listener> {
  const socket = createSocket('udp4');
  const received: string[] = [];
  socket.on('message', (message) => received.push(message.toString()));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  return {
    port,
    async arrivals() {
      socket.send(OWN, port, '127.0.0.1');
      await awaited(
        'the datagram of the test',
        () => received.includes(OWN) || new NotYet(received.length),
        (changed) => {
          socket.on('message', changed);
          return () => socket.off('message', changed);
        },
      );
      return received.filter((message) => message !== OWN).length;
    },
    close: () => void socket.close(),
  };
}

export async function listenTcp(): Promise<Listener> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined).destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async arrivals() {
      const before = connections;
      const own = connect(port, '127.0.0.1').on('error', () => undefined);
      await once(own, 'close');
      return Math.max(before, connections - 1);
    },
    close: () => void server.close(),
  };
}
