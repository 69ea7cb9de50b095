import type { SimulatorClock } from '../clock.ts';
import { oidcError, portalError } from '../http/service-error.ts';
import { normalizeStartUrl, type Portal } from '../portals.ts';
import { randomToken } from '../random-text.ts';
import type { SimulatorSettings } from '../settings.ts';
import type { Registration } from './registrations.ts';

/** One sign-in of the person. All tokens given for it die with it. */
export interface PortalSession {
  readonly portal: Portal;
  readonly endsAtMillis: number;
  ended: boolean;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string | undefined;
}

interface AccessToken {
  readonly session: PortalSession;
  readonly expiresAtMillis: number;
}
interface RefreshToken {
  readonly session: PortalSession;
  readonly clientId: string;
}

export class PortalSessionStore {
  readonly #clock: SimulatorClock;
  readonly #settings: SimulatorSettings;
  readonly #sessions = new Set<PortalSession>();
  readonly #accessTokens = new Map<string, AccessToken>();
  readonly #refreshTokens = new Map<string, RefreshToken>();

  constructor(clock: SimulatorClock, settings: SimulatorSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** The person has signed in and approved. */
  start(portal: Portal): PortalSession {
    const endsAtMillis = this.#clock.nowMillis() + this.#settings.portalSessionSeconds * 1000;
    const session: PortalSession = { portal, endsAtMillis, ended: false };
    this.#sessions.add(session);
    return session;
  }

  /** Access token, and a refresh token if the client registered for one: with scopes and not without that grant. */
  issue(session: PortalSession, registration: Registration): IssuedTokens {
    const refreshable = registration.scopes.length > 0 && registration.grantTypes.includes('refresh_token');
    return {
      ...this.#issueAccessToken(session, registration),
      refreshToken: refreshable ? this.#issueRefreshToken(session, registration) : undefined,
    };
  }

  /** @throws ServiceError InvalidGrantException for an unknown, used or foreign token and once the session is over. */
  refresh(refreshToken: string, registration: Registration): IssuedTokens {
    const known = this.#refreshTokens.get(refreshToken);
    if (known === undefined || known.clientId !== registration.clientId || !this.#isLive(known.session))
      throw oidcError('InvalidGrantException');
    const mode = this.#settings.refreshTokens;
    if (mode === 'oneUse') this.#refreshTokens.delete(refreshToken);
    return {
      ...this.#issueAccessToken(known.session, registration),
      refreshToken: mode === 'omitted' ? undefined : this.#issueRefreshToken(known.session, registration),
    };
  }

  /** @throws ServiceError UnauthorizedException (401) when the token is absent, unknown, expired or its session over. */
  authorize(accessToken: string | undefined): PortalSession {
    const known = accessToken === undefined ? undefined : this.#accessTokens.get(accessToken);
    if (known === undefined || this.#clock.nowMillis() >= known.expiresAtMillis || !this.#isLive(known.session))
      throw portalError('UnauthorizedException');
    return known.session;
  }

  /** Ends sign-ins as an administrator does: at once, told to nobody. All of them, or one start URL's. */
  endSessions(startUrl?: string): number {
    const live = [...this.#sessions].filter((session) => this.#isLive(session) && isOf(session, startUrl));
    for (const session of live) session.ended = true;
    return live.length;
  }

  /** Makes access tokens dead before their time; the sign-in itself, and so refreshing, stays good. */
  revokeAccessTokens(startUrl?: string): number {
    const revoked = [...this.#accessTokens].filter(([, { session }]) => isOf(session, startUrl));
    for (const [accessToken] of revoked) this.#accessTokens.delete(accessToken);
    return revoked.length;
  }

  /** Makes refresh tokens dead while access tokens live on. */
  revokeRefreshTokens(startUrl?: string): number {
    const revoked = [...this.#refreshTokens].filter(([, { session }]) => isOf(session, startUrl));
    for (const [refreshToken] of revoked) this.#refreshTokens.delete(refreshToken);
    return revoked.length;
  }

  liveCount(): number {
    return [...this.#sessions].filter((session) => this.#isLive(session)).length;
  }

  #isLive(session: PortalSession): boolean {
    return !session.ended && this.#clock.nowMillis() < session.endsAtMillis;
  }

  #issueAccessToken(
    session: PortalSession,
    registration: Registration,
  ): { accessToken: string; expiresInSeconds: number } {
    const { accessTokenSeconds, legacyAccessTokenSeconds } = this.#settings;
    const expiresInSeconds = registration.scopes.length > 0 ? accessTokenSeconds : legacyAccessTokenSeconds;
    const accessToken = `aoaFAKE${randomToken(96)}`;
    this.#accessTokens.set(accessToken, {
      session,
      expiresAtMillis: this.#clock.nowMillis() + expiresInSeconds * 1000,
    });
    return { accessToken, expiresInSeconds };
  }

  #issueRefreshToken(session: PortalSession, registration: Registration): string {
    const refreshToken = `aorFAKE${randomToken(96)}`;
    this.#refreshTokens.set(refreshToken, { session, clientId: registration.clientId });
    return refreshToken;
  }
}

function isOf(session: PortalSession, startUrl: string | undefined): boolean {
  return startUrl === undefined || normalizeStartUrl(session.portal.startUrl) === normalizeStartUrl(startUrl);
}
