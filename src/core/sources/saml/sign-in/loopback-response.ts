import type { IncomingMessage, ServerResponse } from 'node:http';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { Surroundings } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { listenOnLoopback } from '../../../transport/loopback/loopback-server.ts';
import { responsePage } from './response-page.ts';

/** A SAMLResponse of 1 MiB in base64, percent-encoded. */
const MOST_FORM_BYTES = 2 * 1024 * 1024;
const PATH = '/saml';

/** The ACS URL that an administrator sets for an application whose responses come straight to Daypass. */
export function loopbackAcsUrl(port: number): string {
  return `http://127.0.0.1:${port}${PATH}`;
}

/**
 * Listens at the application's ACS URL for the one form that posts a SAMLResponse. `onListening` is called before
 * anything can arrive. Requests of another kind, under another host name or from another user of this machine are
 * refused and change nothing. Rejects: callbackUnavailable, samlResponseInvalid, the signal's reason.
 */
export async function responseByLoopback(
  port: number,
  surroundings: Pick<Surroundings, 'platform' | 'env'>,
  signal: AbortSignal,
  onListening: () => Promise<void>,
): Promise<Secret> {
  signal.throwIfAborted();
  let resolve: (response: Secret) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<Secret>((...settle) => {
    [resolve, reject] = settle;
  });
  // The sign-in may end before anybody awaits the response.
  promise.catch(() => undefined);
  const server = await listenOnLoopback({
    port,
    surroundings,
    onRequest(request, response, arrival) {
      const isForm = arrival === 'own' && request.method === 'POST' && request.url === PATH;
      if (!isForm) return answer(response, 404, 'refused');
      void takeForm(request, response).then((samlResponse) => samlResponse && resolve(samlResponse), reject);
    },
    onError: (cause) => reject(new DaypassError('callbackUnavailable', {}, { cause })),
  }).catch((cause: unknown) => {
    throw new DaypassError('callbackUnavailable', {}, { cause });
  });
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await onListening();
    return await promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (signal.aborted) server.closeAll();
    else server.close();
  }
}

async function takeForm(request: IncomingMessage, response: ServerResponse): Promise<Secret | undefined> {
  try {
    const samlResponse = await readForm(request);
    answer(response, samlResponse === undefined ? 400 : 200, samlResponse === undefined ? 'refused' : 'received');
    return samlResponse;
  } catch (thrown) {
    answer(response, 413, 'refused');
    throw thrown;
  }
}

/** The form's SAMLResponse; undefined where there is none. Rejects with samlResponseInvalid for what is too large. */
async function readForm(request: IncomingMessage): Promise<Secret | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MOST_FORM_BYTES) throw new DaypassError('samlResponseInvalid', { problem: 'tooLarge' });
    chunks.push(part);
  }
  const value = new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('SAMLResponse') ?? '';
  return value === '' ? undefined : new Secret(value);
}

function answer(response: ServerResponse, status: number, outcome: 'received' | 'refused'): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(responsePage(outcome));
}
