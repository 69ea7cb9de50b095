import { createHmac, randomBytes } from 'node:crypto';
import { portalError } from '../http/service-error.ts';

/** Made again each start: a token of another run is not accepted. */
const key = randomBytes(32);

/** An opaque `nextToken` that only continues the listing it came from. */
export function pageTokenFor(listing: string, offset: number): string {
  return Buffer.from(JSON.stringify([offset, seal(listing, offset)])).toString('base64url');
}

/** @throws ServiceError InvalidRequestException when the token was not made here for this listing. */
export function offsetOf(listing: string, pageToken: string): number {
  const parsed = parse(pageToken);
  const [offset, given] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  if (typeof offset === 'number' && given === seal(listing, offset)) return offset;
  throw portalError('InvalidRequestException', 'Invalid next_token');
}

function seal(listing: string, offset: number): string {
  return createHmac('sha256', key).update(`${offset} ${listing}`).digest('base64url');
}

function parse(pageToken: string): unknown {
  try {
    return JSON.parse(Buffer.from(pageToken, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
