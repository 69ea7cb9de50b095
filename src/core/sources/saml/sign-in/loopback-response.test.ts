import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { loopbackAcsUrl, responseByLoopback } from './loopback-response.ts';

const surroundings = { platform: process.platform, env: {} };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Posts a form to the port and returns the status. */
function post(
  port: number,
  form: Record<string, string>,
  more: { method?: string; path?: string; host?: string } = {},
) {
  const { method = 'POST', path = '/saml', host = `127.0.0.1:${port}` } = more;
  return new Promise<number | undefined>((resolve, reject) => {
    const headers = { host, 'content-type': 'application/x-www-form-urlencoded' };
    const asking = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asking.on('error', reject);
    asking.end(method === 'POST' ? new URLSearchParams(form).toString() : undefined);
  });
}

const never = new AbortController().signal;

test('takes the first form with a response, and waits past everything else', async () => {
  const port = await freePort();
  const statuses: (number | undefined)[] = [];
  const response = await responseByLoopback(port, surroundings, never, async () => {
    const form = { SAMLResponse: 'RkFLRQ==' };
    statuses.push(
      await post(port, form, { method: 'GET' }),
      await post(port, form, { path: '/saml/acs/x' }),
      await post(port, form, { host: 'evil.example' }),
      await post(port, { RelayState: 'x' }),
      await post(port, form),
    );
  });
  expect(statuses).toEqual([404, 404, 404, 400, 200]);
  expect(response.reveal()).toBe('RkFLRQ==');
  await expect(post(port, {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a form that is larger than any sign-in ends it', async () => {
  const port = await freePort();
  const taking = responseByLoopback(port, surroundings, never, async () => {
    await post(port, { SAMLResponse: 'A'.repeat(2 * 1024 * 1024 + 1) }).catch(() => undefined);
  });
  await expect(taking).rejects.toMatchObject({ code: 'samlResponseInvalid', facts: { problem: 'tooLarge' } });
});

test('a port in use is named as such, and a cancel frees the port', async () => {
  const port = await freePort();
  const cancel = new AbortController();
  const first = responseByLoopback(port, surroundings, cancel.signal, async () => {
    await expect(responseByLoopback(port, surroundings, never, async () => undefined)).rejects.toMatchObject({
      code: 'callbackUnavailable',
    });
    cancel.abort(new Error('cancelled'));
  });
  await expect(first).rejects.toThrow('cancelled');
  await expect(fetch(loopbackAcsUrl(port))).rejects.toThrow('fetch failed');
});
