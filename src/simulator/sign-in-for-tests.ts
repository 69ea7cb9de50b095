import { approveDevice, type Simulator } from './index.ts';

/** Signs in by device code over plain HTTP: what a test of the portal begins with. */
export async function signIn(
  simulator: Pick<Simulator, 'url' | 'portal'>,
): Promise<{ accessToken: string; refreshToken: string }> {
  const client = await post(simulator, '/client/register', {
    clientName: 'test',
    clientType: 'public',
    scopes: ['sso:account:access'],
  });
  const { clientId, clientSecret } = client;
  const { startUrl } = simulator.portal;
  const device = await post(simulator, '/device_authorization', { clientId, clientSecret, startUrl });
  await approveDevice(String(device['verificationUriComplete']));
  const token = await post(simulator, '/token', {
    clientId,
    clientSecret,
    grantType: 'urn:ietf:params:oauth:grant-type:device_code',
    deviceCode: device['deviceCode'],
  });
  return { accessToken: String(token['accessToken']), refreshToken: String(token['refreshToken']) };
}

async function post(
  simulator: Pick<Simulator, 'url'>,
  path: string,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const answer = await fetch(simulator.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const json: Record<string, unknown> = JSON.parse(await answer.text());
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${String(json['error'])}`);
  return json;
}
