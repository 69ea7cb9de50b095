import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { Secret } from '../../secret.ts';

/**
 * A DPoP proof for one POST (RFC 9449 §4.2): ES256, the public key in the header, without `ath` and `nonce`, as AWS
 * Sign-In takes it. Throws for a key that is none of P-256.
 */
export function dpopProof(dpopKey: Secret, url: string, nowMillis: number): string {
  const key = createPrivateKey(dpopKey.reveal());
  const { kty, crv, x, y } = key.export({ format: 'jwk' });
  if (kty !== 'EC' || crv !== 'P-256') throw new Error('a P-256 key was expected');
  const header = encoded({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, x, y, crv } });
  const claims = encoded({ htm: 'POST', htu: url, iat: Math.floor(nowMillis / 1000), jti: randomUUID() });
  const signature = sign('sha256', Buffer.from(`${header}.${claims}`), { key, dsaEncoding: 'ieee-p1363' });
  return `${header}.${claims}.${signature.toString('base64url')}`;
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
