import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { TLSSocket } from 'node:tls';
import { createConnectProxy, createServerIdentity } from '../../src/simulator/index.ts';
import { daypass } from '../support/daypass-beside.ts';
import { clickSignIn } from '../support/saml-accounts.ts';
import { signInWindowOf } from '../support/sign-in-window.ts';
import { expect, test } from '../support/test.ts';

/** How the pages of a sign-in reach their servers, and what servers may ask. */

test.use({ settings: { productionPattern: '', prefersSignInWindow: true } });

const HOST = 'idp.daypass.test';
const OPENSSL = '/usr/bin/openssl';

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const answer = (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>IdP</title><p id="there">Sign in');
};

test('an identity provider behind the proxy of the environment, with a certificate of the company’s own authority', async ({
  launch,
  desktop,
  baseEnv,
  home,
}) => {
  const identity = createServerIdentity([HOST], Date.now());
  const idp = createServer({ key: identity.keyPem, cert: identity.certificatePem }, answer);
  const proxy = createConnectProxy([HOST], await portOf(idp), 'ann:s3cret');
  const proxyPort = await portOf(proxy.server);
  const bundle = path.join(home.homeDir, 'company.pem');
  await writeFile(bundle, identity.caPem);
  await daypass(baseEnv, 'saml', 'add', 'company', '--url', `https://${HOST}/app`);
  const proxied = { HTTPS_PROXY: `http://ann:s3cret@127.0.0.1:${proxyPort}` };
  try {
    const stranger = await launch(proxied, ['--hidden']);
    const before = signInWindowOf(stranger);
    await clickSignIn(await desktop.tray(), 'company');
    await expect.poll(() => before.row()).toMatch(/can’t be shown/);
    expect(await before.isShown()).toBe(true);
    await stranger.close();

    const app = await launch({ ...proxied, AWS_CA_BUNDLE: bundle }, ['--hidden']);
    const window = signInWindowOf(app);
    await clickSignIn(await desktop.tray(), 'company');
    await expect.poll(() => window.read(`document.querySelector('#there') !== null`)).toBe(true);
    await expect.poll(() => window.row()).toBe(HOST);
  } finally {
    proxy.dropTunnels();
    proxy.server.close();
    idp.close();
    idp.closeAllConnections();
  }
});

test('a server that asks for a client certificate gets the one that the person chooses, and none before', async ({
  launch,
  desktop,
  baseEnv,
  home,
}) => {
  test.skip(!existsSync(OPENSSL), 'needs OpenSSL');
  const identity = createServerIdentity([HOST], Date.now());
  const seen: string[] = [];
  const tls = { key: identity.keyPem, cert: identity.certificatePem, requestCert: true, rejectUnauthorized: false };
  const idp = createServer(tls, (request, response) => {
    const { socket } = request;
    const subject = socket instanceof TLSSocket ? socket.getPeerCertificate().subject : undefined;
    seen.push(String(subject?.CN ?? 'none'));
    answer(request, response);
  });
  const proxy = createConnectProxy([HOST], await portOf(idp));
  const bundle = path.join(home.homeDir, 'company.pem');
  await writeFile(bundle, identity.caPem);
  const [key, certificate, both] = ['key.pem', 'cert.pem', 'person.p12'].map((name) => path.join(home.homeDir, name));
  const made = ['-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Person of the test', '-days', '2'];
  const openssl = (...args: readonly string[]) => execFileSync(OPENSSL, args, { stdio: 'ignore' });
  openssl('req', '-x509', ...made, '-keyout', key ?? '', '-out', certificate ?? '');
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    key ?? '',
    '-in',
    certificate ?? '',
    '-out',
    both ?? '',
    '-passout',
    'pass:fake',
  );
  await daypass(baseEnv, 'saml', 'add', 'company', '--url', `https://${HOST}/app`);
  const proxyUrl = `http://127.0.0.1:${await portOf(proxy.server)}`;
  const app = await launch({ HTTPS_PROXY: proxyUrl, AWS_CA_BUNDLE: bundle }, ['--hidden']);
  const imported = await app.electron.evaluate(
    ({ app: electron }, file) =>
      new Promise<number>((done) => electron.importCertificate({ certificate: file, password: 'fake' }, done)),
    both ?? '',
  );
  expect(imported).toBe(0);
  const window = signInWindowOf(app);
  const tray = await desktop.tray();
  await clickSignIn(tray, 'company');
  await expect.poll(() => window.row()).toMatch(/asks who you are$/);
  expect(seen).toEqual([]);
  await window.pressInRow('Enter');
  await expect.poll(() => window.row()).toBe(HOST);
  expect(seen[0]).toBe('Person of the test');
  proxy.dropTunnels();
  proxy.server.close();
  idp.close();
  idp.closeAllConnections();
});

test('a server’s question for user name and password is asked in the row, of the page alone', async ({
  launch,
  desktop,
  baseEnv,
}) => {
  const asked: string[] = [];
  const server = createHttpServer((request, response) => {
    const { authorization = '' } = request.headers;
    asked.push(`${request.url ?? ''} ${authorization}`);
    if (request.url === '/app') return answer(request, response);
    if (authorization === `Basic ${btoa('ann:pw')}`) return answer(request, response);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="Type your AWS password"' }).end('no');
  });
  const url = `http://127.0.0.1:${await portOf(server)}`;
  await daypass(baseEnv, 'saml', 'add', 'company', '--url', `${url}/app`);
  const app = await launch({}, ['--hidden']);
  const window = signInWindowOf(app);
  await clickSignIn(await desktop.tray(), 'company');
  await expect.poll(() => window.isShown()).toBe(true);
  // A picture in the page may not ask.
  const load = (what: string) =>
    `new Promise((done) => { const image = new Image(); image.onerror = image.onload = () => done(1); image.src = '${what}' })`;
  expect(await window.read(load('/picture.png'))).toBe(1);
  expect(await window.row()).toBe(url);

  await window.inPage(`location.href = '/protected'`);
  await expect.poll(() => window.row()).toMatch(/asks for a user name and a password$/);
  await window.pressInRow('a', 'n', 'n', 'Tab', 'p', 'w', 'Enter');
  await expect.poll(() => asked.at(-1)).toBe(`/protected Basic ${btoa('ann:pw')}`);
  await expect.poll(() => window.row()).toBe(url);
  await expect.poll(() => window.read(`document.querySelector('#there') !== null`)).toBe(true);
  server.close();
  server.closeAllConnections();
});

test('a second click on the sign-in that waits brings its window to the front, and no browser', async ({
  launch,
  desktop,
  baseEnv,
  links,
}) => {
  const server = createHttpServer(answer);
  await daypass(baseEnv, 'saml', 'add', 'company', '--url', `http://127.0.0.1:${await portOf(server)}/app`);
  const app = await launch({}, ['--hidden']);
  const window = signInWindowOf(app);
  const tray = await desktop.tray();
  await tray.click(/^company — .+ · Sign in/);
  await expect.poll(() => window.isShown()).toBe(true);
  await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.hide());
  await tray.click(/^company — Waiting for you/, 'Open the sign-in page again');
  await expect.poll(() => window.isShown()).toBe(true);
  expect(links.links()).toEqual([]);
  await tray.click(/^company — Waiting for you/, 'Cancel sign-in');
  await tray.line(/^company — Not signed in/);
  expect(await window.urls()).toEqual([]);
  server.close();
  server.closeAllConnections();
});
