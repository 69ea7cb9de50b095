import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { DaypassError } from '../../shared/daypass-error.ts';
import { Secret } from '../secret.ts';
import { callbackPage } from './callback-page.ts';

/** Path of the redirect URI; AWS compares it with the registered one, ignoring the port on a loopback host (RFC 8252 §7.3). */
export const CALLBACK_PATH = '/oauth/callback';

/** As registered: without a port, for the port is only known when listening. */
export const REGISTERED_REDIRECT_URI = `http://127.0.0.1${CALLBACK_PATH}`;

const MOST_CONNECTIONS = 64;

export type CallbackAnswer = { readonly code: Secret } | { readonly error: string };

export interface CallbackServer {
  /** With the port it listens on. */
  readonly redirectUri: string;
  /** The first genuine answer. Wrong hits are refused and waited past; rejects with the signal's reason. */
  readonly answer: Promise<CallbackAnswer>;
  close(): void;
}

/**
 * Listens on 127.0.0.1 at a free port for the one redirect that carries our `state`. Anything else that may knock
 * (a port scan, another page's request, a replay, a rebound host name) is answered 400 and changes nothing.
 * Listening before it resolves, so that the browser can't be quicker. Rejects with `callbackUnavailable`.
 */
export async function listenForCallback(state: string, signal: AbortSignal): Promise<CallbackServer> {
  let resolve: (answer: CallbackAnswer) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const answer = new Promise<CallbackAnswer>((...settle) => {
    [resolve, reject] = settle;
  });
  // A sign-in may end before anyone awaits the answer.
  answer.catch(() => undefined);

  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 16_384 }, (request, response) => {
    const genuine = genuineAnswer(request, state, portOf());
    respond(response, genuine === undefined ? 'refused' : 'error' in genuine ? 'failed' : 'received');
    if (genuine !== undefined) resolve(genuine);
  });
  makeRoomForNewcomers(server);

  const portOf = () => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  await new Promise<void>((listening, failed) => {
    server.once('error', (cause) => failed(new DaypassError('callbackUnavailable', {}, { cause })));
    server.listen(0, '127.0.0.1', listening);
  });
  server.on('error', (cause) => reject(new DaypassError('callbackUnavailable', {}, { cause })));

  const close = () => {
    server.close();
    server.closeIdleConnections();
  };
  const onAbort = () => {
    reject(signal.reason);
    server.closeAllConnections();
    close();
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });

  return { redirectUri: `http://127.0.0.1:${portOf()}${CALLBACK_PATH}`, answer, close };
}

/**
 * At most so many connections, of which the oldest gives way: half a request that is held open costs its sender one of
 * them, and never keeps the true answer out.
 */
function makeRoomForNewcomers(server: Server): void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    const [oldest] = open;
    if (oldest !== undefined && open.size >= MOST_CONNECTIONS) oldest.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
}

function genuineAnswer(request: IncomingMessage, state: string, port: number): CallbackAnswer | undefined {
  if (request.method !== 'GET' || request.headers.host !== `127.0.0.1:${port}`) return undefined;
  const target = request.url ?? '';
  if (!target.startsWith(`${CALLBACK_PATH}?`)) return undefined;
  const query = new URLSearchParams(target.slice(CALLBACK_PATH.length));
  const [states, codes, errors] = [query.getAll('state'), query.getAll('code'), query.getAll('error')];
  if (states.length !== 1 || !sameSecret(states[0] ?? '', state)) return undefined;
  if (errors.length === 1 && errors[0] && codes.length === 0) return { error: errors[0] };
  if (codes.length === 1 && codes[0] && errors.length === 0) return { code: new Secret(codes[0]) };
  return undefined;
}

/** In constant time, whatever the lengths: compares the hashes. */
function sameSecret(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

function respond(response: ServerResponse, outcome: 'received' | 'failed' | 'refused'): void {
  response.writeHead(outcome === 'refused' ? 400 : 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(callbackPage(outcome));
}
