import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { listenForCallback, type CallbackServer } from './callback-server.ts';

const STATE = 'the-true-state';
const servers: CallbackServer[] = [];
const held: Socket[] = [];
const abort = new AbortController();

async function listen(signal = abort.signal) {
  const server = await listenForCallback(STATE, { platform: process.platform, env: {} }, signal);
  servers.push(server);
  return server;
}

function hit(
  server: CallbackServer,
  target: string,
  options: { method?: string; host?: string } = {},
): Promise<number> {
  const { port, host } = new URL(server.redirectUri);
  return new Promise((resolve, reject) => {
    const headers = { host: options.host ?? host };
    const sent = request({ port, path: target, method: options.method ?? 'GET', headers, agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Opens a connection, says so much and holds it open. */
function raw(port: number, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(text, () => resolve()));
    socket.on('error', reject);
    held.push(socket);
  });
}

function reach(host: string, port: number): Promise<'connected' | 'refused'> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => resolve('connected'));
    socket.on('error', () => resolve('refused'));
    held.push(socket);
  });
}

afterEach(() => {
  for (const socket of held.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

describe('the callback', () => {
  test('answers 400 to every wrong hit and still takes the true one', async () => {
    const server = await listen();
    const wrong: [string, { method?: string; host?: string }?][] = [
      ['/'],
      ['/oauth/callback'],
      ['/oauth/callback?code=x'],
      ['/oauth/callback?code=x&state=wrong'],
      ['/oauth/callback?code=x&state='],
      [`/oauth/callback?state=${STATE}`],
      [`/oauth/callback?code=&state=${STATE}`],
      [`/oauth/callback?code=x&code=y&state=${STATE}`],
      [`/oauth/callback?code=x&state=${STATE}&state=${STATE}`],
      [`/oauth/callback?code=x&error=access_denied&state=${STATE}`],
      [`/oauth/callback/?code=x&state=${STATE}`],
      [`//oauth/callback?code=x&state=${STATE}`],
      [`/oauth/callback?code=x&state=${STATE}`, { method: 'POST' }],
      [`/oauth/callback?code=x&state=${STATE}`, { host: 'evil.example' }],
      [`/oauth/callback?code=x&state=${STATE}`, { host: 'localhost' }],
    ];
    for (const [target, options] of wrong) expect([target, await hit(server, target, options)]).toEqual([target, 400]);
    expect(await hit(server, `/oauth/callback?code=true-code&state=${STATE}`)).toBe(200);
    const answer = await server.answer;
    expect('code' in answer && answer.code.reveal()).toBe('true-code');
  });

  test('survives 1,000 hostile hits of every kind before the true one', async () => {
    const server = await listen();
    const port = Number(new URL(server.redirectUri).port);
    const hostile: ((index: number) => Promise<unknown>)[] = [
      (index) => hit(server, `/oauth/callback?code=${index}&state=${index}`),
      (index) => hit(server, `/oauth/callback?code=x&state=${STATE}`, { host: `rebound${index}.example` }),
      (index) => hit(server, `/${'x'.repeat(index * 30)}`),
      () => hit(server, `/oauth/callback?code=x&state=${STATE}`, { method: 'POST' }),
      () => raw(port, 'GET /oauth/callback?code=x HTTP/1.1\r\nhost: 127.0.0.1\r\n'),
      () => raw(port, '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001'),
      () => raw(port, `GET /oauth/callback?state=${STATE} HTTP/9.9\r\n\r\n`),
      () => raw(port, ''),
    ];
    const attack = async (index: number) => hostile[index % hostile.length]?.(index);
    const statuses = await Promise.all(Array.from({ length: 1_000 }, (_, index) => attack(index).catch(() => 0)));
    expect(statuses.filter((status) => status === 200)).toEqual([]);
    expect(await hit(server, `/oauth/callback?code=late&state=${STATE}`)).toBe(200);
    const answer = await server.answer;
    expect('code' in answer && answer.code.reveal()).toBe('late');
  });

  test('tells a denial', async () => {
    const server = await listen();
    await hit(server, `/oauth/callback?error=access_denied&state=${STATE}`);
    expect(await server.answer).toEqual({ error: 'access_denied' });
  });

  test('listens on loopback alone', async () => {
    const server = await listen();
    const port = Number(new URL(server.redirectUri).port);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    // A machine without another address is as closed as can be.
    const outcome = outside === undefined ? 'refused' : await reach(outside, port);
    expect(outcome).toBe('refused');
  });

  test.runIf(process.platform === 'linux')('listens on one address of loopback, not on all', async () => {
    const server = await listen();
    const port = Number(new URL(server.redirectUri).port);
    expect(await reach('127.0.0.1', port)).toBe('connected');
    for (const address of ['127.0.0.2', '::1'])
      expect([address, await reach(address, port)]).toEqual([address, 'refused']);
  });

  test('ends at once with the signal, and its port is closed', async () => {
    const cancelled = new AbortController();
    const server = await listen(cancelled.signal);
    cancelled.abort(new Error('cancelled'));
    await expect(server.answer).rejects.toThrow('cancelled');
    await expect(hit(server, '/')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
  });
});
