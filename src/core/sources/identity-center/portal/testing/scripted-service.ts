import { once } from 'node:events';
import { createServer } from 'node:http';

/** One answer on the wire; `broken` closes the connection without one. */
export type Answer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'broken';

export interface ScriptedService extends AsyncDisposable {
  readonly endpoint: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
}

/** A server that gives the answers in their order, whatever is asked; the last one for ever. Bodies that are text go out as they are. */
export async function scriptedService(...answers: readonly [Answer, ...Answer[]]): Promise<ScriptedService> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? answers[0];
    asked.push(new URL(request.url ?? '', 'http://localhost').pathname);
    if (answer === 'broken') return void request.socket.resetAndDestroy();
    const { status = 200, headers = {}, body = {} } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
