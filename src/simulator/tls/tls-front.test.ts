import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as tlsConnect, type TLSSocket } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PortError, startSimulator, type Simulator, type TlsFront } from '../index.ts';

let simulator: Simulator;
let tls: TlsFront;

beforeAll(async () => {
  simulator = await startSimulator({
    tls: true,
    portals: [
      { startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1' },
      { startUrl: 'https://acme.awsapps.com/start', region: 'us-gov-west-1' },
      { startUrl: 'https://start.home.awsapps.cn/directory/demo', region: 'cn-north-1' },
    ],
  });
  if (simulator.tls === undefined) throw new Error('TLS was asked for.');
  ({ tls } = simulator);
});

afterAll(() => simulator.close());

interface Tunnel {
  readonly status: number | undefined;
  readonly socket: Socket;
}

function openTunnel(target: string): Promise<Tunnel> {
  return new Promise((resolve, reject) => {
    httpRequest(tls.proxyUrl, { method: 'CONNECT', path: target })
      .on('connect', (answer, socket) => resolve({ status: answer.statusCode, socket }))
      .on('error', reject)
      .end();
  });
}

function handshake(socket: Socket, host: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = tlsConnect({ socket, servername: host, ca: tls.caPem }, () => resolve(secured));
    secured.on('error', reject);
  });
}

async function get(host: string, path: string, claimedHost = host): Promise<{ status: number; body: string }> {
  const { socket } = await openTunnel(`${host}:443`);
  const secured = await handshake(socket, host);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    httpsRequest({ host, path, headers: { host: claimedHost }, createConnection: () => secured }, resolve)
      .on('error', reject)
      .end();
  });
  let body = '';
  for await (const chunk of answer) body += String(chunk);
  secured.destroy();
  return { status: answer.statusCode ?? 0, body };
}

describe('the certificate', () => {
  test('is the simulator’s own CA’s, names exactly the AWS hosts of its regions and portals, and verifies', async () => {
    const ca = new X509Certificate(await readFile(tls.caPemPath));
    expect(ca.ca).toBe(true);
    expect(ca.verify(ca.publicKey)).toBe(true);
    const { socket } = await openTunnel('oidc.eu-west-1.amazonaws.com:443');
    const secured = await handshake(socket, 'oidc.eu-west-1.amazonaws.com');
    const certificate = secured.getPeerX509Certificate();
    secured.destroy();
    expect(certificate?.checkIssued(ca)).toBe(true);
    expect(certificate?.verify(ca.publicKey)).toBe(true);
    expect(certificate?.ca).toBe(false);
    expect(certificate?.subjectAltName?.split(', ')).toEqual([
      'DNS:oidc.eu-west-1.amazonaws.com',
      'DNS:portal.sso.eu-west-1.amazonaws.com',
      'DNS:sts.eu-west-1.amazonaws.com',
      'DNS:eu-west-1.signin.aws.amazon.com',
      'DNS:oidc.us-gov-west-1.amazonaws.com',
      'DNS:portal.sso.us-gov-west-1.amazonaws.com',
      'DNS:sts.us-gov-west-1.amazonaws.com',
      'DNS:us-gov-west-1.signin.amazonaws-us-gov.com',
      'DNS:oidc.cn-north-1.amazonaws.com.cn',
      'DNS:portal.sso.cn-north-1.amazonaws.com.cn',
      'DNS:sts.cn-north-1.amazonaws.com.cn',
      'DNS:cn-north-1.signin.amazonaws.cn',
      'DNS:sts.amazonaws.com',
      'DNS:signin.aws.amazon.com',
      'DNS:signin.amazonaws-us-gov.com',
      'DNS:signin.amazonaws.cn',
      'DNS:d-demo.awsapps.com',
      'DNS:acme.awsapps.com',
      'DNS:start.home.awsapps.cn',
    ]);
  });
});

