import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listen } from '../http/listen.ts';
import { approveInBrowser, denyInBrowser, startSimulator, type Simulator } from '../index.ts';
import { OidcCaller, type Json, type OidcAnswer, type OidcClient } from '../test-support/oidc-caller.ts';

const instant = Date.UTC(2026, 0, 15, 9);

let simulator: Simulator;
let oidc: OidcCaller;

beforeEach(async () => {
  simulator = await startSimulator({ now: () => instant });
  oidc = new OidcCaller(simulator);
});

afterEach(() => simulator.close());

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

  function authorizeUrl(client: OidcClient, changes: Record<string, string> = {}): string {
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

  function redeem(client: OidcClient, code: unknown, changes: Json = {}): Promise<OidcAnswer> {
    return oidc.post('/token', {
      ...client,
      grantType: 'authorization_code',
      code,
      codeVerifier,
      redirectUri,
      ...changes,
    });
  }

  async function approvedCode(client: OidcClient): Promise<string | null | undefined> {
    await approveInBrowser(authorizeUrl(client));
    return hits.at(-1)?.searchParams.get('code');
  }

  test('approve calls the app back with code and state; the code gives a refreshable token once', async () => {
    const client = await oidc.registerForBrowser();
    expect(await approveInBrowser(authorizeUrl(client))).toMatchObject({ status: 200, body: 'signed in' });
    const [hit] = hits;
    expect(hit?.pathname).toBe('/oauth/callback');
    expect([...(hit?.searchParams.keys() ?? [])]).toEqual(['code', 'state']);
    expect(hit?.searchParams.get('state')).toBe(state);
    const code = hit?.searchParams.get('code');
    const token = await redeem(client, code);
    expect(token).toMatchObject({ status: 200, json: { expiresIn: 3600, refreshToken: expect.any(String) } });
    expect(await redeem(client, code)).toMatchObject({ status: 400, exception: 'InvalidGrantException' });
    expect(await oidc.refresh(client, token.json['refreshToken'])).toMatchObject({ status: 200 });
  });

  test('deny calls the app back with access_denied and state', async () => {
    await denyInBrowser(authorizeUrl(await oidc.registerForBrowser()));
    expect(hits[0]?.searchParams.toString()).toBe(`error=access_denied&state=${state}`);
  });

  test('a wrong verifier is refused and uses the code up', async () => {
    const client = await oidc.registerForBrowser();
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
    const client = await oidc.registerForBrowser();
    expect(await redeem(client, await approvedCode(client), changes())).toMatchObject({ status: 400, exception });
  });

  test('a code is refused after its time and to another client', async () => {
    const client = await oidc.registerForBrowser();
    const late = await approvedCode(client);
    simulator.clock.advanceSeconds(300);
    expect(await redeem(client, late)).toMatchObject({ exception: 'InvalidGrantException' });
    const foreign = await approvedCode(client);
    expect(await redeem(await oidc.registerForBrowser(), foreign)).toMatchObject({
      exception: 'InvalidGrantException',
    });
  });

  test('tells the person, not the app, of an unknown client or redirect URI', async () => {
    const client = await oidc.registerForBrowser();
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
    await approveInBrowser(authorizeUrl(await oidc.registerForBrowser(), { [name]: value }));
    expect(hits[0]?.searchParams.toString()).toBe(`error=${error}&state=${state}`);
  });

  test('a page decides once', async () => {
    const page = await (await fetch(authorizeUrl(await oidc.registerForBrowser()))).text();
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
    const client = await oidc.registerForBrowser({ clientName: '<img src=x onerror=alert(1)>&"' });
    const page = await fetch(authorizeUrl(client));
    expect(await page.text()).not.toContain('<img');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
