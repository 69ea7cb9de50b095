import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listen } from '../http/listen.ts';
import {
  approveDevice,
  approveInBrowser,
  denyDevice,
  denyInBrowser,
  startSimulator,
  type Simulator,
} from '../index.ts';

const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const instant = Date.UTC(2026, 0, 15, 9);

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({
    now: () => instant,
    portals: [
      { startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1' },
      { startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' },
    ],
  });
});

afterEach(() => simulator.close());

type Json = Record<string, unknown>;

async function post(path: string, body: unknown): Promise<{ status: number; exception: string | null; json: Json }> {
  const answer = await fetch(simulator.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const json: Json = JSON.parse(await answer.text());
  return { status: answer.status, exception: answer.headers.get('x-amzn-errortype')?.split(':')[0] ?? null, json };
}

interface Client {
  clientId: string;
  clientSecret: string;
}

async function register(extra: Json = {}): Promise<Client> {
  const { status, json } = await post('/client/register', {
    clientName: 'test',
    clientType: 'public',
    scopes: ['sso:account:access'],
    ...extra,
  });
  expect(status).toBe(200);
  return { clientId: String(json['clientId']), clientSecret: String(json['clientSecret']) };
}

function registerForBrowser(extra: Json = {}): Promise<Client> {
  return register({
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: simulator.portal.startUrl,
    ...extra,
  });
}

async function startDevice(client: Client, startUrl = simulator.portal.startUrl): Promise<Record<string, string>> {
  const { status, json } = await post('/device_authorization', { ...client, startUrl });
  expect(status).toBe(200);
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)]));
}

function poll(client: Client, deviceCode: string | undefined): ReturnType<typeof post> {
  return post('/token', { ...client, grantType: deviceCodeGrant, deviceCode });
}

function refresh(client: Client, refreshToken: unknown): ReturnType<typeof post> {
  return post('/token', { ...client, grantType: 'refresh_token', refreshToken });
}

async function signIn(client: Client): Promise<Json> {
  const device = await startDevice(client);
  await approveDevice(device['verificationUri'] ?? '', device['userCode']);
  const { status, json } = await poll(client, device['deviceCode']);
  expect(status).toBe(200);
  return json;
}

describe('RegisterClient', () => {
  test('answers id, secret and times in epoch seconds, good for 90 days', async () => {
    const { status, json } = await post('/client/register', { clientName: 'x', clientType: 'public' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      clientId: expect.any(String),
      clientSecret: expect.any(String),
      clientIdIssuedAt: instant / 1000,
      clientSecretExpiresAt: instant / 1000 + 90 * 24 * 3600,
    });
  });

  test.each([
    ['no name', { clientType: 'public' }, 'InvalidRequestException'],
    ['snake_case members', { client_name: 'x', client_type: 'public' }, 'InvalidRequestException'],
    ['a confidential client', { clientType: 'confidential', clientName: 'x' }, 'InvalidClientMetadataException'],
    ['an unknown scope', { scopes: ['admin'] }, 'InvalidScopeException'],
    ['an unknown grant', { grantTypes: ['password'] }, 'UnsupportedGrantTypeException'],
    ['scopes that are no list', { scopes: 'sso:account:access' }, 'SerializationException'],
    ['a code grant without redirect URIs', { grantTypes: ['authorization_code'] }, 'InvalidRequestException'],
  ])('refuses %s', async (_what, body, exception) => {
    const base =
      'clientName' in body || 'clientType' in body || 'client_name' in body
        ? {}
        : { clientName: 'x', clientType: 'public' };
    expect(await post('/client/register', { ...base, ...body })).toMatchObject({ status: 400, exception });
  });

  test.each([
    'https://127.0.0.1/oauth/callback',
    'http://localhost/oauth/callback',
    'http://evil.example/oauth/callback',
    'http://user@127.0.0.1/oauth/callback',
    'http://127.0.0.1/oauth/callback#fragment',
    'not a url',
  ])('refuses the redirect URI %s', async (redirectUri) => {
    const refused = await post('/client/register', {
      clientName: 'x',
      clientType: 'public',
      grantTypes: ['authorization_code'],
      redirectUris: [redirectUri],
      issuerUrl: simulator.portal.startUrl,
    });
    expect(refused).toMatchObject({ status: 400, exception: 'InvalidRedirectUriException' });
  });

  test('refuses an issuer it does not know, and a code grant without one', async () => {
    const body = {
      clientName: 'x',
      clientType: 'public',
      grantTypes: ['authorization_code'],
      redirectUris: ['http://127.0.0.1/cb'],
    };
    const unknown = { ...body, issuerUrl: 'https://nobody.awsapps.com/start' };
    expect(await post('/client/register', unknown)).toMatchObject({ exception: 'InvalidRequestException' });
    expect(await post('/client/register', body)).toMatchObject({ exception: 'InvalidRequestException' });
  });

  test.each(['', 'clientName=x&clientType=public', '[]', 'null'])('refuses the body %j', async (body) => {
    expect(await post('/client/register', body)).toMatchObject({ status: 400, exception: 'SerializationException' });
  });
});

