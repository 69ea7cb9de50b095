import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { RawAnswer } from './malformed-answers.ts';

export interface RawService extends AsyncDisposable {
  /** An endpoint whose requests are answered under this name. */
  endpointOf(name: string): string;
}

/**
 * A keep-alive server that puts bytes on the wire as they are. `onRequest` makes the answer to a request under a name;
 * `onHang` is called once one that hangs is out.
 */
export async function rawService(
  onRequest: (name: string) => RawAnswer,
  onHang: (name: string) => void,
): Promise<RawService> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      for (let request = takeRequest(received); request; request = takeRequest(received)) {
        received = received.subarray(request.length);
        answer(socket, request.name);
      }
    });
  });

  function answer(socket: Socket, name: string): void {
    const { bytes, afterwards } = onRequest(name);
    const finish = (): void => {
      if (afterwards === 'end') socket.end();
      if (afterwards === 'reset') socket.resetAndDestroy();
      if (afterwards === 'hang') setImmediate(() => onHang(name));
    };
    if (bytes.length === 0) finish();
    else socket.write(bytes, finish);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    endpointOf: (name) => `http://127.0.0.1:${port}/${name}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The first whole request among these bytes: its length, and the name its path begins with. */
function takeRequest(bytes: Buffer): { readonly length: number; readonly name: string } | undefined {
  const headersEnd = bytes.indexOf('\r\n\r\n');
  if (headersEnd < 0) return undefined;
  const head = bytes.subarray(0, headersEnd).toString('latin1');
  const length = headersEnd + 4 + Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
  return bytes.length < length ? undefined : { length, name: /^\S+ \/([^/ ]+)/.exec(head)?.[1] ?? '' };
}
