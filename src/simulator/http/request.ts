import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Which AWS host the caller named: over TLS one of them, over plain HTTP all share the port. */
export interface AddressedService {
  readonly service: 'oidc' | 'portal' | 'sts' | 'signin' | 'website' | 'any';
  /** Known only when the caller named a regional AWS host. */
  readonly region: string | undefined;
}

/** A request read to its end. */
export interface SimulatorRequest extends AddressedService {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const mostBodyBytes = 64 * 1024;

/** The caller sent more than the service reads. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** @throws BodyTooLargeError above 64 KiB; the socket's own error when the caller leaves early. */
export async function readRequest(message: IncomingMessage, addressed: AddressedService): Promise<SimulatorRequest> {
  const url = new URL(message.url ?? '/', 'http://simulator.invalid');
  return {
    ...addressed,
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: await readBody(message),
  };
}

export async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBodyBytes) throw new BodyTooLargeError(`A request body is limited to ${mostBodyBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