describe('StartDeviceAuthorization', () => {
  test('answers codes, links, life and interval', async () => {
    const device = await startDevice(await register());
    expect(device['userCode']).toMatch(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/u);
    expect(device).toMatchObject({
      verificationUri: `${simulator.url}/device`,
      verificationUriComplete: `${simulator.url}/device?user_code=${device['userCode']}`,
      expiresIn: '600',
      interval: '1',
    });
  });

  test.each(['', '/', '#', '#/'])('takes the start URL ending in %j', async (ending) => {
    expect(await startDevice(await register(), `https://acme.awsapps.com/start${ending}`)).toHaveProperty('deviceCode');
  });

  test('refuses an unknown start URL', async () => {
    const client = await register();
    const refused = await post('/device_authorization', { ...client, startUrl: 'https://d-wrong.awsapps.com/start' });
    expect(refused).toMatchObject({
      status: 400,
      exception: 'InvalidRequestException',
      json: { error: 'invalid_request', error_description: 'Invalid start url provided' },
    });
  });

  test('refuses a wrong secret with 401, and so once the registration is over or forgotten', async () => {
    const client = await register();
    const { startUrl } = simulator.portal;
    const refusal = { status: 401, exception: 'InvalidClientException', json: { error: 'invalid_client' } };
    expect(await post('/device_authorization', { ...client, clientSecret: 'wrong', startUrl })).toMatchObject(refusal);
    simulator.clock.advanceSeconds(90 * 24 * 3600);
    expect(await post('/device_authorization', { ...client, startUrl })).toMatchObject(refusal);
    simulator.clock.reset();
    simulator.forgetRegistrations();
    expect(await post('/device_authorization', { ...client, startUrl })).toMatchObject(refusal);
  });

  test('refuses a client that registered for the browser only', async () => {
    const client = await registerForBrowser();
    const refused = await post('/device_authorization', { ...client, startUrl: simulator.portal.startUrl });
    expect(refused).toMatchObject({ status: 400, exception: 'UnauthorizedClientException' });
  });
});

