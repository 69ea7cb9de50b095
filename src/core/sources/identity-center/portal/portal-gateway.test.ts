import { describe, expect, test } from 'vitest';
import { Secret } from '../../../secret.ts';
import { PortalGateway } from './portal-gateway.ts';
import { gatewayPorts } from './testing/gateway-ports.ts';
import { scriptedService, type Answer } from './testing/scripted-service.ts';

const TOKEN = new Secret('fake');
const ROLE = { accountId: '111122223333', roleName: 'Admin' };
const KEYS = { accessKeyId: 'ASIAFAKE', secretAccessKey: 'fake', sessionToken: 'fake', expiration: 1_800_000_000_000 };
const NOW_MILLIS = Date.UTC(2026, 0, 5, 9, 0, 0);

async function setUp(...answers: readonly [Answer, ...Answer[]]) {
  const service = await scriptedService(...answers);
  const { ports, pausesMillis } = gatewayPorts({ AWS_ENDPOINT_URL_SSO: service.endpoint }, NOW_MILLIS);
  const gateway = new PortalGateway(ports, 'eu-west-1');
  return { service, gateway, pausesMillis, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() };
}

describe('role credentials', () => {
  test('come through a busy, a stumbling and a broken answer', async () => {
    await using aws = await setUp({ status: 429 }, { status: 503 }, 'broken', { body: { roleCredentials: KEYS } });
    const keys = await aws.gateway.roleCredentials(TOKEN, ROLE);
    expect(keys).toMatchObject({ accessKeyId: 'ASIAFAKE', expiresAtMillis: KEYS.expiration });
    expect(aws.service.asked).toHaveLength(4);
  });

  test('are given up after a few tries', async () => {
    await using aws = await setUp({ status: 503 });
    await expect(aws.gateway.roleCredentials(TOKEN, ROLE)).rejects.toMatchObject({ code: 'serviceUnavailable' });
    expect(aws.service.asked).toHaveLength(4);
    expect(aws.pausesMillis).toEqual([375, 750, 1500]);
  });

  test.each([401, 403, 404, 400])('are asked for once where AWS says %i', async (status) => {
    await using aws = await setUp({ status });
    await expect(aws.gateway.roleCredentials(TOKEN, ROLE)).rejects.toMatchObject({ facts: { status } });
    expect(aws.service.asked).toHaveLength(1);
  });

  test('must end at an instant that can be written', async () => {
    await using aws = await setUp({ body: { roleCredentials: { ...KEYS, expiration: 1e18 } } });
    await expect(aws.gateway.roleCredentials(TOKEN, ROLE)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
  });

  test('name the host that could not be reached', async () => {
    await using aws = await setUp('broken');
    const host = new URL(aws.service.endpoint).host;
    await expect(aws.gateway.roleCredentials(TOKEN, ROLE)).rejects.toMatchObject({ code: 'offline', facts: { host } });
    expect(aws.service.asked).toHaveLength(2);
  });
});

test.each([
  [{ accountList: [null, { accountId: 42 }, { accountId: '../../x' }] }, undefined],
  [
    { accountList: [null, { accountId: '111122223333', accountName: 7 }], nextToken: { a: 1 } },
    [{ accountId: '111122223333', accountName: '', emailAddress: '' }],
  ],
])('of a list of %o only accounts are taken', async (body, items) => {
  await using aws = await setUp({ body });
  const asking = aws.gateway.accountsPage(TOKEN);
  if (items) expect(await asking).toEqual({ items });
  else await expect(asking).rejects.toMatchObject({ code: 'unexpectedAnswer' });
});

test('a list of accounts that is not there is no missing role', async () => {
  await using aws = await setUp({ status: 404 });
  await expect(aws.gateway.accountsPage(TOKEN)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
});

test('names are cut, roles of impossible names left out, and a next token too long for a URL is no answer', async () => {
  await using aws = await setUp({
    body: {
      accountList: [
        { accountId: '111122223333', accountName: 'n'.repeat(1_000_000), emailAddress: 'e'.repeat(1_000_000) },
      ],
      roleList: [{ roleName: 'r'.repeat(1_000_000) }, { roleName: 'Reader' }],
    },
  });
  const { items } = await aws.gateway.accountsPage(TOKEN);
  expect(items).toMatchObject([{ accountName: 'n'.repeat(256), emailAddress: 'e'.repeat(256) }]);
  expect((await aws.gateway.rolesPage(TOKEN, '111122223333')).items).toEqual(['Reader']);
  await using endless = await setUp({ body: { accountList: [], nextToken: 't'.repeat(100_000) } });
  await expect(endless.gateway.accountsPage(TOKEN)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
});

test('a refused list of accounts is about the list, one of roles about the account', async () => {
  await using aws = await setUp({ status: 403, body: { __type: 'ForbiddenException' } });
  await expect(aws.gateway.accountsPage(TOKEN)).rejects.toMatchObject({ code: 'listRefused' });
  await expect(aws.gateway.rolesPage(TOKEN, ROLE.accountId)).rejects.toMatchObject({ code: 'noAccess' });
});
