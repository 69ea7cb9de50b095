import type { SimulatorClock } from './clock.ts';
import { ConsoleSessionStore } from './federation/console-sessions.ts';
import { AuthorizationStore } from './oidc/authorizations.ts';
import { DeviceGrantStore } from './oidc/device-grants.ts';
import { PortalSessionStore } from './oidc/portal-sessions.ts';
import { RegistrationStore } from './oidc/registrations.ts';
import { RoleCredentialStore } from './portal/role-credentials.ts';
import type { Portal } from './portals.ts';
import { ReleaseStore } from './releases/release-store.ts';
import { SamlApplicationStore } from './saml/applications.ts';
import { IdpSessionStore } from './saml/idp-sessions.ts';
import { IssuedResponses } from './saml/issued-responses.ts';
import type { SimulatorSettings } from './settings.ts';
import { LoginTokenStore } from './sign-in/login-tokens.ts';
import { IamStore } from './sts/iam.ts';

/** Everything the service remembers; the route handlers work on it. */
export interface IdentityCenter {
  readonly clock: SimulatorClock;
  readonly settings: SimulatorSettings;
  readonly portals: readonly Portal[];
  readonly registrations: RegistrationStore;
  readonly deviceGrants: DeviceGrantStore;
  readonly authorizations: AuthorizationStore;
  readonly portalSessions: PortalSessionStore;
  readonly roleCredentials: RoleCredentialStore;
  readonly consoleSessions: ConsoleSessionStore;
  readonly iam: IamStore;
  readonly releases: ReleaseStore;
  readonly samlApplications: SamlApplicationStore;
  readonly samlResponses: IssuedResponses;
  readonly idpSessions: IdpSessionStore;
  readonly loginTokens: LoginTokenStore;
  /** Where the pages are, without a trailing slash; known once the port is. */
  pageOrigin: string;
  /** So many of the next approvals count as denials. */
  deniesToCome: number;
}

export function createIdentityCenter(
  portals: readonly Portal[],
  settings: SimulatorSettings,
  clock: SimulatorClock,
): IdentityCenter {
  return {
    clock,
    settings,
    portals,
    registrations: new RegistrationStore(clock, settings),
    deviceGrants: new DeviceGrantStore(clock, settings),
    authorizations: new AuthorizationStore(clock, settings),
    portalSessions: new PortalSessionStore(clock, settings),
    roleCredentials: new RoleCredentialStore(clock, settings),
    consoleSessions: new ConsoleSessionStore(clock),
    iam: new IamStore(),
    releases: new ReleaseStore(),
    samlApplications: new SamlApplicationStore(),
    samlResponses: new IssuedResponses(),
    idpSessions: new IdpSessionStore(clock),
    loginTokens: new LoginTokenStore(clock),
    pageOrigin: '',
    deniesToCome: 0,
  };
}

/** What the person's click comes to, with `denyNext` taken into account. */
export function decisionOf(center: IdentityCenter, clicked: string | null): 'approved' | 'denied' {
  if (clicked !== 'approve') return 'denied';
  if (center.deniesToCome === 0) return 'approved';
  center.deniesToCome -= 1;
  return 'denied';
}