describe('CreateToken by device code', () => {
  test('is pending, then good once', async () => {
    const client = await register();
    const device = await startDevice(client);
    expect(await poll(client, device['deviceCode'])).toMatchObject({
      status: 400,
      exception: 'AuthorizationPendingException',
      json: { error: 'authorization_pending' },
    });
    await approveDevice(device['verificationUriComplete'] ?? '');
    const { status, json } = await poll(client, device['deviceCode']);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      tokenType: 'Bearer',
      expiresIn: 3600,
      idToken: null,
      refreshToken: expect.any(String),
    });
    simulator.clock.advanceSeconds(5);
    expect(await poll(client, device['deviceCode'])).toMatchObject({ status: 400, exception: 'InvalidGrantException' });
  });

  test('without scopes gives eight hours and no refresh token', async () => {
    const token = await signIn(await register({ scopes: undefined }));
    expect(token).toMatchObject({ expiresIn: 8 * 3600, refreshToken: null });
  });

  test('lets two polls pass, slows the third down and keeps the longer interval', async () => {
    const client = await register();
    const { deviceCode } = await startDevice(client);
    const after = async (seconds: number): Promise<string | null> => {
      simulator.clock.advanceSeconds(seconds);
      return (await poll(client, deviceCode)).exception;
    };
    expect(await after(0)).toBe('AuthorizationPendingException');
    expect(await after(0)).toBe('AuthorizationPendingException');
    expect(await after(0.5)).toBe('SlowDownException');
    expect(await after(5)).toBe('SlowDownException');
    expect(await after(10)).toBe('SlowDownException');
    expect(await after(16)).toBe('AuthorizationPendingException');
    expect(await after(16)).toBe('AuthorizationPendingException');
    expect(await after(1)).toBe('SlowDownException');
  });

  test('says denied, expired and unknown apart', async () => {
    const client = await register();
    const denied = await startDevice(client);
    await denyDevice(denied['verificationUri'] ?? '', denied['userCode']);
    expect(await poll(client, denied['deviceCode'])).toMatchObject({ exception: 'AccessDeniedException' });
    const late = await startDevice(client);
    simulator.clock.advanceSeconds(600);
    expect(await poll(client, late['deviceCode'])).toMatchObject({ exception: 'ExpiredTokenException' });
    await expect(approveDevice(late['verificationUri'] ?? '', late['userCode'])).rejects.toThrow('too old');
    expect(await poll(client, 'nobody-gave-this')).toMatchObject({ exception: 'InvalidGrantException' });
  });

  test('refuses another client’s device code', async () => {
    const device = await startDevice(await register());
    expect(await poll(await register(), device['deviceCode'])).toMatchObject({ exception: 'InvalidGrantException' });
  });

  test('an approval meant to fail is a denial', async () => {
    const client = await register();
    const device = await startDevice(client);
    simulator.denyNext();
    await approveDevice(device['verificationUri'] ?? '', device['userCode']?.toLowerCase().replace('-', ' '));
    expect(await poll(client, device['deviceCode'])).toMatchObject({ exception: 'AccessDeniedException' });
  });
});

describe('CreateToken by refresh token', () => {
  test('rotates: the old token is dead, the new one good', async () => {
    const client = await register();
    const first = await signIn(client);
    const second = await refresh(client, first['refreshToken']);
    expect(second).toMatchObject({ status: 200, json: { expiresIn: 3600 } });
    expect(await refresh(client, first['refreshToken'])).toMatchObject({
      status: 400,
      exception: 'InvalidGrantException',
    });
    expect(await refresh(client, second.json['refreshToken'])).toMatchObject({ status: 200 });
  });

  test('reusable and omitted refresh tokens, by setting', async () => {
    const client = await register();
    const { refreshToken } = await signIn(client);
    simulator.configure({ refreshTokens: 'omitted' });
    expect(await refresh(client, refreshToken)).toMatchObject({ status: 200, json: { refreshToken: null } });
    simulator.configure({ refreshTokens: 'reusable' });
    expect(await refresh(client, refreshToken)).toMatchObject({ json: { refreshToken: expect.any(String) } });
    expect(await refresh(client, refreshToken)).toMatchObject({ status: 200 });
  });

  test('is refused after the portal session: by time, by the administrator, and with the token revoked', async () => {
    const client = await register();
    const refusal = { status: 400, exception: 'InvalidGrantException', json: { error: 'invalid_grant' } };
    const timely = await signIn(client);
    simulator.clock.advanceSeconds(8 * 3600);
    expect(await refresh(client, timely['refreshToken'])).toMatchObject(refusal);
    const ended = await signIn(client);
    expect(simulator.endPortalSessions('https://acme.awsapps.com/start')).toBe(0);
    expect(simulator.endPortalSessions(simulator.portal.startUrl)).toBe(1);
    expect(await refresh(client, ended['refreshToken'])).toMatchObject(refusal);
    const revoked = await signIn(client);
    expect(simulator.revokeRefreshTokens()).toBeGreaterThan(0);
    expect(await refresh(client, revoked['refreshToken'])).toMatchObject(refusal);
  });

  test('is refused to another client', async () => {
    const { refreshToken } = await signIn(await register());
    expect(await refresh(await register(), refreshToken)).toMatchObject({ exception: 'InvalidGrantException' });
  });
});

