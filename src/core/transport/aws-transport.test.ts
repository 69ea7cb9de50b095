import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ProxyChoice, ProxyServer, SystemProxy } from '../ports.ts';
import { Secret } from '../secret.ts';
import { createServerIdentity } from '../../simulator/tls/certificates.ts';
import { OidcGateway } from '../sources/identity-center/portal/oidc-gateway.ts';
import { gatewayPorts } from '../sources/identity-center/portal/testing/gateway-ports.ts';

import { Authorities } from './authorities.ts';
import { AwsTransport } from './aws-transport.ts';

const HOST = 'oidc.eu-west-1.amazonaws.com';
const REGISTERED = { clientId: 'id', clientSecret: 'fake', clientSecretExpiresAt: 4_000_000_000 };
const identity = createServerIdentity([HOST], Date.now());

let dir: string;
let caPath: string;
let aws: Server;
let answer: RequestListener;
const open: (Server | TcpServer)[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'daypass-way-'));
  caPath = join(dir, 'ca.pem');
  await writeFile(caPath, identity.caPem);
  aws = createTlsServer({ key: identity.keyPem, cert: identity.certificatePem }, (request, response) =>
    answer(request, response),
  );
  await listening(aws);
});
afterAll(async () => {
  aws.closeAllConnections();
  aws.close();
  await rm(dir, { recursive: true });
});
afterEach(() => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
});

const portOf = (server: Server | TcpServer): number => (server.address() as AddressInfo).port;

