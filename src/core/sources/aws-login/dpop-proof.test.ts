import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { dpopProof } from './dpop-proof.ts';

const URL_OF_CALL = 'https://eu-west-1.signin.aws.amazon.com/v1/token';
const keyOn = (namedCurve: string) =>
  generateKeyPairSync('ec', {
    namedCurve,
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

test('a proof is signed by the key that it shows, for one POST at one time', () => {
  const { privateKey, publicKey } = keyOn('P-256');
  const proof = dpopProof(new Secret(privateKey), URL_OF_CALL, 1_700_000_000_999);
  const [header, claims, signature = '', ...more] = proof.split('.');
  const { kty, crv, x, y } = createPublicKey(publicKey).export({ format: 'jwk' });
  expect(more).toEqual([]);
  expect(decoded(header)).toStrictEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } });
  expect(decoded(claims)).toStrictEqual({
    htm: 'POST',
    htu: URL_OF_CALL,
    iat: 1_700_000_000,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/u),
  });
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('no two proofs are the same', () => {
  const key = new Secret(keyOn('P-256').privateKey);
  const ids = [1, 2].map(() => decoded(dpopProof(key, URL_OF_CALL, 0).split('.')[1]).jti);
  expect(new Set(ids).size).toBe(2);
});

test('keys of another kind are refused, without showing them', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  for (const pem of [keyOn('P-384').privateKey, keyOn('secp256k1').privateKey, String(rsa)])
    expect(() => dpopProof(new Secret(pem), URL_OF_CALL, 0)).toThrow(new Error('a P-256 key was expected'));
});
