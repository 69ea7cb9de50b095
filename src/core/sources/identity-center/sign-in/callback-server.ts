import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Surroundings } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { awaitAnswer, sendPage } from '../../../transport/loopback/await-answer.ts';
import type { Arrival } from '../../../transport/loopback/loopback-server.ts';
import { callbackPage } from './callback-page.ts';

/** Path of the redirect URI; AWS compares it with the registered one, ignoring the port on a loopback host (RFC 8252 §7.3). */
const CALLBACK_PATH = '/oauth/callback';

/** As registered: without a port, for the port is only known when listening. */
export const REGISTERED_REDIRECT_URI = `http://127.0.0.1${CALLBACK_PATH}`;

export type CallbackAnswer = { readonly code: Secret } | { readonly error: string };

export interface CallbackServer {
  /** With the port it listens on. */
  readonly redirectUri: string;
  /** The first genuine answer. Wrong hits are refused and waited past; rejects with the signal's reason. */
  readonly answer: Promise<CallbackAnswer>;
  close(): void;
}

/**
 * Listens on 127.0.0.1, at a free port unless one is given, for the one redirect that carries our `state`. Any other request (a port scan,
 * another page's request, a replay, a rebound host name, another user of this machine) gets 400 and changes nothing.
 * Rejects with `callbackUnavailable`.
 */
export async function listenForCallback(
  state: string,
  surroundings: Pick<Surroundings, 'platform' | 'env'>,
  signal: AbortSignal,
  port?: number,
): Promise<CallbackServer> {
  const take = (request: IncomingMessage, response: ServerResponse, arrival: Arrival): CallbackAnswer | undefined => {
    const genuine = genuineAnswer(request, arrival, state);
    const outcome = genuine === undefined ? 'refused' : 'error' in genuine ? 'failed' : 'received';
    sendPage(response, outcome === 'refused' ? 400 : 200, callbackPage(outcome));
    return genuine;
  };
  const { origin, ...awaited } = await awaitAnswer(take, { surroundings, ...(port !== undefined && { port }) }, signal);
  return { ...awaited, redirectUri: `${origin}${CALLBACK_PATH}` };
}

function genuineAnswer(request: IncomingMessage, arrival: Arrival, state: string): CallbackAnswer | undefined {
  if (request.method !== 'GET' || arrival !== 'own') return undefined;
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
