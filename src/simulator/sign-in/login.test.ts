import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../index.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(() => simulator.close());

const clientId = 'arn:aws:signin:::devtools/same-device';
const redirectUri = 'http://127.0.0.1:1/oauth/callback';
const codeVerifier = 'fake-verifier-0123456789012345678901234567890123';
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A key whose coordinates need no padding. */
function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function proof(key: KeyObject, claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
  const { kty, crv, x, y } = key.export({ format: 'jwk' });
  const head = encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y }, ...header });
  const htu = `${simulator.url}/v1/token`;
  const iat = Math.floor(simulator.clock.nowMillis() / 1000);
  const body = encode({ htm: 'POST', htu, iat, jti: randomUUID(), ...claims });
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' });
  return `${head}.${body}.${signature.toString('base64url')}`;
}

async function code(): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    state: 's',
    code_challenge_method: 'SHA-256',
    scope: 'openid',
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
  });
  const answer = await fetch(`${simulator.url}/v1/authorize?${query}`, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

async function token(dpop: string, body: Record<string, string>): Promise<Record<string, string>> {
  const headers = { dpop, 'content-type': 'application/json' };
  const answer = await fetch(`${simulator.url}/v1/token`, { method: 'POST', headers, body: JSON.stringify(body) });
  return JSON.parse(await answer.text());
}

const first = async (key: KeyObject, dpop = proof(key)) =>
  token(dpop, { clientId, grantType: 'authorization_code', code: await code(), codeVerifier, redirectUri });
const renew = (key: KeyObject, refreshToken: string) =>
  token(proof(key), { clientId, grantType: 'refresh_token', refreshToken });

test('signs in once and renews with the same key; the same refresh token again gives the same successor', async () => {
  const key = newKey();
  const { refreshToken = '', idToken, tokenType } = await first(key);
  expect([tokenType, typeof idToken]).toEqual(['aws_sigv4', 'string']);
  const renewed = await renew(key, refreshToken);
  expect(renewed['idToken']).toBeUndefined();
  expect((await renew(key, refreshToken))['refreshToken']).toBe(renewed['refreshToken']);
  simulator.clock.advanceSeconds(61);
  expect((await renew(key, refreshToken))['error']).toBe('TOKEN_EXPIRED');
  expect((await renew(key, renewed['refreshToken'] ?? ''))['error']).toBeUndefined();
});

test('another key cannot renew, and an ended sign-in neither', async () => {
  const key = newKey();
  const { refreshToken = '' } = await first(key);
  expect((await renew(newKey(), refreshToken))['error']).toBe('INVALID_REQUEST');
  simulator.endLogins();
  expect((await renew(key, refreshToken))['error']).toBe('TOKEN_EXPIRED');
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['another method', { htm: 'GET' }, {}],
  ['another address', { htu: 'http://127.0.0.1/v1/token' }, {}],
  ['an old time', { iat: 1 }, {}],
  ['no id', { jti: '' }, {}],
  ['another type', {}, { typ: 'JWT' }],
  ['another algorithm', {}, { alg: 'none' }],
])('a proof with %s is refused', async (_what, claims, header) => {
  const key = newKey();
  expect((await first(key, proof(key, claims, header)))['error']).toBe('INVALID_REQUEST');
});

test('a proof is good once, and a code too', async () => {
  const key = newKey();
  const used = proof(key);
  await first(key, used);
  expect((await first(key, used))['error']).toBe('INVALID_REQUEST');
  const text = await code();
  const body = { clientId, grantType: 'authorization_code', code: text, codeVerifier, redirectUri };
  expect((await token(proof(key), body))['error']).toBeUndefined();
  expect((await token(proof(key), body))['error']).toBe('AUTHCODE_EXPIRED');
});
