import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listenForCallback, type CallbackServer } from './callback-server.ts';

const STATE = 'the-true-state';
const servers: CallbackServer[] = [];
const abort = new AbortController();

async function listen(signal = abort.signal) {
  const server = await listenForCallback(STATE, signal);
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

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('the callback', () => {
  it('answers 400 to every wrong hit and still takes the true one', async () => {
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

  it('survives 1,000 hostile hits before the true one', async () => {
    const server = await listen();
    const hits = Array.from({ length: 1_000 }, (_, index) =>
      hit(server, `/oauth/callback?code=${index}&state=${index}`).catch(() => 0),
    );
    const statuses = await Promise.all(hits);
    expect(statuses.filter((status) => status === 200)).toEqual([]);
    expect(await hit(server, `/oauth/callback?code=late&state=${STATE}`)).toBe(200);
    const answer = await server.answer;
    expect('code' in answer && answer.code.reveal()).toBe('late');
  });

  it('tells a denial', async () => {
    const server = await listen();
    await hit(server, `/oauth/callback?error=access_denied&state=${STATE}`);
    expect(await server.answer).toEqual({ error: 'access_denied' });
  });

  it('listens on loopback alone', async () => {
    const server = await listen();
    const port = Number(new URL(server.redirectUri).port);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    // A machine without another address is as closed as can be.
    const outcome = await (outside === undefined
      ? Promise.resolve('refused')
      : new Promise((resolve) => {
          const socket = connect({ host: outside, port }, () => resolve('connected'));
          socket.on('error', () => resolve('refused'));
        }));
    expect(outcome).toBe('refused');
  });

  it('ends at once with the signal, and its port is closed', async () => {
    const cancelled = new AbortController();
    const server = await listen(cancelled.signal);
    cancelled.abort(new Error('cancelled'));
    await expect(server.answer).rejects.toThrow('cancelled');
    await expect(hit(server, '/')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
  });
});
