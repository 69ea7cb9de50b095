import { createHash } from 'node:crypto';
import type { SimulatorClock } from '../clock.ts';
import { randomToken } from '../random-text.ts';

/** A sign-in of `aws login`: bound to a key, a client and a Region. */
export interface LoginGrant {
  readonly keyThumbprint: string;
  readonly clientId: string;
  readonly region: string;
}

interface Code {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly region: string;
}

interface Refresh {
  readonly grant: LoginGrant;
  usedAtMillis?: number;
  successor?: string;
}

const graceMillis = 60_000;

/** Codes and refresh tokens of AWS Sign-In's OAuth service, and the ids of DPoP proofs that were used. */
export class LoginTokenStore {
  readonly #clock: SimulatorClock;
  readonly #codes = new Map<string, Code>();
  readonly #refreshes = new Map<string, Refresh>();
  readonly #proofIds = new Set<string>();

  constructor(clock: SimulatorClock) {
    this.#clock = clock;
  }

  issueCode(code: Code): string {
    const text = `FAKE-code-${randomToken(16)}`;
    this.#codes.set(text, code);
    return text;
  }

  /** The code's request, once, if verifier and redirect URI fit. */
  redeemCode(text: string, clientId: string, redirectUri: string, verifier: string): Code | 'unknown' | 'wrong' {
    const code = this.#codes.get(text);
    this.#codes.delete(text);
    if (code === undefined) return 'unknown';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const fits = code.clientId === clientId && code.redirectUri === redirectUri && code.challenge === challenge;
    return fits ? code : 'wrong';
  }

  issueRefreshToken(grant: LoginGrant): string {
    const token = `FAKE-login-refresh-${randomToken(32)}`;
    this.#refreshes.set(token, { grant });
    return token;
  }

  /** The grant of a refresh token and its successor: the same within a minute, as AWS's "idempotent within token validity window". */
  redeemRefreshToken(token: string): { grant: LoginGrant; successor: string } | undefined {
    const refresh = this.#refreshes.get(token);
    if (refresh === undefined) return undefined;
    const now = this.#clock.nowMillis();
    if (refresh.usedAtMillis !== undefined && now - refresh.usedAtMillis >= graceMillis) return undefined;
    refresh.usedAtMillis ??= now;
    refresh.successor ??= this.issueRefreshToken(refresh.grant);
    return { grant: refresh.grant, successor: refresh.successor };
  }

  grantOf(token: string): LoginGrant | undefined {
    return this.#refreshes.get(token)?.grant;
  }

  /** False when this proof was used before. */
  takeProofId(id: string): boolean {
    if (this.#proofIds.has(id)) return false;
    this.#proofIds.add(id);
    return true;
  }

  /** Ends every sign-in; returns how many refresh tokens there were. */
  endAll(): number {
    const count = this.#refreshes.size;
    this.#refreshes.clear();
    return count;
  }
}