describe('the proxy', () => {
  test.each([
    'example.com:443',
    's3.eu-west-1.amazonaws.com:443',
    'sts.eu-central-1.amazonaws.com:443',
    'oidc.eu-central-1.amazonaws.com:443',
    'oidc.eu-west-1.amazonaws.com:80',
    'oidc.eu-west-1.amazonaws.com.evil.example:443',
    '127.0.0.1:443',
    'nonsense',
  ])('refuses a tunnel to %s with 403', async (target) => {
    const { status, socket } = await openTunnel(target);
    socket.destroy();
    expect(status).toBe(403);
  });

  test('refuses to fetch plain pages', async () => {
    const answer = await fetch(`${tls.proxyUrl}/`);
    expect(answer.status).toBe(403);
  });

  test('is on this machine only', () => {
    expect(isIP(new URL(tls.proxyUrl).hostname)).toBe(4);
    expect(new URL(tls.proxyUrl).hostname).toBe('127.0.0.1');
  });
});

describe('a host serves only its own part', () => {
  test('the portal’s host the portal, OIDC’s host OIDC', async () => {
    expect(await get('portal.sso.eu-west-1.amazonaws.com', '/assignment/accounts')).toMatchObject({ status: 401 });
    expect(await get('oidc.eu-west-1.amazonaws.com', '/assignment/accounts')).toMatchObject({ status: 404 });
    expect(await get('oidc.eu-west-1.amazonaws.com', '/device')).toMatchObject({ status: 200 });
    expect(await get('portal.sso.eu-west-1.amazonaws.com', '/device')).toMatchObject({ status: 404 });
  });

  test('a Host that is none of them gets nothing', async () => {
    expect(await get('oidc.eu-west-1.amazonaws.com', '/device', 'evil.example')).toMatchObject({ status: 404 });
  });
});

test('a start URL is known in its own region only', async () => {
  const status = async (host: string, startUrl: string): Promise<number> =>
    (await registerThenStart(host, startUrl)).status;
  expect(await status('oidc.eu-west-1.amazonaws.com', 'https://d-demo.awsapps.com/start')).toBe(200);
  expect(await status('oidc.us-gov-west-1.amazonaws.com', 'https://d-demo.awsapps.com/start')).toBe(400);
});

test('the device page is at the host that was asked', async () => {
  const { body } = await registerThenStart('oidc.eu-west-1.amazonaws.com', 'https://d-demo.awsapps.com/start');
  expect(JSON.parse(body)).toMatchObject({ verificationUri: 'https://oidc.eu-west-1.amazonaws.com/device' });
});

async function registerThenStart(host: string, startUrl: string): Promise<{ status: number; body: string }> {
  const registered = await post(host, '/client/register', { clientName: 'x', clientType: 'public' });
  const { clientId, clientSecret }: { clientId: string; clientSecret: string } = JSON.parse(registered.body);
  return post(host, '/device_authorization', { clientId, clientSecret, startUrl });
}

async function post(host: string, path: string, body: unknown): Promise<{ status: number; body: string }> {
  const { socket } = await openTunnel(`${host}:443`);
  const secured = await handshake(socket, host);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    httpsRequest({ method: 'POST', host, path, headers: { host }, createConnection: () => secured }, resolve)
      .on('error', reject)
      .end(JSON.stringify(body));
  });
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  secured.destroy();
  return { status: answer.statusCode ?? 0, body: text };
}

test('closing drops open tunnels and removes the CA file; a taken port is told by name', async () => {
  await expect(startSimulator({ tls: { port: tls.port } })).rejects.toThrow(PortError);
  await expect(startSimulator({ tls: { proxyPort: tls.port } })).rejects.toThrow('for the proxy is in use');
  await expect(startSimulator({ adminPort: tls.port })).rejects.toThrow('for the admin API is in use');
  const { socket } = await openTunnel('oidc.eu-west-1.amazonaws.com:443');
  socket.resume();
  const dropped = new Promise((resolve) => {
    socket.once('close', resolve);
  });
  await Promise.all([simulator.close(), dropped]);
  await simulator.close();
  expect(existsSync(tls.caPemPath)).toBe(false);
});
