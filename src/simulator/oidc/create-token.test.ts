import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approveDevice, denyDevice, startSimulator, type Simulator } from '../index.ts';
import { deviceCodeGrant, OidcCaller } from '../test-support/oidc-caller.ts';

const instant = Date.UTC(2026, 0, 15, 9);

let simulator: Simulator;
let oidc: OidcCaller;

beforeEach(async () => {
  simulator = await startSimulator({
    now: () => instant,
    portals: [
      { startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1' },
      { startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' },
    ],
  });
  oidc = new OidcCaller(simulator);
});

afterEach(() => simulator.close());

describe('CreateToken by device code', () => {
  test('is pending, then good once', async () => {
    const client = await oidc.register();
    const device = await oidc.startDevice(client);
    expect(await oidc.poll(client, device['deviceCode'])).toMatchObject({
      status: 400,
      exception: 'AuthorizationPendingException',
      json: { error: 'authorization_pending' },
    });
    await approveDevice(device['verificationUriComplete'] ?? '');
    const { status, json } = await oidc.poll(client, device['deviceCode']);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      tokenType: 'Bearer',
      expiresIn: 3600,
      idToken: null,
      refreshToken: expect.any(String),
    });
    simulator.clock.advanceSeconds(5);
    expect(await oidc.poll(client, device['deviceCode'])).toMatchObject({
      status: 400,
      exception: 'InvalidGrantException',
    });
  });

  test('without scopes gives eight hours and no refresh token', async () => {
    const token = await oidc.signIn(await oidc.register({ scopes: undefined }));
    expect(token).toMatchObject({ expiresIn: 8 * 3600, refreshToken: null });
  });

  test('lets two polls pass, slows the third down and keeps the longer interval', async () => {
    const client = await oidc.register();
    const { deviceCode } = await oidc.startDevice(client);
    const after = async (seconds: number): Promise<string | undefined> => {
      simulator.clock.advanceSeconds(seconds);
      return (await oidc.poll(client, deviceCode)).exception;
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
    const client = await oidc.register();
    const denied = await oidc.startDevice(client);
    await denyDevice(denied['verificationUri'] ?? '', denied['userCode']);
    expect(await oidc.poll(client, denied['deviceCode'])).toMatchObject({ exception: 'AccessDeniedException' });
    const late = await oidc.startDevice(client);
    simulator.clock.advanceSeconds(600);
    expect(await oidc.poll(client, late['deviceCode'])).toMatchObject({ exception: 'ExpiredTokenException' });
    await expect(approveDevice(late['verificationUri'] ?? '', late['userCode'])).rejects.toThrow('too old');
    expect(await oidc.poll(client, 'nobody-gave-this')).toMatchObject({ exception: 'InvalidGrantException' });
  });

  test('refuses another client’s device code', async () => {
    const device = await oidc.startDevice(await oidc.register());
    expect(await oidc.poll(await oidc.register(), device['deviceCode'])).toMatchObject({
      exception: 'InvalidGrantException',
    });
  });

  test('an approval meant to fail is a denial', async () => {
    const client = await oidc.register();
    const device = await oidc.startDevice(client);
    simulator.denyNext();
    await approveDevice(device['verificationUri'] ?? '', device['userCode']?.toLowerCase().replace('-', ' '));
    expect(await oidc.poll(client, device['deviceCode'])).toMatchObject({ exception: 'AccessDeniedException' });
  });
});

describe('CreateToken by refresh token', () => {
  test('rotates: the old token is dead, the new one good', async () => {
    const client = await oidc.register();
    const first = await oidc.signIn(client);
    const second = await oidc.refresh(client, first['refreshToken']);
    expect(second).toMatchObject({ status: 200, json: { expiresIn: 3600 } });
    expect(await oidc.refresh(client, first['refreshToken'])).toMatchObject({
      status: 400,
      exception: 'InvalidGrantException',
    });
    expect(await oidc.refresh(client, second.json['refreshToken'])).toMatchObject({ status: 200 });
  });

  test('reusable and omitted refresh tokens, by setting', async () => {
    const client = await oidc.register();
    const { refreshToken } = await oidc.signIn(client);
    simulator.configure({ refreshTokens: 'omitted' });
    expect(await oidc.refresh(client, refreshToken)).toMatchObject({ status: 200, json: { refreshToken: null } });
    simulator.configure({ refreshTokens: 'reusable' });
    expect(await oidc.refresh(client, refreshToken)).toMatchObject({ json: { refreshToken: expect.any(String) } });
    expect(await oidc.refresh(client, refreshToken)).toMatchObject({ status: 200 });
  });

  test('is refused after the portal session: by time, by the administrator, and with the token revoked', async () => {
    const client = await oidc.register();
    const refusal = { status: 400, exception: 'InvalidGrantException', json: { error: 'invalid_grant' } };
    const timely = await oidc.signIn(client);
    simulator.clock.advanceSeconds(8 * 3600);
    expect(await oidc.refresh(client, timely['refreshToken'])).toMatchObject(refusal);
    const ended = await oidc.signIn(client);
    expect(simulator.endPortalSessions('https://acme.awsapps.com/start')).toBe(0);
    expect(simulator.endPortalSessions(simulator.portal.startUrl)).toBe(1);
    expect(await oidc.refresh(client, ended['refreshToken'])).toMatchObject(refusal);
    const revoked = await oidc.signIn(client);
    expect(simulator.revokeRefreshTokens()).toBeGreaterThan(0);
    expect(await oidc.refresh(client, revoked['refreshToken'])).toMatchObject(refusal);
  });

  test('is refused to another client', async () => {
    const { refreshToken } = await oidc.signIn(await oidc.register());
    expect(await oidc.refresh(await oidc.register(), refreshToken)).toMatchObject({
      exception: 'InvalidGrantException',
    });
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
    expect(await oidc.post('/token', { ...(await oidc.register()), ...body })).toMatchObject({ status, exception });
  });
});
