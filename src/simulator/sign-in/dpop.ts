import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { SimulatorRequest } from '../http/request.ts';
import { parseJsonObject } from '../json-object.ts';

const mostSkewSeconds = 300;

/** A proof that was checked. */
export interface DpopProof {
  /** RFC 7638 thumbprint of the key. */
  readonly keyThumbprint: string;
  readonly id: string;
}

/** Checks a DPoP proof (RFC 9449 §4.3) strictly. Returns why it is refused, as a sentence, where it is. */
export function checkProof({ headers, path }: SimulatorRequest, scheme: string, nowMillis: number): DpopProof | string {
  const text = headers['dpop'];
  if (typeof text !== 'string') return 'no DPoP header';
  const [head = '', body = '', signature = '', ...rest] = text.split('.');
  if (signature === '' || rest.length > 0) return 'the DPoP proof is not a JWS';
  const header = parseJsonObject(decode(head));
  const claims = parseJsonObject(decode(body));
  if (header === undefined || claims === undefined) return 'the DPoP proof is not JSON';
  if (header['typ'] !== 'dpop+jwt' || header['alg'] !== 'ES256') return 'typ or alg of the DPoP proof';
  const key = publicKeyOf(header['jwk']);
  if (typeof key === 'string') return key;
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: key.jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) return 'the signature of the DPoP proof';
  const { htm, htu, iat, jti } = claims;
  if (htm !== 'POST') return 'htm of the DPoP proof';
  if (htu !== `${scheme}://${headers.host ?? ''}${path}`) return 'htu of the DPoP proof';
  if (typeof iat !== 'number' || Math.abs(nowMillis / 1000 - iat) > mostSkewSeconds) return 'iat of the DPoP proof';
  if (typeof jti !== 'string' || jti === '') return 'jti of the DPoP proof';
  return { keyThumbprint: key.thumbprint, id: jti };
}

function publicKeyOf(jwk: unknown): { readonly jwk: JsonWebKey; readonly thumbprint: string } | string {
  if (typeof jwk !== 'object' || jwk === null) return 'jwk of the DPoP proof';
  const { kty, crv, x, y, d }: { kty?: unknown; crv?: unknown; x?: unknown; y?: unknown; d?: unknown } = jwk;
  if (kty !== 'EC' || crv !== 'P-256' || d !== undefined) return 'the kind of key of the DPoP proof';
  if (typeof x !== 'string' || typeof y !== 'string') return 'the key of the DPoP proof';
  // RFC 7518 §6.2.1.2: the full size of a coordinate, with leading zeros.
  if ([x, y].some((part) => Buffer.from(part, 'base64url').length !== 32)) return 'a coordinate that is not 32 bytes';
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { jwk: { kty, crv, x, y }, thumbprint };
}

function decode(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8');
}
