import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST_USER, MFA_CODE, startSimulator, type Simulator } from '../index.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(() => simulator.close());

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Signs a request to STS with Signature Version 4. */
async function signed(keys: Keys, members: Record<string, string>): Promise<{ status: number; body: string }> {
  const body = new URLSearchParams({ Version: '2011-06-15', ...members }).toString();
  const { host } = new URL(simulator.url);
  const stamp = '20260115T000000Z';
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    host,
    'x-amz-date': stamp,
    ...(keys.sessionToken !== undefined && { 'x-amz-security-token': keys.sessionToken }),
  };
  const names = Object.keys(headers).toSorted();
  const lines = names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('');
  const canonical = ['POST', '/', '', lines, names.join(';'), sha256(body)].join('\n');
  const scope = '20260115/eu-west-1/sts/aws4_request';
  const key = scope.split('/').reduce<Buffer | string>((last, part) => hmac(last, part), `AWS4${keys.secretAccessKey}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  const answer = await fetch(simulator.url, { method: 'POST', headers: { ...headers, authorization }, body });
  return { status: answer.status, body: await answer.text() };
}

function textOf(body: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`, 'u').exec(body)?.[1] ?? '';
}

function keysOf(body: string): Keys {
  return {
    accessKeyId: textOf(body, 'AccessKeyId'),
    secretAccessKey: textOf(body, 'SecretAccessKey'),
    sessionToken: textOf(body, 'SessionToken'),
  };
}

const role = (name: string): string => `arn:aws:iam::222233334444:role/${name}`;
const assume = (keys: Keys, more: Record<string, string> = {}) =>
  signed(keys, { Action: 'AssumeRole', RoleArn: role('Deploy'), RoleSessionName: 'test', ...more });

test('a user assumes a role, and the role a second one', async () => {
  const first = await assume(FIRST_USER);
  expect(first.status).toBe(200);
  const second = await assume(keysOf(first.body), { RoleArn: role('path/Second'), RoleSessionName: 'chained' });
  const identity = await signed(keysOf(second.body), { Action: 'GetCallerIdentity' });
  expect(textOf(identity.body, 'Arn')).toBe('arn:aws:sts::222233334444:assumed-role/Second/chained');
});

test('a chained role lasts an hour at most', async () => {
  const first = await assume(FIRST_USER);
  const refused = await assume(keysOf(first.body), { DurationSeconds: '3601' });
  expect([refused.status, textOf(refused.body, 'Code')]).toEqual([400, 'ValidationError']);
  expect(refused.body).toContain('1 hour session limit for roles assumed by role chaining');
});

test('a role lasts no longer than its maximum', async () => {
  expect((await assume(FIRST_USER, { DurationSeconds: '3601' })).body).toContain('MaxSessionDuration');
  simulator.iam.setRole({ arn: role('Deploy'), maxSessionSeconds: 7200 });
  const { body } = await assume(FIRST_USER, { DurationSeconds: '7200' });
  expect(Date.parse(textOf(body, 'Expiration')) - simulator.clock.nowMillis()).toBeGreaterThan(7_190_000);
});

test('the trust policy decides: external id, MFA, closed roles', async () => {
  simulator.iam.setRole({ arn: role('Deploy'), externalId: 'fake-id', needsMfa: true });
  const mfa = { SerialNumber: FIRST_USER.mfaSerial ?? '', TokenCode: MFA_CODE };
  expect((await assume(FIRST_USER)).status).toBe(403);
  expect((await assume(FIRST_USER, { ExternalId: 'fake-id' })).status).toBe(403);
  expect((await assume(FIRST_USER, { ExternalId: 'fake-id', ...mfa, TokenCode: '000000' })).body).toContain('MFA');
  expect((await assume(FIRST_USER, { ExternalId: 'fake-id', ...mfa })).status).toBe(200);
  simulator.iam.setRole({ arn: role('Deploy'), isClosed: true });
  expect((await assume(FIRST_USER)).status).toBe(403);
});

test.each([
  ['a role that is no ARN', { RoleArn: 'Deploy' }],
  ['a session name with a space', { RoleSessionName: 'a b' }],
  ['too short a session', { DurationSeconds: '899' }],
  ['too long a session', { DurationSeconds: '43201' }],
])('%s is refused', async (_what, more) => {
  expect((await assume(FIRST_USER, more)).status).toBe(400);
});

test('temporary keys end, and cannot ask for a session token', async () => {
  const keys = keysOf((await assume(FIRST_USER)).body);
  expect(textOf((await signed(keys, { Action: 'GetSessionToken' })).body, 'Code')).toBe('AccessDenied');
  simulator.clock.advanceSeconds(3601);
  expect(textOf((await signed(keys, { Action: 'GetCallerIdentity' })).body, 'Code')).toBe('ExpiredToken');
});

test('a user gets a session token, which is still the user', async () => {
  const { body } = await signed(FIRST_USER, { Action: 'GetSessionToken' });
  const identity = await signed(keysOf(body), { Action: 'GetCallerIdentity' });
  expect(textOf(identity.body, 'Arn')).toBe('arn:aws:iam::111122223333:user/fake-user');
});

test('a fault of STS has the shape of STS', async () => {
  simulator.faults.add({ route: 'assumeRole', kind: 'exception', exception: 'RegionDisabledException', times: 1 });
  const { status, body } = await assume(FIRST_USER);
  expect([status, textOf(body, 'Code')]).toEqual([403, 'RegionDisabledException']);
});
