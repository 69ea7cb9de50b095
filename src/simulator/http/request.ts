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
/** SAML responses are posted to these: 300 KB occur. */
const mostAssertionBytes = 2 * 1024 * 1024;

/** The caller sent more than the service reads. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** @throws BodyTooLargeError above 64 KiB, above 2 MiB where SAML responses go; the socket's own error when the caller leaves early. */
export async function readRequest(message: IncomingMessage, addressed: AddressedService): Promise<SimulatorRequest> {
  const url = new URL(message.url ?? '/', 'http://simulator.invalid');
  return {
    ...addressed,
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: await readBody(message, takesAssertion(url.pathname) ? mostAssertionBytes : mostBodyBytes),
  };
}

function takesAssertion(path: string): boolean {
  return path === '/' || path.startsWith('/saml');
}

export async function readBody(message: IncomingMessage, mostBytes = mostBodyBytes): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new BodyTooLargeError(`A request body is limited to ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
