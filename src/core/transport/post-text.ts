import type { AwsTransport } from './aws-transport.ts';

type Request = Parameters<AwsTransport['handle']>[0];

/** POSTs `body` to `url`, where no AWS SDK client speaks the protocol. Rejects as the transport does. */
export async function postText(
  transport: AwsTransport,
  url: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  abortSignal: AbortSignal,
): Promise<{ readonly status: number; readonly text: string }> {
  const { protocol, hostname, port, host, pathname } = new URL(url);
  const request: Request = {
    method: 'POST',
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: pathname,
    query: {},
    headers: { host, 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
    clone: () => request,
  };
  const { response } = await transport.handle(request, { abortSignal });
  return { status: response.statusCode, text: Buffer.from(response.body).toString('utf8') };
}