const answerJson =
  (body: unknown, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

async function listening(server: Server | TcpServer): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server);
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** A CONNECT proxy that leads every host to our TLS server, or answers `status` instead. */
async function connectProxy(status = 200) {
  const seen: { target: string | undefined; authorization: string | undefined }[] = [];
  const server = createServer();
  server.on('connect', (request, client: Socket) => {
    seen.push({ target: request.url, authorization: request.headers['proxy-authorization'] });
    client.on('error', () => client.destroy());
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} Proxy\r\ncontent-length: 4\r\n\r\nnope`);
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const upstream = connect(portOf(aws), '127.0.0.1');
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  open.push(server);
  return { port: await listening(server), seen, server };
}

/** SOCKS5 (RFC 1928) with user and password (RFC 1929), by name; leads every host to our TLS server. */
async function socksProxy() {
  const seen: { host: string; user: string }[] = [];
  const server = createTcpServer((client) => {
    client.on('error', () => client.destroy());
    let user = '';
    const steps = [
      (data: Buffer) => client.write(Buffer.from([5, data.includes(2) ? 2 : 0])),
      (data: Buffer) => {
        user = data.subarray(2, 2 + (data[1] ?? 0)).toString();
        client.write(Buffer.from([1, 0]));
      },
      (data: Buffer) => {
        seen.push({ host: data.subarray(5, 5 + (data[4] ?? 0)).toString(), user });
        client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
        client.off('data', runStep);
        const upstream = connect(portOf(aws), '127.0.0.1');
        upstream.on('error', () => client.destroy());
        client.on('close', () => upstream.destroy());
        client.pipe(upstream).pipe(client);
      },
    ];
    client.on('data', runStep);
    function runStep(data: Buffer): void {
      steps.shift()?.(data);
    }
  });
  open.push(server);
  return { port: await listening(server), seen };
}

interface SetUp {
  readonly env?: Readonly<Record<string, string>>;
  readonly system?: readonly ProxyChoice[];
  readonly authorities?: readonly string[];
}

function setUp({ env = {}, system, authorities }: SetUp) {
  const systemProxy: SystemProxy | undefined = system && { resolve: async () => [...system] };
  const { ports } = gatewayPorts({ AWS_CA_BUNDLE: caPath, ...env }, Date.now());
  const all = { ...ports, ...(systemProxy && { systemProxy }) };
  const trusted = new Authorities(all, () => authorities ?? []);
  const transport = new AwsTransport(all, undefined, trusted);
  const gateway = new OidcGateway(all, 'eu-west-1', transport);
  const register = () => gateway.register({ startUrl: 'https://d-fake.awsapps.com/start', scopes: [] });
  return { register, transport };
}

const proxy = (port: number, more: Partial<ProxyServer> = {}): ProxyServer => ({
  via: 'proxy',
  scheme: 'http',
  host: '127.0.0.1',
  port,
  ...more,
});

describe('through a proxy', () => {
  test('of HTTPS_PROXY, with its credentials, trusting AWS_CA_BUNDLE', async () => {
    answer = answerJson(REGISTERED);
    const { port, seen } = await connectProxy();
    const { register } = setUp({ env: { HTTPS_PROXY: `http://ann:p%40ss@127.0.0.1:${port}` } });
    expect(await register()).toMatchObject({ clientId: 'id' });
    expect(seen).toEqual([
      { target: `${HOST}:443`, authorization: `Basic ${Buffer.from('ann:p@ss').toString('base64')}` },
    ]);
  });

  test('keeps one tunnel for several calls', async () => {
    answer = answerJson(REGISTERED);
    const { port, seen } = await connectProxy();
    const { register } = setUp({ env: { HTTPS_PROXY: `127.0.0.1:${port}` } });
    await register();
    await register();
    expect(seen).toHaveLength(1);
  });

  test('by SOCKS, with the name resolved there', async () => {
    answer = answerJson(REGISTERED);
    const { port, seen } = await socksProxy();
    const { register } = setUp({ env: { ALL_PROXY: `socks5h://ann:pass@127.0.0.1:${port}` } });
    expect(await register()).toMatchObject({ clientId: 'id' });
    expect(seen).toEqual([{ host: HOST, user: 'ann' }]);
  });

  test('of HTTP_PROXY, for an endpoint without TLS', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url, request.headers['proxy-authorization']);
      answerJson(REGISTERED)(request, response);
    });
    open.push(server);
    const port = await listening(server);
    const env = {
      AWS_ENDPOINT_URL_SSO_OIDC: 'http://endpoint.example:8080',
      HTTP_PROXY: `http://a:b@127.0.0.1:${port}`,
    };
    await setUp({ env }).register();
    expect(asked).toEqual(['http://endpoint.example:8080/client/register', 'Basic YTpi']);
  });

  test.each([
    [407, 'proxyAuthNeeded', {}],
    [403, 'proxyUnreachable', { status: 403, host: HOST }],
    [302, 'proxyUnreachable', { status: 302, host: HOST }],
  ] as const)('whose answer is %i: %s', async (status, code, more) => {
    const { port } = await connectProxy(status);
    const { register } = setUp({ env: { HTTPS_PROXY: `http://ann:secret@127.0.0.1:${port}` } });
    const failure = await register().catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code, facts: { proxy: `127.0.0.1:${port}`, ...more } });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });

  test('that cannot reach AWS itself is told as no way to AWS', async () => {
    const { port } = await connectProxy(503);
    const { register } = setUp({ env: { HTTPS_PROXY: `http://127.0.0.1:${port}` } });
    await expect(register()).rejects.toMatchObject({ code: 'offline', facts: { host: HOST } });
  });

  test('that is not there: by HTTP as by SOCKS', async () => {
    const port = await freePort();
    for (const scheme of ['http', 'https', 'socks5h']) {
      const { register } = setUp({ env: { HTTPS_PROXY: `${scheme}://ann:secret@127.0.0.1:${port}` } });
      const failure = { code: 'proxyUnreachable', facts: { proxy: `127.0.0.1:${port}` } };
      await expect(register()).rejects.toMatchObject(failure);
    }
  });

  test('whose address is none', async () => {
    const { register } = setUp({ env: { HTTPS_PROXY: 'ftp://ann:secret@p.example' } });
    await expect(register()).rejects.toMatchObject({ code: 'proxyInvalid', facts: { variable: 'HTTPS_PROXY' } });
  });
});

describe('by the system’s settings', () => {
  test('takes the first way that leads anywhere, and that one first from then on', async () => {
    answer = answerJson(REGISTERED);
    const dead = proxy(await freePort());
    const { port, seen } = await connectProxy();
    const { register } = setUp({ system: [dead, proxy(port)] });
    await register();
    await register();
    expect(seen).toHaveLength(1);
  });

  test('tells the failure of the last way where none leads anywhere', async () => {
    const [dead, last] = [proxy(await freePort()), proxy(await freePort())];
    const { register } = setUp({ system: [dead, last] });
    const failure = { code: 'proxyUnreachable', facts: { proxy: `127.0.0.1:${last.port}` } };
    await expect(register()).rejects.toMatchObject(failure);
  });

  test('asks for them again at once where none leads anywhere any more, as when a VPN has come up', async () => {
    answer = answerJson(REGISTERED);
    const [first, second] = [await connectProxy(), await connectProxy()];
    const system = [proxy(first.port)];
    const { register, transport } = setUp({ system });
    await register();
    // Its proxy is out of reach now, and the open tunnel with it.
    system[0] = proxy(second.port);
    transport.destroy();
    first.server.close();
    await once(first.server, 'close');
    await register();
    expect([first.seen.length, second.seen.length]).toEqual([1, 1]);
  });

  test('sends no request twice that a proxy has let through', async () => {
    let asked = 0;
    answer = (_request, response) => {
      asked += 1;
      response.writeHead(400, { 'x-amzn-errortype': 'InvalidClientMetadataException' }).end('{}');
    };
    const { port } = await connectProxy();
    const { register } = setUp({ system: [proxy(port), proxy(port)] });
    await expect(register()).rejects.toMatchObject({ code: 'signInRefused' });
    expect(asked).toBe(1);
  });
});

