import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../index.ts';
import { accessTokenFor } from '../test-support/oidc-caller.ts';

let simulator: Simulator;
let keys: Record<'accessKeyId' | 'secretAccessKey' | 'sessionToken', string>;

beforeEach(async () => {
  const instant = Date.now();
  simulator = await startSimulator({
    now: () => instant,
    organization: { accounts: [{ accountId: '000000000001', roles: ['Reader'] }] },
  });
  const query = new URLSearchParams({ account_id: '000000000001', role_name: 'Reader' });
  const answer = await fetch(`${simulator.url}/federation/credentials?${query}`, {
    headers: { 'x-amz-sso_bearer_token': await accessTokenFor(simulator) },
  });
  const { roleCredentials }: { roleCredentials: typeof keys } = JSON.parse(await answer.text());
  keys = roleCredentials;
});
afterEach(() => simulator.close());

const form = (more: Record<string, string> = {}, change: Record<string, string> = {}) =>
  new URLSearchParams({
    Action: 'getSigninToken',
    Session: JSON.stringify({
      sessionId: keys.accessKeyId,
      sessionKey: keys.secretAccessKey,
      sessionToken: keys.sessionToken,
      ...change,
    }),
    ...more,
  });
const post = (body: URLSearchParams | string, query = '') =>
  fetch(`${simulator.url}/federation${query}`, { method: 'POST', body });
const tokenOf = async (answer: Response) => {
  const { SigninToken }: { SigninToken: string } = JSON.parse(await answer.text());
  return SigninToken;
};
const login = (SigninToken: string, Destination = 'https://console.aws.amazon.com/') =>
  fetch(`${simulator.url}/federation?${new URLSearchParams({ Action: 'login', Destination, SigninToken })}`, {
    redirect: 'manual',
  });

test('keys become a sign-in token by form or by query', async () => {
  expect((await login(await tokenOf(await post(form())))).status).toBe(302);
  expect((await login(await tokenOf(await fetch(`${simulator.url}/federation?${form()}`)))).status).toBe(302);
  expect((await post(form({ SessionDuration: '43200' }))).status).toBe(200);
});

test.each([
  ['an unknown key', () => form({}, { sessionId: 'ASIAFAKEUNKNOWN' })],
  ['a wrong secret', () => form({}, { sessionKey: 'fake' })],
  ['a wrong session token', () => form({}, { sessionToken: 'fake' })],
  ['a session that is no JSON', () => form({ Session: '{' })],
  ['another action', () => form({ Action: 'login' })],
  ['too short a session', () => form({ SessionDuration: '899' })],
  ['too long a session', () => form({ SessionDuration: '43201' })],
  ['a body that is no form', () => form().toString()],
])('%s is refused', async (_what, body) => {
  expect((await post(body())).status).toBe(400);
});

test('keys in the URL beside a form are refused', async () => {
  expect((await post(form(), '?Session=x')).status).toBe(400);
});

test('a sign-in token holds for 15 minutes and leads to consoles only', async () => {
  const token = await tokenOf(await post(form()));
  expect((await login(token, 'https://evil.example/')).status).toBe(400);
  expect((await login('made-up')).status).toBe(400);
  simulator.clock.advanceSeconds(899);
  expect((await login(token)).status).toBe(302);
  simulator.clock.advanceSeconds(1);
  expect((await login(token)).status).toBe(400);
});

test('keys that have ended are refused', async () => {
  simulator.clock.advanceSeconds(13 * 3600);
  expect((await post(form())).status).toBe(400);
});

test('the console is for who signed in', async () => {
  const answer = await login(await tokenOf(await post(form())), 'https://console.aws.amazon.com/s3');
  const page = new URL(answer.headers.get('location') ?? '', simulator.url);
  expect((await fetch(page)).status).toBe(403);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const shown = await (await fetch(page, { headers: { cookie } })).text();
  expect(shown).toContain('<dd>000000000001</dd>');
  expect(shown).toContain('<dd>https://console.aws.amazon.com/s3</dd>');
});
