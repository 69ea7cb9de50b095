import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../index.ts';
import { OidcCaller } from '../test-support/oidc-caller.ts';

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

describe('StartDeviceAuthorization', () => {
  test('answers codes, links, life and interval', async () => {
    const device = await oidc.startDevice(await oidc.register());
    expect(device['userCode']).toMatch(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/u);
    expect(device).toMatchObject({
      verificationUri: `${simulator.url}/device`,
      verificationUriComplete: `${simulator.url}/device?user_code=${device['userCode']}`,
      expiresIn: '600',
      interval: '1',
    });
  });

  test.each(['', '/', '#', '#/'])('takes the start URL ending in %j', async (ending) => {
    expect(await oidc.startDevice(await oidc.register(), `https://acme.awsapps.com/start${ending}`)).toHaveProperty(
      'deviceCode',
    );
  });

  test('refuses an unknown start URL', async () => {
    const client = await oidc.register();
    const refused = await oidc.post('/device_authorization', {
      ...client,
      startUrl: 'https://d-wrong.awsapps.com/start',
    });
    expect(refused).toMatchObject({
      status: 400,
      exception: 'InvalidRequestException',
      json: { error: 'invalid_request', error_description: 'Invalid start url provided' },
    });
  });

  test('refuses a wrong secret with 401, and so once the registration is over or forgotten', async () => {
    const client = await oidc.register();
    const { startUrl } = simulator.portal;
    const refusal = { status: 401, exception: 'InvalidClientException', json: { error: 'invalid_client' } };
    expect(await oidc.post('/device_authorization', { ...client, clientSecret: 'wrong', startUrl })).toMatchObject(
      refusal,
    );
    simulator.clock.advanceSeconds(90 * 24 * 3600);
    expect(await oidc.post('/device_authorization', { ...client, startUrl })).toMatchObject(refusal);
    simulator.clock.reset();
    simulator.forgetRegistrations();
    expect(await oidc.post('/device_authorization', { ...client, startUrl })).toMatchObject(refusal);
  });

  test('refuses a client that registered for the browser only', async () => {
    const client = await oidc.registerForBrowser();
    const refused = await oidc.post('/device_authorization', { ...client, startUrl: simulator.portal.startUrl });
    expect(refused).toMatchObject({ status: 400, exception: 'UnauthorizedClientException' });
  });
});
