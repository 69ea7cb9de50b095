import { createHash } from 'node:crypto';
import type { SimulatorClock } from '../clock.ts';
import { oidcError } from '../http/service-error.ts';
import type { Portal } from '../portals.ts';
import { randomToken } from '../random-text.ts';
import type { SimulatorSettings } from '../settings.ts';
import type { Registration } from './registrations.ts';

/** What a browser brought to `/authorize`, checked. */
export interface AuthorizationRequest {
  readonly registration: Registration;
  readonly portal: Portal;
  /** With the port the client listens on. */
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly codeChallenge: string;
  readonly scopes: readonly string[];
}

interface IssuedCode {
  readonly request: AuthorizationRequest;
  readonly expiresAtMillis: number;
}

/** RFC 7636 §4.1 */
const codeVerifierPattern = /^[A-Za-z0-9\-._~]{43,128}$/u;

export class AuthorizationStore {
  readonly #clock: SimulatorClock;
  readonly #settings: SimulatorSettings;
  readonly #waiting = new Map<string, AuthorizationRequest>();
  readonly #codes = new Map<string, IssuedCode>();

  constructor(clock: SimulatorClock, settings: SimulatorSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Remembers a request while its page is open; the answer names it in the page's form. */
  open(request: AuthorizationRequest): string {
    const pageId = randomToken(24);
    this.#waiting.set(pageId, request);
    return pageId;
  }

  /** The request behind a page, once: a page decides only one time. */
  takeOpened(pageId: string): AuthorizationRequest | undefined {
    const request = this.#waiting.get(pageId);
    this.#waiting.delete(pageId);
    return request;
  }

  issueCode(request: AuthorizationRequest): string {
    const code = randomToken(32);
    const expiresAtMillis = this.#clock.nowMillis() + this.#settings.authorizationCodeSeconds * 1000;
    this.#codes.set(code, { request, expiresAtMillis });
    return code;
  }

  /**
   * Answers the portal the person approved; the code is used up by the first try, right or wrong.
   * @throws ServiceError InvalidRequestException for a malformed verifier (RFC 7636 §4.1), InvalidGrantException for an
   *   unknown, used, expired or foreign code, another redirect URI, or a verifier that does not match the challenge.
   */
  redeem(
    attempt: { readonly code: string; readonly redirectUri: string; readonly codeVerifier: string },
    registration: Registration,
  ): Portal {
    if (!codeVerifierPattern.test(attempt.codeVerifier))
      throw oidcError('InvalidRequestException', 'codeVerifier must be 43 to 128 unreserved characters');
    const issued = this.#codes.get(attempt.code);
    this.#codes.delete(attempt.code);
    if (issued === undefined || this.#clock.nowMillis() >= issued.expiresAtMillis)
      throw oidcError('InvalidGrantException');
    const { request } = issued;
    if (
      request.registration.clientId !== registration.clientId ||
      request.redirectUri !== attempt.redirectUri ||
      request.codeChallenge !== challengeOf(attempt.codeVerifier)
    )
      throw oidcError('InvalidGrantException');
    return request.portal;
  }
}

/** RFC 7636 §4.6, method S256 */
function challengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier, 'ascii').digest('base64url');
}