describe('CreateToken refuses', () => {
  test.each([
    ['no grant type', {}, 400, 'InvalidRequestException'],
    ['an unknown grant', { grantType: 'password' }, 400, 'UnsupportedGrantTypeException'],
    ['a grant the client did not register', { grantType: 'authorization_code' }, 400, 'UnauthorizedClientException'],
    ['no device code', { grantType: deviceCodeGrant }, 400, 'InvalidRequestException'],
    [
      'more scope than registered',
      { grantType: deviceCodeGrant, scope: ['codewhisperer:chat'] },
      400,
      'InvalidScopeException',
    ],
    ['a wrong secret', { grantType: deviceCodeGrant, clientSecret: 'x' }, 401, 'InvalidClientException'],
  ])('%s', async (_what, body, status, exception) => {
    expect(await post('/token', { ...(await register()), ...body })).toMatchObject({ status, exception });
  });
});

describe('authorization code with PKCE', () => {
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const state = randomBytes(32).toString('base64url');
  let redirectUri: string;
  let hits: URL[];
  let stopApp: () => void;

  beforeEach(async () => {
    hits = [];
    const app = createServer((request, response) => {
      hits.push(new URL(request.url ?? '', redirectUri));
      response.end('signed in');
    });
    redirectUri = `http://127.0.0.1:${await listen(app, 0, 'app')}/oauth/callback`;
    stopApp = () => app.close();
  });

  afterEach(() => stopApp());

  function authorizeUrl(client: Client, changes: Record<string, string> = {}): string {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: redirectUri,
      state,
      code_challenge_method: 'S256',
      scopes: 'sso:account:access',
      code_challenge: codeChallenge,
      ...changes,
    });
    return `${simulator.url}/authorize?${query}`;
  }

  function redeem(client: Client, code: unknown, changes: Json = {}): ReturnType<typeof post> {
    return post('/token', { ...client, grantType: 'authorization_code', code, codeVerifier, redirectUri, ...changes });
  }

  async function approvedCode(client: Client): Promise<string | null | undefined> {
    await approveInBrowser(authorizeUrl(client));
    return hits.at(-1)?.searchParams.get('code');
  }

  test('approve calls the app back with code and state; the code gives a refreshable token once', async () => {
    const client = await registerForBrowser();
    expect(await approveInBrowser(authorizeUrl(client))).toMatchObject({ status: 200, body: 'signed in' });
    const [hit] = hits;
    expect(hit?.pathname).toBe('/oauth/callback');
    expect([...(hit?.searchParams.keys() ?? [])]).toEqual(['code', 'state']);
    expect(hit?.searchParams.get('state')).toBe(state);
    const code = hit?.searchParams.get('code');
    const token = await redeem(client, code);
    expect(token).toMatchObject({ status: 200, json: { expiresIn: 3600, refreshToken: expect.any(String) } });
    expect(await redeem(client, code)).toMatchObject({ status: 400, exception: 'InvalidGrantException' });
    expect(await refresh(client, token.json['refreshToken'])).toMatchObject({ status: 200 });
  });

  test('deny calls the app back with access_denied and state', async () => {
    await denyInBrowser(authorizeUrl(await registerForBrowser()));
    expect(hits[0]?.searchParams.toString()).toBe(`error=access_denied&state=${state}`);
  });

  test('a wrong verifier is refused and uses the code up', async () => {
    const client = await registerForBrowser();
    const code = await approvedCode(client);
    const wrong = { codeVerifier: randomBytes(32).toString('base64url') };
    expect(await redeem(client, code, wrong)).toMatchObject({ exception: 'InvalidGrantException' });
    expect(await redeem(client, code)).toMatchObject({ exception: 'InvalidGrantException' });
  });

  test.each([
    ['without the port', () => ({ redirectUri: 'http://127.0.0.1/oauth/callback' }), 'InvalidGrantException'],
    ['with another port', () => ({ redirectUri: 'http://127.0.0.1:1/oauth/callback' }), 'InvalidGrantException'],
    ['without a redirect URI', () => ({ redirectUri: undefined }), 'InvalidRequestException'],
    ['without a verifier', () => ({ codeVerifier: undefined }), 'InvalidRequestException'],
    ['with a verifier that is too short', () => ({ codeVerifier: 'short' }), 'InvalidRequestException'],
  ])('is refused %s', async (_what, changes, exception) => {
    const client = await registerForBrowser();
    expect(await redeem(client, await approvedCode(client), changes())).toMatchObject({ status: 400, exception });
  });

  test('a code is refused after its time and to another client', async () => {
    const client = await registerForBrowser();
    const late = await approvedCode(client);
    simulator.clock.advanceSeconds(300);
    expect(await redeem(client, late)).toMatchObject({ exception: 'InvalidGrantException' });
    const foreign = await approvedCode(client);
    expect(await redeem(await registerForBrowser(), foreign)).toMatchObject({ exception: 'InvalidGrantException' });
  });

  test('tells the person, not the app, of an unknown client or redirect URI', async () => {
    const client = await registerForBrowser();
    const bad = [
      authorizeUrl({ ...client, clientId: 'nobody' }),
      authorizeUrl(client, { redirect_uri: redirectUri.replace('/oauth/callback', '/elsewhere') }),
      authorizeUrl(client, { redirect_uri: 'http://evil.example/oauth/callback' }),
    ];
    for (const url of bad) {
      const page = await fetch(url, { redirect: 'manual' });
      expect(page.status).toBe(400);
      expect(await page.text()).toContain('This sign-in request is not valid');
    }
    await expect(approveInBrowser(bad[0] ?? '')).rejects.toThrow('not registered here');
    expect(hits).toEqual([]);
  });

  test.each([
    ['response_type', 'token', 'unsupported_response_type'],
    ['code_challenge_method', 'plain', 'invalid_request'],
    ['code_challenge', 'short', 'invalid_request'],
    ['scopes', 'sso:account:access admin', 'invalid_scope'],
  ])('sends a wrong %s back to the app as an error', async (name, value, error) => {
    await approveInBrowser(authorizeUrl(await registerForBrowser(), { [name]: value }));
    expect(hits[0]?.searchParams.toString()).toBe(`error=${error}&state=${state}`);
  });

  test('a page decides once', async () => {
    const page = await (await fetch(authorizeUrl(await registerForBrowser()))).text();
    const pageId = /name="page" value="([^"]+)"/u.exec(page)?.[1] ?? '';
    const decide = (): Promise<Response> =>
      fetch(`${simulator.url}/authorize`, {
        method: 'POST',
        body: new URLSearchParams({ page: pageId, decision: 'deny' }),
        redirect: 'manual',
      });
    expect((await decide()).status).toBe(302);
    expect((await decide()).status).toBe(400);
  });

  test('a hostile client name stays text on the page', async () => {
    const client = await registerForBrowser({ clientName: '<img src=x onerror=alert(1)>&"' });
    const page = await fetch(authorizeUrl(client));
    expect(await page.text()).not.toContain('<img');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
