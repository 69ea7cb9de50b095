import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../index.ts';
import { OidcCaller } from '../test-support/oidc-caller.ts';

const instant = Date.UTC(2026, 0, 15, 9);

let simulator: Simulator;
let oidc: OidcCaller;

beforeEach(async () => {
  simulator = await startSimulator({ now: () => instant });
  oidc = new OidcCaller(simulator);
});

afterEach(() => simulator.close());

describe('RegisterClient', () => {
  test('answers id, secret and times in epoch seconds, good for 90 days', async () => {
    const { status, json } = await oidc.post('/client/register', { clientName: 'x', clientType: 'public' });
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
    expect(await oidc.post('/client/register', { ...base, ...body })).toMatchObject({ status: 400, exception });
  });

  test.each([
    'https://127.0.0.1/oauth/callback',
    'http://localhost/oauth/callback',
    'http://evil.example/oauth/callback',
    'http://user@127.0.0.1/oauth/callback',
    'http://127.0.0.1/oauth/callback#fragment',
    'not a url',
  ])('refuses the redirect URI %s', async (redirectUri) => {
    const refused = await oidc.post('/client/register', {
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
    expect(await oidc.post('/client/register', unknown)).toMatchObject({ exception: 'InvalidRequestException' });
    expect(await oidc.post('/client/register', body)).toMatchObject({ exception: 'InvalidRequestException' });
  });

  test.each(['', 'clientName=x&clientType=public', '[]', 'null'])('refuses the body %j', async (body) => {
    expect(await oidc.post('/client/register', body)).toMatchObject({
      status: 400,
      exception: 'SerializationException',
    });
  });
});
