import type { IncomingMessage, ServerResponse } from 'node:http';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { listenOnLoopback, type Arrival, type LoopbackOptions } from './loopback-server.ts';

export interface AwaitedAnswer<T> {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The first request that `take` returned a value for. Rejects with what `take` rejects with, and with the signal's reason. */
  readonly answer: Promise<T>;
  close(): void;
}

/**
 * Listens on 127.0.0.1 for one request that brings an answer. `take` responds to every request and returns a value for
 * the one that counts. Listening when it resolves, so that no browser can be quicker. Rejects with `callbackUnavailable`.
 */
export async function awaitAnswer<T>(
  take: (
    request: IncomingMessage,
    response: ServerResponse,
    arrival: Arrival,
  ) => T | undefined | Promise<T | undefined>,
  options: Pick<LoopbackOptions, 'port' | 'surroundings'>,
  signal: AbortSignal,
): Promise<AwaitedAnswer<T>> {
  let resolve: (answer: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const answer = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  // What it is for may end before anybody awaits the answer.
  answer.catch(() => undefined);
  const takeFrom = async (...request: Parameters<typeof take>): Promise<void> => {
    const taken = await take(...request);
    if (taken !== undefined) resolve(taken);
  };
  const server = await listenOnLoopback({
    ...options,
    onRequest: (...request) => void takeFrom(...request).catch(reject),
    onError: (cause) => reject(new DaypassError('callbackUnavailable', {}, { cause })),
  }).catch((cause: unknown) => {
    throw new DaypassError('callbackUnavailable', {}, { cause });
  });
  const onAbort = (): void => {
    reject(signal.reason);
    server.closeAll();
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return {
    origin: server.origin,
    answer,
    close() {
      signal.removeEventListener('abort', onAbort);
      server.close();
    },
  };
}

/** Ends a request with a page of ours, which loads and runs nothing. */
export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(html);
}
