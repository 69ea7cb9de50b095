import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SsoSession } from '../../../state.ts';
import type { PortalGateway } from '../portal/portal-gateway.ts';
import type { Log } from '../../../ports.ts';
import type { Secret } from '../../../secret.ts';
import type { SessionManager } from './session-manager.ts';
import type { StoredToken, TokenManager } from '../tokens/token-manager.ts';

/** Asks the portal in a session's name, and sees to the token it takes. */
export class PortalAccess {
  readonly #tokenManager: TokenManager;
  readonly #sessionManager: SessionManager;
  readonly #portalFor: (region: string) => PortalGateway;
  readonly #log: Log;

  constructor(
    tokenManager: TokenManager,
    sessionManager: SessionManager,
    portalFor: (region: string) => PortalGateway,
    log: Log,
  ) {
    this.#tokenManager = tokenManager;
    this.#sessionManager = sessionManager;
    this.#portalFor = portalFor;
    this.#log = log;
  }

  /** With a live token; on 401 once more with a renewed one, whatever the first one's expiry says. Rejects with signInNeeded. */
  async ask<T>(session: SsoSession, question: (portal: PortalGateway, token: Secret) => Promise<T>): Promise<T> {
    const portal = this.#portalFor(session.region);
    try {
      const token = await this.#tokenManager.live(session);
      try {
        return await question(portal, token.accessToken);
      } catch (thrown) {
        if (toDaypassError(thrown).code !== 'signInNeeded') throw thrown;
        const renewed = await this.#renewed(session, token);
        return await question(portal, renewed.accessToken);
      }
    } catch (thrown) {
      const error = toDaypassError(thrown);
      throw error.code === 'signInNeeded'
        ? new DaypassError(error.code, { session: session.name }, { cause: error })
        : error;
    } finally {
      await this.#sessionManager.look(session.name);
    }
  }

  /**
   * Removes the session's token file, without waiting for the network, and ends it at AWS. False when AWS could not be
   * told. Rejects where the file could not be removed.
   */
  async end(session: SsoSession): Promise<boolean> {
    const token = await this.#tokenManager.read(session);
    const revoking = token === undefined ? Promise.resolve(true) : this.#logout(session, token);
    const [forgotten, told] = await Promise.allSettled([this.#tokenManager.forget(session), revoking]);
    if (forgotten.status === 'rejected') throw toDaypassError(forgotten.reason);
    return told.status === 'fulfilled' && told.value;
  }

  /** People see at once that the token is no longer good: their tools fail from here on. */
  #renewed(session: SsoSession, rejected: StoredToken): Promise<StoredToken> {
    this.#sessionManager.tokenRejected(session.name, rejected);
    return this.#tokenManager.live(session, rejected);
  }

  async #logout(session: SsoSession, token: StoredToken): Promise<boolean> {
    try {
      await this.#portalFor(session.region).logout(token.accessToken);
      return true;
    } catch (thrown) {
      const { code } = toDaypassError(thrown);
      this.#log.warn('logoutNotTold', { session: session.name, code });
      // 401: the token was dead already.
      return code === 'signInNeeded';
    }
  }
}
