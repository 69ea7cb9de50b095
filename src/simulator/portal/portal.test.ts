import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Organization, type Simulator } from '../index.ts';
import { accessTokenFor } from '../test-support/oidc-caller.ts';

const instant = Date.UTC(2026, 0, 15, 9);
const organization: Organization = {
  accounts: [
    { accountId: '000000000001', accountName: 'one', emailAddress: 'one@example.com', roles: ['Reader', 'a b&c/é'] },
    { accountId: '000000000002', roles: ['Reader'] },
    { accountId: '000000000003', accountName: '', roles: ['Reader'] },
    { accountId: '000000000004', accountName: 'not mine', roles: [] },
  ],
};

let simulator: Simulator;
let accessToken: string;

beforeEach(async () => {
  simulator = await startSimulator({ now: () => instant, organization });
  accessToken = await accessTokenFor(simulator);
});

afterEach(() => simulator.close());

interface Answer {
  readonly status: number;
  readonly exception: string | null;
  readonly json: Record<string, unknown>;
}

async function get(
  path: string,
  query: Record<string, string> = {},
  token: string | undefined = accessToken,
): Promise<Answer> {
  const answer = await fetch(`${simulator.url}${path}?${new URLSearchParams(query)}`, {
    headers: token === undefined ? {} : { 'x-amz-sso_bearer_token': token },
  });
  const json: Record<string, unknown> = JSON.parse(await answer.text());
  return { status: answer.status, exception: answer.headers.get('x-amzn-errortype'), json };
}

describe('the access token', () => {
  const refusal = {
    status: 401,
    exception: 'UnauthorizedException',
    json: { message: 'Session token not found or invalid' },
  };

  test.each(['/assignment/accounts', '/assignment/roles', '/federation/credentials'])(
    'is asked for by %s before anything else',
    async (path) => {
      const answer = await fetch(simulator.url + path);
      expect(answer.status).toBe(401);
      expect(await get(path, {}, 'made-up')).toMatchObject(refusal);
    },
  );

  test('is good until its last second', async () => {
    simulator.clock.advanceSeconds(3599);
    expect(await get('/assignment/accounts')).toMatchObject({ status: 200 });
    simulator.clock.advanceSeconds(1);
    expect(await get('/assignment/accounts')).toMatchObject(refusal);
  });

  test('dies with the portal session and when revoked', async () => {
    expect(simulator.revokeAccessTokens()).toBe(1);
    expect(await get('/assignment/accounts')).toMatchObject(refusal);
    accessToken = await accessTokenFor(simulator);
    simulator.endPortalSessions();
    expect(await get('/assignment/accounts')).toMatchObject(refusal);
  });

  test('dies by logout, which asks for it too', async () => {
    const logout = (): Promise<Response> =>
      fetch(`${simulator.url}/logout`, { method: 'POST', headers: { 'x-amz-sso_bearer_token': accessToken } });
    const answer = await logout();
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(await get('/assignment/accounts')).toMatchObject(refusal);
    expect((await logout()).status).toBe(401);
  });
});

describe('ListAccounts', () => {
  test('leaves out what AWS leaves out: absent names, and accounts without a role for the person', async () => {
    const { json } = await get('/assignment/accounts');
    expect(json).toEqual({
      accountList: [
        { accountId: '000000000001', accountName: 'one', emailAddress: 'one@example.com' },
        { accountId: '000000000002' },
        { accountId: '000000000003', accountName: '' },
      ],
      nextToken: null,
    });
  });

  test('pages by max_result and next_token', async () => {
    const first = await get('/assignment/accounts', { max_result: '2' });
    expect(first.json['accountList']).toHaveLength(2);
    const next = String(first.json['nextToken']);
    const second = await get('/assignment/accounts', { max_result: '2', next_token: next });
    expect(second.json).toMatchObject({ accountList: [{ accountId: '000000000003' }], nextToken: null });
    const elsewhere = await get('/assignment/roles', { account_id: '000000000001', next_token: next });
    expect(elsewhere).toMatchObject({ status: 400, exception: 'InvalidRequestException' });
  });

  test('never answers more than the page size cap', async () => {
    simulator.configure({ pageSizeCap: 1 });
    expect((await get('/assignment/accounts', { max_result: '100' })).json['accountList']).toHaveLength(1);
  });

  test.each(['0', '101', '-1', 'ten', '1.5', ''])('refuses max_result %j', async (size) => {
    const refused = await get('/assignment/accounts', { max_result: size });
    expect(refused).toMatchObject({ status: 400, exception: 'InvalidRequestException' });
  });

  test.each(['forged', 'bnVsbA', Buffer.from('[1,"x"]').toString('base64url')])(
    'refuses next_token %j',
    async (token) => {
      expect(await get('/assignment/accounts', { next_token: token })).toMatchObject({ status: 400 });
    },
  );
});

describe('ListAccountRoles', () => {
  test('answers the roles', async () => {
    expect(await get('/assignment/roles', { account_id: '000000000001' })).toMatchObject({
      status: 200,
      json: { roleList: [{ accountId: '000000000001', roleName: 'Reader' }, { roleName: 'a b&c/é' }], nextToken: null },
    });
  });

  test.each([
    ['no account', {}, 400, 'InvalidRequestException'],
    ['a malformed account', { account_id: '12' }, 400, 'InvalidRequestException'],
    ['an account outside the organization', { account_id: '999999999999' }, 404, 'ResourceNotFoundException'],
    ['an account without a role for the person', { account_id: '000000000004' }, 403, 'ForbiddenException'],
  ])('refuses %s', async (_what, query, status, exception) => {
    expect(await get('/assignment/roles', query)).toMatchObject({ status, exception });
  });
});

describe('GetRoleCredentials', () => {
  test('mints keys that look fake, with the expiration in milliseconds', async () => {
    const query = { account_id: '000000000001', role_name: 'a b&c/é' };
    const { status, json } = await get('/federation/credentials', query);
    expect(status).toBe(200);
    expect(json['roleCredentials']).toEqual({
      accessKeyId: expect.stringMatching(/^ASIAFAKE[A-Z2-7]{12}$/u),
      secretAccessKey: expect.stringMatching(/^FAKE.{36}$/u),
      sessionToken: expect.stringMatching(/^FAKE/u),
      expiration: instant + 3600_000,
    });
    expect((await get('/federation/credentials', query)).json).not.toEqual(json);
  });

  test.each([
    ['no role', { account_id: '000000000001' }, 400, 'InvalidRequestException'],
    ['a malformed account', { account_id: 'x', role_name: 'Reader' }, 400, 'InvalidRequestException'],
    ['a misspelt role', { account_id: '000000000001', role_name: 'reader' }, 403, 'ForbiddenException'],
    ['a foreign account', { account_id: '999999999999', role_name: 'Reader' }, 403, 'ForbiddenException'],
  ])('refuses %s', async (_what, query, status, exception) => {
    expect(await get('/federation/credentials', query)).toMatchObject({ status, exception });
  });
});

test('too many calls a second with one token are 429 until the second is over', async () => {
  simulator.configure({ requestsPerSecond: 2 });
  const statuses = [];
  for (let call = 0; call < 3; call += 1) statuses.push((await get('/assignment/accounts')).status);
  expect(statuses).toEqual([200, 200, 429]);
  simulator.clock.advanceSeconds(0.5);
  expect(await get('/assignment/accounts')).toMatchObject({ status: 200 });
  expect(await get('/assignment/accounts')).toMatchObject({ status: 429, exception: 'TooManyRequestsException' });
});
