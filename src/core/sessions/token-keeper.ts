import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { DaypassError, toDaypassError } from '../../shared/daypass-error.ts';
import type { SsoSession } from '../engine-state.ts';
import { withFileLock } from '../files/file-lock.ts';
import { proveTokenWritable, readToken, removeToken, writeToken, type CachedToken } from '../files/token-cache.ts';
import type { IssuedToken, OidcGateway } from '../portal/oidc-gateway.ts';
import type { Ports } from '../ports.ts';
import { refreshDueMillis } from './refresh-due.ts';
import type { SignedInBy } from './sign-in-flow.ts';

/** Longer than any refresh takes: who waits adopts what the other one wrote. */
const LOCK_WAIT_MILLIS = 45_000;

export interface TokenFolders {
  readonly ssoCacheDir: string;
  readonly locksDir: string;
}

export interface KeptToken extends CachedToken {
  /** From its making to its end, by the file's time; undefined where that makes no sense. */
  readonly lifeMillis?: number;
}

/**
 * The token files, and the refresh that renews them: never two refreshes at once for one session over all our
 * processes, and never one with a refresh token that another tool has just used up.
 */
export class TokenKeeper {
  readonly #ports: Ports;
  readonly #folders: TokenFolders;
  readonly #gatewayFor: (region: string) => OidcGateway;
  readonly #refreshing = new Map<string, Promise<KeptToken>>();
  /** New tokens that could not be written: with one-use refresh tokens they are all that keeps the session. */
  readonly #unsaved = new Map<string, KeptToken>();

  constructor(ports: Ports, folders: TokenFolders, gatewayFor: (region: string) => OidcGateway) {
    this.#ports = ports;
    this.#folders = folders;
    this.#gatewayFor = gatewayFor;
  }

