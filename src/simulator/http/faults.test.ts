import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SimulatorOptionError, startSimulator, type FaultEffect, type Simulator } from '../index.ts';
import { accessTokenFor, OidcCaller } from '../test-support/oidc-caller.ts';
import { parseFault } from './faults.ts';

let simulator: Simulator;
let accessToken: string;

beforeEach(async () => {
  simulator = await startSimulator();
  accessToken = await accessTokenFor(simulator);
});

afterEach(() => simulator.close());

function listAccounts(signal?: AbortSignal): Promise<Response> {
  return fetch(`${simulator.url}/assignment/accounts`, {
    headers: { 'x-amz-sso_bearer_token': accessToken },
    signal: signal ?? null,
  });
}

async function nameOfLostAnswer(): Promise<string> {
  const error = await listAccounts()
    .then((answer) => answer.text())
    .catch((thrown: unknown) => thrown);
  return error instanceof Error ? error.message : 'no error';
}

describe('a fault', () => {
  test('strikes so many times, on its route only, and is gone', async () => {
    simulator.faults.add({ route: 'listAccounts', kind: 'throttle', times: 2, retryAfterSeconds: 7 });
    simulator.faults.add({ route: 'getRoleCredentials', kind: 'error', status: 500 });
    const throttled = await listAccounts();
    expect(throttled.status).toBe(429);
    expect(throttled.headers.get('retry-after')).toBe('7');
    expect(throttled.headers.get('x-amzn-errortype')).toBe('TooManyRequestsException');
    expect((await listAccounts()).status).toBe(429);
    expect((await listAccounts()).status).toBe(200);
    expect(simulator.faults.list()).toHaveLength(1);
  });

  test('without a number of times stays until it is removed', async () => {
    const id = simulator.faults.add({ route: '*', kind: 'error', status: 503 });
    expect((await listAccounts()).status).toBe(503);
    expect((await listAccounts()).status).toBe(503);
    expect(simulator.faults.remove(id)).toBe(true);
    expect((await listAccounts()).status).toBe(200);
  });

  test('can name an exception; OIDC routes give it their own shape', async () => {
    simulator.faults.add({ route: 'registerClient', kind: 'exception', exception: 'SlowDownException', times: 1 });
    simulator.faults.add({
      route: 'listAccounts',
      kind: 'exception',
      exception: 'ResourceNotFoundException',
      times: 1,
    });
    const refused = await fetch(`${simulator.url}/client/register`, { method: 'POST', body: '{}' });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ error: 'slow_down', error_description: 'Polling too fast' });
    expect((await listAccounts()).status).toBe(404);
  });

  test('can answer as a captive portal or with nothing', async () => {
    simulator.faults.add({ route: 'listAccounts', kind: 'html', times: 1 });
    simulator.faults.add({ route: 'listAccounts', kind: 'emptyBody', times: 1 });
    const captive = await listAccounts();
    expect([captive.status, captive.headers.get('content-type')]).toEqual([200, 'text/html']);
    const empty = await listAccounts();
    expect([empty.status, await empty.text()]).toEqual([200, '']);
  });

  test.each<FaultEffect>([{ kind: 'cutBody' }, { kind: 'reset' }, { kind: 'lostAnswer' }])(
    'can break the connection: $kind',
    async (effect) => {
      simulator.faults.add({ route: 'listAccounts', times: 1, ...effect });
      expect(await nameOfLostAnswer()).toMatch(/terminated|fetch failed/u);
      expect((await listAccounts()).status).toBe(200);
    },
  );

  test('that loses the answer lets the work be done; a reset does not', async () => {
    const oidc = new OidcCaller(simulator);
    const client = await oidc.register();
    const { refreshToken } = await oidc.signIn(client);
    simulator.faults.add({ route: 'createToken', kind: 'reset', times: 1, grantType: 'refresh_token' });
    await expect(oidc.refresh(client, refreshToken)).rejects.toThrow('fetch failed');
    simulator.faults.add({ route: 'createToken', kind: 'lostAnswer', times: 1, grantType: 'refresh_token' });
    await expect(oidc.refresh(client, refreshToken)).rejects.toThrow('fetch failed');
    expect(await oidc.refresh(client, refreshToken)).toMatchObject({ exception: 'InvalidGrantException' });
    const statuses = simulator.requests.list().filter(({ grantType }) => grantType === 'refresh_token');
    expect(statuses.map(({ status }) => status)).toEqual([0, 0, 400]);
  });

  test('can be slow, and slow answers do not outlive the simulator', async () => {
    simulator.faults.add({ route: 'listAccounts', kind: 'slow', delayMillis: 1, times: 1 });
    expect((await listAccounts()).status).toBe(200);
    const hold = simulator.faults.hold('listAccounts', { times: 1 });
    simulator.faults.add({ route: 'listAccounts', kind: 'slow', delayMillis: 3_600_000 });
    const held = listAccounts();
    await hold.arrived;
    const outcomes = Promise.allSettled([held, listAccounts()]);
    await simulator.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('can hold requests at the door until released', async () => {
    const hold = simulator.faults.hold('listAccounts');
    const order: string[] = [];
    const answered = listAccounts().then(() => order.push('answered'));
    await hold.arrived;
    order.push('arrived');
    hold.release();
    await answered;
    expect(order).toEqual(['arrived', 'answered']);
    expect((await listAccounts()).status).toBe(200);
  });
});

