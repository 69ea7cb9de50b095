import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../index.ts';
import { accessTokenFor } from '../test-support/oidc-caller.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ accounts: 2 });
});

afterEach(() => simulator.close());

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> {
  const answer = await fetch(simulator.adminUrl + path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const json: unknown = await answer.json();
  return { status: answer.status, json };
}

async function portalStatus(accessToken: string): Promise<number> {
  const headers = { 'x-amz-sso_bearer_token': accessToken };
  return (await fetch(`${simulator.url}/assignment/accounts`, { headers })).status;
}

test('tells what is running', async () => {
  expect(await call('GET', '/')).toMatchObject({
    status: 200,
    json: { url: simulator.url, portals: [{ startUrl: simulator.portal.startUrl, accounts: 2 }], faults: [] },
  });
  expect(await call('GET', '/organization')).toMatchObject({ json: simulator.portal.organization });
});

test('moves the clock, and tokens expire by it', async () => {
  const accessToken = await accessTokenFor(simulator);
  expect(await portalStatus(accessToken)).toBe(200);
  expect(await call('POST', '/clock', { advanceSeconds: 3600 })).toMatchObject({ json: { offsetMillis: 3_600_000 } });
  expect(await portalStatus(accessToken)).toBe(401);
  expect(await call('POST', '/clock', { reset: true })).toMatchObject({ json: { offsetMillis: 0 } });
  expect(await portalStatus(accessToken)).toBe(200);
  await call('POST', '/clock', { nowMillis: 4_000_000_000_000 });
  expect(simulator.clock.nowMillis()).toBeGreaterThanOrEqual(4_000_000_000_000);
  expect(await call('POST', '/clock', {})).toMatchObject({ status: 400 });
});

test('switches faults and settings', async () => {
  const accessToken = await accessTokenFor(simulator);
  const added = await call('POST', '/faults', { route: 'listAccounts', kind: 'throttle' });
  expect(added).toMatchObject({ status: 200, json: { id: expect.any(Number) } });
  expect(await portalStatus(accessToken)).toBe(429);
  expect(await call('GET', '/faults')).toMatchObject({ json: [{ struck: 1 }] });
  await call('DELETE', '/faults');
  expect(await portalStatus(accessToken)).toBe(200);
  expect(await call('POST', '/settings', { pageSizeCap: 1 })).toMatchObject({ json: { pageSizeCap: 1 } });
  expect(await call('POST', '/settings', { pageSizeCap: 0 })).toMatchObject({ status: 400 });
  expect(await call('POST', '/settings', { nonsense: 1 })).toMatchObject({ status: 400 });
  expect(simulator.settings.pageSizeCap).toBe(1);
});

test('ends sessions, revokes tokens, forgets clients, denies', async () => {
  const first = await accessTokenFor(simulator);
  expect(await call('POST', '/access-tokens/revoke')).toMatchObject({ json: { revoked: 1 } });
  expect(await portalStatus(first)).toBe(401);
  const second = await accessTokenFor(simulator);
  expect(await call('POST', '/refresh-tokens/revoke', { startUrl: 'https://other.example/start' })).toMatchObject({
    json: { revoked: 0 },
  });
  expect(await call('POST', '/portal-sessions/end', { startUrl: simulator.portal.startUrl })).toMatchObject({
    json: { ended: 2 },
  });
  expect(await portalStatus(second)).toBe(401);
  expect(await call('POST', '/registrations/forget')).toMatchObject({ status: 200 });
  await call('POST', '/deny-next', {});
  await expect(accessTokenFor(simulator)).rejects.toThrow('access_denied');
});

test('waits for a request and lists what came', async () => {
  const waiting = call('GET', '/requests/next?route=listAccounts&since=0');
  const accessToken = await accessTokenFor(simulator);
  await portalStatus(accessToken);
  expect(await waiting).toMatchObject({ status: 200, json: { route: 'listAccounts', status: 200 } });
  const { json } = await call('GET', '/requests');
  expect(json).toHaveLength(simulator.requests.lastSequence);
  await call('DELETE', '/requests');
  expect(await call('GET', '/requests')).toMatchObject({ json: [] });
});

test('refuses what is not for it', async () => {
  expect(await call('GET', '/nowhere')).toMatchObject({ status: 404 });
  expect(await call('POST', '/faults', [])).toMatchObject({ status: 400 });
  expect(await call('GET', '/requests?since=x')).toMatchObject({ status: 400 });
  const form = await fetch(`${simulator.adminUrl}/clock`, {
    method: 'POST',
    body: new URLSearchParams({ reset: '1' }),
  });
  expect(form.status).toBe(400);
});

test('refuses a foreign Host: a web page must not reach it by DNS rebinding', async () => {
  const status = await new Promise((resolve, reject) => {
    request(simulator.adminUrl, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});