  /** The session's token as it stands in its file, live or not. Torn and odd files are as none. */
  async read(session: SsoSession): Promise<KeptToken | undefined> {
    const { token, note, modifiedAtMillis } = await readToken(this.#folders.ssoCacheDir, session);
    const unsaved = this.#unsaved.get(session.name);
    const isOutlived = unsaved && token && token.expiresAtMillis > unsaved.expiresAtMillis;
    if (unsaved && !isOutlived) return (await this.#save(session, unsaved)).token;
    this.#unsaved.delete(session.name);
    if (note) this.#ports.log.warn('tokenFileOdd', { session: session.name, note });
    if (!token) return undefined;
    const lifeMillis = modifiedAtMillis === undefined ? 0 : token.expiresAtMillis - modifiedAtMillis;
    return lifeMillis > 0 ? { ...token, lifeMillis } : token;
  }

  /** A token to use now: renewed first when it is due. `rejected` is one the portal has just answered 401 to. Rejects with signInNeeded. */
  async live(session: SsoSession, rejected?: CachedToken): Promise<KeptToken> {
    const token = await this.read(session);
    if (!token) throw signInNeeded(session);
    const isRejected = rejected !== undefined && sameToken(token, rejected);
    const now = this.#ports.clock.nowMillis();
    if (!isRejected && isRenewable(token) && now < refreshDueMillis(token, 0)) return token;
    const isUsable = !isRejected && now < token.expiresAtMillis;
    if (!isRenewable(token)) {
      if (isUsable) return token;
      throw signInNeeded(session);
    }
    try {
      return await this.refresh(session, token);
    } catch (thrown) {
      if (isUsable && toDaypassError(thrown).code !== 'signInNeeded') return token;
      throw thrown;
    }
  }

  /** Renews `seen`, or adopts what another process has made of it meanwhile. `signInNeeded`: AWS refuses for good. Also rejects what writing the token would. */
  refresh(session: SsoSession, seen: CachedToken): Promise<KeptToken> {
    const running = this.#refreshing.get(session.name);
    if (running) return running;
    const lockPath = join(this.#folders.locksDir, `${createHash('sha1').update(session.name).digest('hex')}.lock`);
    const { alarm, clock, random } = this.#ports;
    const lock = { alarm, clock, random, waitMillis: LOCK_WAIT_MILLIS };
    const refreshing = withFileLock(lockPath, lock, () => this.#refreshLocked(session, seen)).finally(() => {
      this.#refreshing.delete(session.name);
    });
    this.#refreshing.set(session.name, refreshing);
    return refreshing;
  }

  async store(session: SsoSession, { token, registration }: SignedInBy): Promise<KeptToken> {
    const now = this.#ports.clock.nowMillis();
    const kept: KeptToken = {
      startUrl: session.startUrl,
      region: session.region,
      ...issued(token, now),
      clientId: registration.clientId,
      clientSecret: registration.clientSecret,
      registrationExpiresAtMillis: registration.expiresAtMillis,
    };
    await writeToken(this.#folders.ssoCacheDir, session, kept);
    this.#unsaved.delete(session.name);
    return kept;
  }

  async forget(session: SsoSession): Promise<void> {
    this.#unsaved.delete(session.name);
    await removeToken(this.#folders.ssoCacheDir, session);
  }

  async #refreshLocked(session: SsoSession, seen: CachedToken, isSecondTry = false): Promise<KeptToken> {
    const current = await this.read(session);
    if (!current) throw signInNeeded(session);
    if (!sameToken(current, seen) && this.#ports.clock.nowMillis() < current.expiresAtMillis) return current;
    const { refreshToken, clientId, clientSecret, registrationExpiresAtMillis } = current;
    if (!refreshToken || !clientId || !clientSecret) throw signInNeeded(session);

    // A refresh token is good for one use: it is not spent where what it buys could not be kept.
    await proveTokenWritable(this.#folders.ssoCacheDir, session);
    const registration = { clientId, clientSecret, expiresAtMillis: registrationExpiresAtMillis ?? 0 };
    const answer = await this.#gatewayFor(session.region).createToken(registration, { type: 'refresh', refreshToken });
    if (typeof answer === 'object') {
      const renewed = { ...current, ...issued(answer, this.#ports.clock.nowMillis()) };
      const { token, failure } = await this.#save(session, renewed);
      if (failure) this.#ports.log.warn('tokenNotSaved', { session: session.name, code: failure.code });
      return token;
    }
    if (answer === 'slowDown' || answer === 'pending') throw new DaypassError('throttled');
    // Another tool may have spent this refresh token between our reading and AWS's answer.
    if (answer === 'invalidGrant' && !isSecondTry) {
      const again = await this.read(session);
      if (again && !sameToken(again, current)) return this.#refreshLocked(session, current, true);
    }
    throw signInNeeded(session);
  }

  async #save(session: SsoSession, token: KeptToken): Promise<{ token: KeptToken; failure?: DaypassError }> {
    try {
      await writeToken(this.#folders.ssoCacheDir, session, token);
      this.#unsaved.delete(session.name);
      return { token };
    } catch (thrown) {
      this.#unsaved.set(session.name, token);
      return { token, failure: toDaypassError(thrown) };
    }
  }
}

export function isRenewable(token: CachedToken): boolean {
  return token.refreshToken !== undefined && token.clientId !== undefined && token.clientSecret !== undefined;
}

function issued(token: IssuedToken, nowMillis: number) {
  return {
    accessToken: token.accessToken,
    // Whole seconds, as the file holds them: rounded down, never promising more.
    expiresAtMillis: Math.floor((nowMillis + token.expiresInMillis) / 1000) * 1000,
    lifeMillis: token.expiresInMillis,
    // Left out of an answer, the old one goes on.
    ...(token.refreshToken && { refreshToken: token.refreshToken }),
  };
}

function sameToken(a: CachedToken, b: CachedToken): boolean {
  return a.accessToken.reveal() === b.accessToken.reveal();
}

function signInNeeded(session: SsoSession): DaypassError {
  return new DaypassError('signInNeeded', { session: session.name });
}