describe('a fault that makes no sense is refused', () => {
  test.each([
    [{ kind: 'reset' }, 'Unknown route'],
    [{ route: 'nowhere', kind: 'reset' }, 'Unknown route'],
    [{ route: '*', kind: 'explode' }, 'Unknown kind'],
    [{ route: '*', kind: 'slow' }, 'delayMillis'],
    [{ route: '*', kind: 'error', status: 200 }, 'status'],
    [{ route: '*', kind: 'exception', exception: 'Oops' }, 'Unknown exception'],
    [{ route: '*', kind: 'reset', times: 0 }, 'times'],
  ])('%j', (input, message) => {
    expect(() => parseFault(input)).toThrow(SimulatorOptionError);
    expect(() => parseFault(input)).toThrow(message);
  });
});

describe('the request log', () => {
  test('has names, ids and outcome, and never a token, code or secret', async () => {
    const next = simulator.nextRequest(({ route }) => route === 'getRoleCredentials');
    const query = 'role_name=Nobody&account_id=000000000000';
    await fetch(`${simulator.url}/federation/credentials?${query}`, {
      headers: { 'x-amz-sso_bearer_token': accessToken },
    });
    expect(await next).toMatchObject({
      method: 'GET',
      path: '/federation/credentials',
      queryNames: ['role_name', 'account_id'],
      accountId: '000000000000',
      roleName: 'Nobody',
      hasBearerToken: true,
      via: 'http',
      status: 403,
      exception: 'ForbiddenException',
    });
    const log = JSON.stringify(simulator.requests.list());
    expect(log).toContain('"bodyNames":["clientId","clientSecret","grantType","deviceCode"]');
    expect(log).not.toContain(accessToken);
    expect(log).not.toContain('FAKE-client-secret');
  });

  test('answers at once what came since a point, and gives up when told or closed', async () => {
    const before = simulator.requests.lastSequence;
    await listAccounts();
    const past = await simulator.nextRequest(({ route }) => route === 'listAccounts', { sinceSequence: before });
    expect(past.sequence).toBe(before + 1);
    const givenUp = new AbortController();
    const never = simulator.nextRequest(() => false, { signal: givenUp.signal });
    givenUp.abort();
    await expect(never).rejects.toThrow('given up');
    await expect(simulator.nextRequest(() => false, { signal: givenUp.signal })).rejects.toThrow('given up');
    const unmet = simulator.nextRequest(() => false);
    const [outcome] = await Promise.allSettled([unmet, simulator.close()]);
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('closed before') },
    });
    await expect(simulator.nextRequest(() => false)).rejects.toThrow('is closed');
  });
});

test('unknown paths, wrong methods and endless bodies are refused', async () => {
  const status = async (path: string, init?: RequestInit): Promise<number> =>
    (await fetch(simulator.url + path, init)).status;
  expect(await status('/nowhere')).toBe(404);
  expect(await status('/token')).toBe(404);
  expect(await status('/token', { method: 'POST', body: 'x'.repeat(70_000) })).toBe(413);
});
