import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SimulatorRequest } from '../http/request.ts';

/** The `Authorization` header of Signature Version 4, taken apart. */
export interface SignatureV4 {
  readonly accessKeyId: string;
  /** `20260115/eu-west-1/sts/aws4_request` */
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const authorizationPattern =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8}\/[^/,\s]+\/[^/,\s]+\/aws4_request),\s*SignedHeaders=([a-z0-9;-]+),\s*Signature=([0-9a-f]{64})$/u;

/** Nothing when the request is not signed this way. */
export function signatureOf({ headers }: SimulatorRequest): SignatureV4 | undefined {
  const match = authorizationPattern.exec(headers.authorization ?? '');
  if (match === null) return undefined;
  const [, accessKeyId = '', scope = '', signedHeaders = '', signature = ''] = match;
  return { accessKeyId, scope, signedHeaders: signedHeaders.split(';'), signature };
}

/** Whether the request was signed with this secret (AWS General Reference, "Create a signed AWS API request"). */
export function isSignedWith(secretAccessKey: string, request: SimulatorRequest, signature: SignatureV4): boolean {
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    headerOf(request, 'x-amz-date'),
    signature.scope,
    sha256(canonicalRequest(request, signature.signedHeaders)),
  ].join('\n');
  const signingKey = signature.scope
    .split('/')
    .reduce<Buffer | string>((key, part) => hmac(key, part), `AWS4${secretAccessKey}`);
  return timingSafeEqual(hmac(signingKey, stringToSign), Buffer.from(signature.signature, 'hex'));
}

function canonicalRequest(request: SimulatorRequest, signedHeaders: readonly string[]): string {
  const query = [...request.query]
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .toSorted()
    .join('&');
  const headerLines = signedHeaders.map((name) => `${name}:${headerOf(request, name)}\n`).join('');
  return [request.method, request.path, query, headerLines, signedHeaders.join(';'), sha256(request.body)].join('\n');
}

function headerOf({ headers }: SimulatorRequest, name: string): string {
  const value = headers[name];
  const text = Array.isArray(value) ? value.join(',') : (value ?? '');
  return text.trim().replaceAll(/ +/gu, ' ');
}

function percentEncode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
