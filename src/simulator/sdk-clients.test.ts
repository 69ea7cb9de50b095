import {
  GetRoleCredentialsCommand,
  ListAccountsCommand,
  ListAccountRolesCommand,
  LogoutCommand,
  SSOClient,
} from '@aws-sdk/client-sso';
import {
  AuthorizationPendingException,
  CreateTokenCommand,
  InvalidGrantException,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { approveDevice, startSimulator, type Simulator } from './index.ts';

let simulator: Simulator;
let oidc: SSOOIDCClient;
let sso: SSOClient;

beforeEach(async () => {
  simulator = await startSimulator({ accounts: 25, roles: 4 });
  oidc = new SSOOIDCClient({ region: simulator.portal.region, endpoint: simulator.url, maxAttempts: 1 });
  sso = new SSOClient({ region: simulator.portal.region, endpoint: simulator.url, maxAttempts: 1 });
});

afterEach(async () => {
  oidc.destroy();
  sso.destroy();
  await simulator.close();
});

test('the AWS SDK for JavaScript signs in by device code, lists, mints, refreshes and logs out', async () => {
  const { clientId, clientSecret } = await oidc.send(
    new RegisterClientCommand({ clientName: 'sdk-test', clientType: 'public', scopes: ['sso:account:access'] }),
  );
  const client = { clientId, clientSecret };
  const device = await oidc.send(
    new StartDeviceAuthorizationCommand({ ...client, startUrl: simulator.portal.startUrl }),
  );
  const poll = new CreateTokenCommand({
    ...client,
    grantType: 'urn:ietf:params:oauth:grant-type:device_code',
    deviceCode: device.deviceCode,
  });
  await expect(oidc.send(poll)).rejects.toBeInstanceOf(AuthorizationPendingException);
  await approveDevice(device.verificationUri ?? '', device.userCode);
  const token = await oidc.send(poll);
  expect(token).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
  const { accessToken } = token;

  const accounts = await sso.send(new ListAccountsCommand({ accessToken, maxResults: 10 }));
  expect(accounts.accountList).toHaveLength(10);
  expect(accounts.nextToken).toEqual(expect.any(String));
  const accountId = accounts.accountList?.[0]?.accountId;
  const roles = await sso.send(new ListAccountRolesCommand({ accessToken, accountId }));
  expect(roles.roleList).toHaveLength(4);
  const roleName = roles.roleList?.[0]?.roleName;
  const { roleCredentials } = await sso.send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName }));
  expect(roleCredentials?.accessKeyId).toMatch(/^ASIAFAKE[A-Z2-7]{12}$/u);
  expect(roleCredentials?.expiration).toBeGreaterThan(simulator.clock.nowMillis());

  const refresh = new CreateTokenCommand({ ...client, grantType: 'refresh_token', refreshToken: token.refreshToken });
  const renewed = await oidc.send(refresh);
  expect(renewed.refreshToken).not.toBe(token.refreshToken);
  await expect(oidc.send(refresh)).rejects.toBeInstanceOf(InvalidGrantException);

  await sso.send(new LogoutCommand({ accessToken: renewed.accessToken }));
  await expect(sso.send(new ListAccountsCommand({ accessToken }))).rejects.toMatchObject({
    name: 'UnauthorizedException',
    $metadata: { httpStatusCode: 401 },
  });
});
