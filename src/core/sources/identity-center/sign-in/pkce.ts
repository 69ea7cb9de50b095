import { createHash } from 'node:crypto';
import type { Random } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';

export interface PkcePair {
  readonly verifier: Secret;
  /** base64url(SHA-256(verifier)) without padding: method S256. */
  readonly challenge: string;
}

/** A fresh PKCE pair: 256 bits in 43 characters (RFC 7636 §4.1, §4.2). */
export function newPkcePair(random: Random): PkcePair {
  const verifier = Buffer.from(random.bytes(32)).toString('base64url');
  const challenge = createHash('sha256').update(verifier, 'ascii').digest('base64url');
  return { verifier: new Secret(verifier), challenge };
}

/** 256 unguessable bits that tie the callback to this sign-in (RFC 6749 §10.12). */
export function newOauthState(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}