describe('authorities', () => {
  const through = async () => ({ HTTPS_PROXY: `http://127.0.0.1:${(await connectProxy()).port}` });

  test('we do not know are not trusted', async () => {
    const { register } = setUp({ env: { ...(await through()), AWS_CA_BUNDLE: '' } });
    await expect(register()).rejects.toMatchObject({ code: 'tlsUntrusted', facts: { host: HOST } });
  });

  test('are asked for whatever NODE_TLS_REJECT_UNAUTHORIZED says: nothing arrives at a server without one', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    let asked = 0;
    const countAsked: RequestListener = (request, response) => {
      asked += 1;
      answerJson(REGISTERED)(request, response);
    };
    answer = countAsked;
    const tlsProxy = createTlsServer({ key: identity.keyPem, cert: identity.certificatePem }, countAsked);
    tlsProxy.on('connect', (_request, client) => {
      asked += 1;
      client.end('HTTP/1.1 502 No\r\n\r\n');
    });
    open.push(tlsProxy);
    const ways = [
      { AWS_ENDPOINT_URL_SSO_OIDC: `https://127.0.0.1:${portOf(aws)}` },
      await through(),
      { ALL_PROXY: `socks5h://127.0.0.1:${(await socksProxy()).port}` },
      { HTTPS_PROXY: `https://127.0.0.1:${await listening(tlsProxy)}` },
    ];
    for (const env of ways) {
      const { register, transport } = setUp({ env: { ...env, AWS_CA_BUNDLE: '' } });
      await expect(register()).rejects.toMatchObject({
        code: expect.stringMatching(/^(tlsUntrusted|proxyUnreachable)$/) as string,
      });
      transport.destroy();
    }
    expect(asked).toBe(0);
  });

  test('of AWS_CA_BUNDLE take the place of all others, those of NODE_EXTRA_CA_CERTS and the system too', async () => {
    const others = join(dir, 'others.pem');
    await writeFile(others, rootCertificates.slice(0, 3).join('\n'));
    const env = { ...(await through()), AWS_CA_BUNDLE: others, NODE_EXTRA_CA_CERTS: caPath };
    const { register } = setUp({ env, authorities: [identity.caPem] });
    await expect(register()).rejects.toMatchObject({ code: 'tlsUntrusted' });
  });

  test('of NODE_EXTRA_CA_CERTS are added', async () => {
    answer = answerJson(REGISTERED);
    const env = { ...(await through()), AWS_CA_BUNDLE: '', NODE_EXTRA_CA_CERTS: caPath };
    expect(await setUp({ env }).register()).toMatchObject({ clientId: 'id' });
  });

  test('of the system are added once a server needs them', async () => {
    answer = answerJson(REGISTERED);
    const env = { ...(await through()), AWS_CA_BUNDLE: '' };
    const { register } = setUp({ env, authorities: [identity.caPem] });
    const several = await Promise.all([register(), register(), register()]);
    expect(several.map(({ clientId }) => clientId)).toEqual(['id', 'id', 'id']);
    expect(await register()).toMatchObject({ clientId: 'id' });
  });

  test('of the system that do not help change nothing', async () => {
    const env = { ...(await through()), AWS_CA_BUNDLE: '' };
    const { register } = setUp({ env, authorities: rootCertificates.slice(0, 1) });
    await expect(register()).rejects.toMatchObject({ code: 'tlsUntrusted' });
  });

  test('unreadable are told by path and variable, and looked for again at the next call', async () => {
    answer = answerJson(REGISTERED);
    const path = join(dir, 'later.pem');
    const { register } = setUp({ env: { ...(await through()), AWS_CA_BUNDLE: path } });
    const failure = { code: 'caBundleUnreadable', facts: { path, variable: 'AWS_CA_BUNDLE' } };
    await expect(register()).rejects.toMatchObject(failure);
    await writeFile(path, 'no certificate at all');
    await expect(register()).rejects.toMatchObject(failure);
    await writeFile(path, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    await expect(register()).rejects.toMatchObject(failure);
    await writeFile(path, identity.caPem);
    expect(await register()).toMatchObject({ clientId: 'id' });
  });
});

