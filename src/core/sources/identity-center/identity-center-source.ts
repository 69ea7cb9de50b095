import type { RoleRef } from '../../../shared/domain/role.ts';
import type { ProbeReport } from '../../../shared/sign-in-probe.ts';
import { isHeld } from '../../../shared/domain/session-state.ts';
import type { ConsolePlace, SignedIn, SignInOptions } from '../../requests.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { Account, SourceStanding, SsoSession } from '../../state.ts';
import type { AccountPage, ProfileEntries, RoleSource } from '../role-source.ts';
import { sourceInfo } from './capabilities.ts';
import { accountNames, enumerateAccounts } from './portal/enumerate-accounts.ts';
import type { Pacer } from './portal/pacer.ts';
import { shortcutLink } from './portal/shortcut-link.ts';
import { portalHosts } from './portal/start-url.ts';
import { probeSession, type ProbeParts } from './probe-session.ts';
import { profileEntries } from './profile-entries.ts';
import type { PortalAccess } from './session/portal-access.ts';
import type { PortalSessionHistory } from './session/portal-session-history.ts';
import type { SessionManager } from './session/session-manager.ts';
import type { TokenManager } from './tokens/token-manager.ts';

export interface IdentityCenterParts {
  readonly sessionManager: SessionManager;
  readonly tokenManager: TokenManager;
  readonly access: PortalAccess;
  readonly portalHistory: PortalSessionHistory;
  readonly pacerFor: (region: string) => Pacer;
  readonly probe: Pick<ProbeParts, 'transport' | 'oidcFor' | 'resolvePortal'>;
  /** Called once the token file is gone: copies of it that an edit moved away must go as well. */
  readonly tokenForgotten: (session: SsoSession) => Promise<void>;
}

/** An `sso-session` or a legacy portal of the config file. The two differ in their capabilities alone. */
export class IdentityCenterSource implements RoleSource {
  readonly info;
  readonly otherNames?: readonly string[];
  readonly #session: SsoSession;
  readonly #parts: IdentityCenterParts;

  constructor(session: SsoSession, parts: IdentityCenterParts) {
    this.#session = session;
    this.#parts = parts;
    this.info = sourceInfo(session);
    if (!this.info.can.editable) this.otherNames = session.profileNames;
  }

  state(): SourceStanding {
    const { sessionManager, portalHistory } = this.#parts;
    const { name } = this.#session;
    const managed = sessionManager.of(name);
    if (!isHeld(managed.standing)) return managed;
    const portalEndsAtMillis = portalHistory.estimatedEndMillis(name);
    const portalSinceMillis = portalHistory.sinceMillis(name);
    return {
      ...managed,
      ...(portalEndsAtMillis !== undefined && { portalEndsAtMillis }),
      ...(portalSinceMillis !== undefined && { portalSinceMillis }),
    };
  }

  load(): Promise<void> {
    return this.#parts.sessionManager.ensure(this.#session);
  }

  async signIn(options: SignInOptions): Promise<SignedIn> {
    const token = await this.#parts.sessionManager.signIn(this.#session, options);
    return { expiresAtMillis: token.expiresAtMillis, refreshable: token.refreshToken !== undefined };
  }

  cancelSignIn(): void {
    this.#parts.sessionManager.cancelSignIn(this.#session.name);
  }

  async signOut(): Promise<{ readonly revokedAtAws: boolean }> {
    const { access, sessionManager, tokenForgotten } = this.#parts;
    const revokedAtAws = await access.end(this.#session);
    sessionManager.signedOutHere(this.#session.name, revokedAtAws);
    await tokenForgotten(this.#session);
    return { revokedAtAws };
  }

  async ensureSignedIn(): Promise<void> {
    await this.#parts.tokenManager.live(this.#session);
  }

  list(onPage: (page: AccountPage) => void, signal?: AbortSignal): Promise<readonly Account[]> {
    const pacer = this.#parts.pacerFor(this.#session.region);
    return this.#parts.access.ask(this.#session, (portal, token) =>
      enumerateAccounts(portal, pacer, token, { onPage, signal }),
    );
  }

  accountNames(): Promise<ReadonlyMap<string, string>> {
    const pacer = this.#parts.pacerFor(this.#session.region);
    return this.#parts.access.ask(this.#session, (portal, token) => accountNames(portal, pacer, token));
  }

  mint(role: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    return this.#parts.access.ask(this.#session, (portal, token) => portal.roleCredentials(token, role, signal));
  }

  consoleUrl(role: RoleRef, place: ConsolePlace): string {
    return shortcutLink(this.#session, role, place);
  }

  profileEntries(role: RoleRef): ProfileEntries {
    return profileEntries(this.#session, role);
  }

  probe(report: (step: ProbeReport) => void, signal?: AbortSignal): Promise<void> {
    const ensureSignedIn = () => this.ensureSignedIn();
    const list = () => this.list(() => undefined, signal);
    return probeSession(this.#session, { ...this.#parts.probe, ensureSignedIn, list }, report, signal);
  }

  allowedHosts(): readonly string[] {
    return portalHosts(this.#session.startUrl);
  }
}
