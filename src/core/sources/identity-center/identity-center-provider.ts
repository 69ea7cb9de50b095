import type { Trouble } from '../../../shared/view.ts';
import type { SsoProfile, SsoSession } from '../../state.ts';
import { perKey } from '../per-key.ts';
import type { RoleSource, SourceDeps, SourceProvider } from '../role-source.ts';
import { IdentityCenterSource, type IdentityCenterParts } from './identity-center-source.ts';
import { OidcGateway } from './portal/oidc-gateway.ts';
import { Pacer } from './portal/pacer.ts';
import { PortalGateway } from './portal/portal-gateway.ts';
import { resolveStartUrl } from './portal/pages/vanity-start-url.ts';
import { SsoConfigReader } from './sso-config-reader.ts';
import { PortalAccess } from './session/portal-access.ts';
import { PortalSessionHistory } from './session/portal-session-history.ts';
import { SessionManager } from './session/session-manager.ts';
import { RefusedTokens } from './sign-in/refused-tokens.ts';
import { runFlow } from './sign-in/run-flow.ts';
import { readRegistration, writeRegistration } from './tokens/registration-store.ts';
import type { RegistrationStore } from './sign-in/registrations.ts';
import { tokenFilePath } from './tokens/token-cache.ts';
import { TokenManager } from './tokens/token-manager.ts';
import { tokenStoreIn } from './tokens/token-store.ts';

/** The `sso-session`s and the legacy portals of the config file, and what keeps them signed in. */
export class IdentityCenterProvider implements SourceProvider {
  readonly type = 'identityCenter';
  readonly #config: SsoConfigReader;
  readonly #parts: IdentityCenterParts;
  readonly #tokenFileOf: (session: SsoSession) => string;

  constructor({ ports, aws, own, transport, onChange, fileForgotten, regionChanged, noteWrite }: SourceDeps) {
    this.#tokenFileOf = (session) => tokenFilePath(aws.ssoCacheDir, session);
    const oidcFor = perKey((region) => new OidcGateway(ports, region, transport));
    const portalFor = perKey((region) => new PortalGateway(ports, region, transport));
    const tokens = tokenStoreIn({ ssoCacheDir: aws.ssoCacheDir, locksDir: own.locksDir }, ports, noteWrite);
    const portalHistory = new PortalSessionHistory(own, ports);
    const tokenManager = new TokenManager(ports, tokens, oidcFor, portalHistory, new RefusedTokens(own, ports));
    const resolvePortal = (startUrl: string, signal?: AbortSignal) =>
      resolveStartUrl(ports, transport, startUrl, signal);
    const flows = runFlow(ports, oidcFor, registrationsIn(own.registrationsDir), resolvePortal);
    const sessionManager = new SessionManager(ports, tokenManager, flows, onChange, regionChanged);
    const access = new PortalAccess(tokenManager, sessionManager, portalFor, ports.log);
    const pacerFor = perKey(() => new Pacer(ports));
    this.#config = new SsoConfigReader(aws.configPath, ports.clock);
    const tokenForgotten = (session: SsoSession) => fileForgotten(this.#tokenFileOf(session));
    const probe = { transport, oidcFor, resolvePortal };
    this.#parts = { probe, sessionManager, tokenManager, access, portalHistory, pacerFor, tokenForgotten };
  }

  get profiles(): readonly SsoProfile[] {
    return this.#config.profiles;
  }

  get otherProfileNames(): readonly string[] {
    return this.#config.otherProfileNames;
  }

  get trouble(): Trouble | undefined {
    return this.#config.trouble;
  }

  get writtenFiles(): readonly string[] {
    return this.#config.sessions.map(this.#tokenFileOf);
  }

  async refresh(): Promise<readonly RoleSource[]> {
    await this.#config.refresh();
    return this.#config.sessions.map((session) => new IdentityCenterSource(session, this.#parts));
  }

  async reload(): Promise<void> {
    await this.#parts.portalHistory.reload();
    await this.#parts.sessionManager.follow(this.#config.sessions);
  }

  start(): void {
    this.#parts.sessionManager.startRenewing();
  }

  async stop(): Promise<void> {
    await this.#parts.sessionManager.stop();
    await this.#parts.portalHistory.settled();
  }

  wake(): void {
    this.#parts.sessionManager.wake();
  }

  cancelSignIns(): void {
    this.#parts.sessionManager.cancelSignIns();
  }
}

function registrationsIn(registrationsDir: string): RegistrationStore {
  return {
    read: (key) => readRegistration(registrationsDir, key),
    write: (key, registration) => writeRegistration(registrationsDir, key, registration),
  };
}
