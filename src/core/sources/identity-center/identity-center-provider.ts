import type { Trouble } from '../../../shared/view.ts';
import type { AwsPaths } from '../../disk/paths/aws-paths.ts';
import type { OwnPaths } from '../../disk/paths/own-paths.ts';
import type { Ports } from '../../ports.ts';
import type { SsoProfile, SsoSession } from '../../state.ts';
import type { AwsTransport } from '../../transport/aws-transport.ts';
import { perKey } from '../per-key.ts';
import type { RoleSource, SourceProvider } from '../role-source.ts';
import { IdentityCenterSource, type IdentityCenterParts } from './identity-center-source.ts';
import { OidcGateway } from './portal/oidc-gateway.ts';
import { Pacer } from './portal/pacer.ts';
import { PortalGateway } from './portal/portal-gateway.ts';
import { SsoConfigReader } from './sso-config-reader.ts';
import { PortalAccess } from './session/portal-access.ts';
import { PortalSessionHistory } from './session/portal-session-history.ts';
import { SessionManager } from './session/session-manager.ts';
import { RefusedTokens } from './sign-in/refused-tokens.ts';
import { runFlow } from './sign-in/run-flow.ts';
import { readRegistration, writeRegistration } from './tokens/registration-store.ts';
import type { RegistrationStore } from './sign-in/registrations.ts';
import { TokenManager } from './tokens/token-manager.ts';
import { tokenStoreIn } from './tokens/token-store.ts';

export interface IdentityCenterDeps {
  readonly ports: Ports;
  readonly aws: AwsPaths;
  readonly own: OwnPaths;
  readonly transport: AwsTransport;
  readonly onChange: (sourceId: string) => void;
  readonly tokenForgotten: IdentityCenterParts['tokenForgotten'];
}

/** The `sso-session`s and the legacy portals of the config file, and what keeps them signed in. */
export class IdentityCenterProvider implements SourceProvider {
  readonly type = 'identityCenter';
  readonly #config: SsoConfigReader;
  readonly #parts: IdentityCenterParts;

  constructor({ ports, aws, own, transport, onChange, tokenForgotten }: IdentityCenterDeps) {
    const oidcFor = perKey((region) => new OidcGateway(ports, region, transport));
    const portalFor = perKey((region) => new PortalGateway(ports, region, transport));
    const tokens = tokenStoreIn({ ssoCacheDir: aws.ssoCacheDir, locksDir: own.locksDir }, ports);
    const portalHistory = new PortalSessionHistory(own, ports);
    const tokenManager = new TokenManager(ports, tokens, oidcFor, portalHistory, new RefusedTokens(own, ports));
    const flows = runFlow(ports, oidcFor, registrationsIn(own.registrationsDir));
    const sessionManager = new SessionManager(ports, tokenManager, flows, onChange);
    const access = new PortalAccess(tokenManager, sessionManager, portalFor, ports.log);
    const pacerFor = perKey(() => new Pacer(ports));
    this.#config = new SsoConfigReader(aws.configPath, ports.clock);
    this.#parts = { sessionManager, tokenManager, access, portalHistory, pacerFor, tokenForgotten };
  }

  get sessions(): readonly SsoSession[] {
    return this.#config.sessions;
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

  async refresh(): Promise<readonly RoleSource[]> {
    await this.#config.refresh();
    return this.sessions.map((session) => new IdentityCenterSource(session, this.#parts));
  }

  async reload(): Promise<void> {
    await this.#parts.portalHistory.reload();
    await this.#parts.sessionManager.follow(this.sessions);
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