describe('answers that are not AWS’s', () => {
  const asking = async (listener: RequestListener) => {
    answer = listener;
    const { port } = await connectProxy();
    return setUp({ env: { HTTPS_PROXY: `http://127.0.0.1:${port}` } });
  };
  const page = '<!doctype html><title>Welcome</title>';

  test.each<[string, RequestListener]>([
    ['a page', answerJson(page, { 'content-type': 'text/html; charset=utf-8' })],
    ['a page that claims to be data', answerJson(page)],
    ['a redirect', answerJson('', { location: 'http://wifi.example' }, 302)],
    ['status 511', answerJson(page, {}, 511)],
    ['an empty page', answerJson('', { 'content-type': 'text/html' })],
  ])('%s is a network’s sign-in page', async (_what, listener) => {
    const { register, transport } = await asking(listener);
    await expect(register()).rejects.toMatchObject({ code: 'captivePortal', facts: { host: HOST } });
    expect(transport.clockAheadMillis).toBeUndefined();
  });

  test('JSON by another name is JSON', async () => {
    const { register } = await asking(answerJson(REGISTERED, { 'content-type': 'text/html' }));
    expect(await register()).toMatchObject({ clientId: 'id' });
  });

  test('endless ones are cut off, the connection with them', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const { register } = await asking((_request, response) => {
      closed = once(response, 'close');
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(256 * 1024, ' ');
      const flood = (): void => {
        while (!response.destroyed && response.write(chunk)) if (response.writableLength > 4e6) break;
      };
      response.on('drain', flood);
      flood();
    });
    await expect(register()).rejects.toMatchObject({ code: 'unexpectedAnswer' });
    await closed;
  });
});

describe('where a page is asked for', () => {
  const get = async (listener: RequestListener) => {
    answer = listener;
    const { port } = await connectProxy();
    const { transport } = setUp({ env: { HTTPS_PROXY: `http://127.0.0.1:${port}` } });
    const request: Parameters<AwsTransport['handle']>[0] = {
      method: 'GET',
      protocol: 'https:',
      hostname: HOST,
      path: '/start/',
      query: {},
      headers: { host: HOST },
      clone: () => request,
    };
    const { response } = await transport.handle(request, { pageUpToBytes: 16 });
    const body = Buffer.from(response.body).toString();
    return {
      status: response.statusCode,
      location: response.headers['location'],
      body,
      ahead: transport.clockAheadMillis,
    };
  };

  test('pages and redirects are answers, read as far as was said, and their date is of no clock', async () => {
    const old = { 'content-type': 'text/html', date: new Date(0).toUTCString() };
    const page = '<!doctype html><title>AWS access portal</title>';
    expect(await get(answerJson(page, old))).toEqual({ status: 200, body: '<!doctype html><' });
    const location = 'https://d-fake.awsapps.com/start/';
    expect(await get(answerJson('', { location }, 302))).toEqual({ status: 302, location, body: '' });
  });

  test('a network that wants a sign-in of its own is told as ever', () =>
    expect(get(answerJson('', {}, 511))).rejects.toMatchObject({ code: 'captivePortal', facts: { host: HOST } }));
});

describe('AWS’s clock', () => {
  const yesterday = () => new Date(Date.now() - 24 * 60 * 60_000).toUTCString();

  test('is heard over verified TLS', async () => {
    answer = answerJson(REGISTERED, { date: yesterday() });
    const { port } = await connectProxy();
    const { register, transport } = setUp({ env: { HTTPS_PROXY: `http://127.0.0.1:${port}` } });
    await register();
    expect(transport.clockAheadMillis).toBeGreaterThan(23 * 60 * 60_000);
    transport.destroy();
    expect(transport.clockAheadMillis).toBeUndefined();
  });

  test('is not heard from a proxy without TLS', async () => {
    const server = createServer(answerJson(REGISTERED, { date: yesterday() }));
    open.push(server);
    const port = await listening(server);
    const env = { AWS_ENDPOINT_URL_SSO_OIDC: 'http://endpoint.example', HTTP_PROXY: `http://127.0.0.1:${port}` };
    const { register, transport } = setUp({ env });
    await register();
    expect(transport.clockAheadMillis).toBeUndefined();
  });
});

test('keeps a proxy’s password out of a printed route', () => {
  const choice = proxy(1, { credentials: { user: 'ann', password: new Secret('hunter2') } });
  expect(JSON.stringify(choice)).not.toContain('hunter2');
});
