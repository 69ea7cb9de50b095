import { createHash } from 'node:crypto';
import type { SamlRole } from './applications.ts';

/** What STS has to know of a response that the identity provider signed. */
export interface IssuedResponse {
  readonly roles: readonly SamlRole[];
  readonly subject: string;
  readonly issuer: string;
  readonly audience: string;
  readonly recipient: string;
  readonly notBeforeMillis: number;
  readonly notOnOrAfterMillis: number;
}

/**
 * Stands in for XML signatures: STS takes exactly the bytes that the identity provider signed. A response that was
 * changed on its way is unknown here, as its signature would be wrong at AWS.
 */
export class IssuedResponses {
  readonly #byDigest = new Map<string, IssuedResponse>();

  remember(responseXml: string, issued: IssuedResponse): void {
    this.#byDigest.set(digest(Buffer.from(responseXml, 'utf8')), issued);
  }

  find(response: Buffer): IssuedResponse | undefined {
    return this.#byDigest.get(digest(response));
  }
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
