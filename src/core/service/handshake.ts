import { createHmac, timingSafeEqual } from 'node:crypto';

/** Both nonces of a conversation, base64url. */
export interface Nonces {
  readonly client: string;
  readonly service: string;
}

/** HMAC-SHA-256 of who proves and both nonces, under the secret of the service file; base64url. */
export function proofOf(secret: string, side: 'client' | 'service', { client, service }: Nonces): string {
  return createHmac('sha256', secret).update(`daypass ${side} ${client} ${service}`).digest('base64url');
}

export function isProof(given: unknown, secret: string, side: 'client' | 'service', nonces: Nonces): boolean {
  const expected = Buffer.from(proofOf(secret, side, nonces));
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** A nonce as a client or service sends it: 16 bytes or more, base64url. */
export function isNonce(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{22,64}$/u.test(value);
}
