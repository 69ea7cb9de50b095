import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import {
  ContainerEndpoint,
  type ContainerCredentials,
  type ContainerGrant,
  type GetCredentials,
} from './container-endpoint.ts';

const nowMillis = Date.parse('2026-01-15T09:00:00Z');
const keys: ContainerCredentials = {
  accessKeyId: 'ASIAFAKE',
  secretAccessKey: 'fake-secret',
  sessionToken: 'fake-token',
  expiresAtMillis: nowMillis + 3_600_000,
  accountId: '123456789012',
};

let endpoint: ContainerEndpoint;
let grant: ContainerGrant;
let get: GetCredentials;
let timeOut: () => void;
let clockMillis: number;

beforeEach(async () => {
  clockMillis = nowMillis;
  timeOut = () => undefined;
  get = () => Promise.resolve(keys);
  const alarm = {
    set: () => () => undefined,
    sleep: (_millis: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        timeOut = resolve;
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const random = { bytes: (count: number) => randomBytes(count), fraction: () => 0.5 };
  const log = { info: () => undefined, warn: () => undefined };
  endpoint = new ContainerEndpoint({ alarm, random, log, clock: { nowMillis: () => clockMillis } });
  grant = await endpoint.grant((signal) => get(signal));
});

afterEach(() => endpoint.close());

function ask(
  headers: Record<string, string> = {},
  { method = 'GET', url = grant.url }: { method?: string; url?: string } = {},
): Promise<{ status: number; body: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers: { authorization: grant.token, ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }));
    });
    asking.on('error', reject).end();
  });
}

test('a caller with the token gets keys in the form that every SDK reads', async () => {
  expect(await ask()).toEqual({
    status: 200,
    body: {
      AccessKeyId: 'ASIAFAKE',
      SecretAccessKey: 'fake-secret',
      Token: 'fake-token',
      Expiration: '2026-01-15T10:00:00Z',
      AccountId: '123456789012',
    },
  });
});

test.each<[string, Record<string, string>]>([
  ['no token', { authorization: '' }],
  ['a wrong token', { authorization: 'fake' }],
  ['a token with a scheme', { authorization: 'Bearer fake' }],
  ['another host, as by DNS rebinding', { host: 'evil.example' }],
  ['the name of the loopback', { host: 'localhost:80' }],
  ['an origin, as a web page sends it', { origin: 'https://evil.example' }],
  ['fetch metadata, as a browser sends it', { 'sec-fetch-mode': 'no-cors' }],
])('%s is refused without keys', async (_what, headers) => {
  const { status, body } = await ask(headers);
  expect([status, body['code']]).toEqual([403, 'Forbidden']);
});

test('other methods and addresses are refused', async () => {
  expect((await ask({}, { method: 'POST' })).status).toBe(403);
  expect((await ask({}, { url: grant.url.replace(/[^/]+$/u, 'other') })).status).toBe(403);
  expect((await ask({}, { url: new URL('/', grant.url).href })).status).toBe(403);
});

test('each grant has a token of its own, which ends with it', async () => {
  const other = await endpoint.grant(() => Promise.resolve(keys));
  expect((await ask({ authorization: other.token })).status).toBe(403);
  grant.end();
  expect((await ask()).status).toBe(403);
  expect(endpoint.grants).toBe(1);
});

test('a forwarded port is taken as well, for its own grant alone', async () => {
  const other = await endpoint.grant(() => Promise.resolve(keys));
  other.alsoAt(4242);
  const through = { host: '127.0.0.1:4242' };
  expect((await ask({ authorization: other.token, ...through }, { url: other.url })).status).toBe(200);
  expect(
    (await ask({ ...through, host: 'localhost:4242', authorization: other.token }, { url: other.url })).status,
  ).toBe(403);
  expect((await ask(through)).status).toBe(403);
});

test('while the last keys live they are given instead of an error', async () => {
  await ask();
  get = () => Promise.reject(new DaypassError('signInNeeded'));
  expect((await ask()).status).toBe(200);
  clockMillis = keys.expiresAtMillis;
  expect(await ask()).toMatchObject({ status: 403, body: { code: 'signInNeeded' } });
});

test('no caller waits longer than its own limit', async () => {
  get = () => {
    setImmediate(() => timeOut());
    return new Promise(() => undefined);
  };
  expect(await ask()).toMatchObject({ status: 503, body: { code: 'timedOut' } });
});

test('keys that nobody waits for any more are not fetched on', async () => {
  const leaving = request(grant.url, { headers: { authorization: grant.token } });
  const aborted = new Promise<void>((resolve) => {
    get = (signal) => {
      signal.addEventListener('abort', () => resolve());
      setImmediate(() => leaving.destroy());
      return new Promise(() => undefined);
    };
  });
  leaving.on('error', () => undefined).end();
  await aborted;
  expect(leaving.destroyed).toBe(true);
});

test('connections that say nothing do not keep a caller out', async () => {
  const port = Number(new URL(grant.url).port);
  const silent = Array.from({ length: 300 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await Promise.all(silent.map((socket) => once(socket, 'connect')));
  expect((await ask()).status).toBe(200);
  for (const socket of silent) socket.destroy();
});
