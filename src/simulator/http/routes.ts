import { federationByForm, federationByQuery, showConsolePage } from '../federation/federation.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { createToken } from '../oidc/create-token.ts';
import { registerClient } from '../oidc/register-client.ts';
import { startDeviceAuthorization } from '../oidc/start-device-authorization.ts';
import { decideAuthorization, showAuthorizePage } from '../pages/authorize-page.ts';
import { decideDevice, showDevicePage } from '../pages/device-page.ts';
import { showHomePage } from '../pages/home-page.ts';
import { isPortalPath, showPortalPage } from '../pages/portal-page.ts';
import { getRoleCredentials } from '../portal/get-role-credentials.ts';
import { listAccountRoles } from '../portal/list-account-roles.ts';
import { listAccounts } from '../portal/list-accounts.ts';
import { logout } from '../portal/logout.ts';
import { isReleasesPath, latestRelease } from '../releases/latest-release.ts';
import { consumeAssertion } from '../saml/acs.ts';
import { showHostilePage } from '../saml/hostile-pages.ts';
import { showIdpApplication, showPortalApplications, signInAtIdp } from '../saml/idp-pages.ts';
import { authorizeLogin, loginToken } from '../sign-in/login.ts';
import { assumeRoleWithSaml } from '../sts/assume-role-with-saml.ts';
import { assumeRole, getSessionToken } from '../sts/assume-role.ts';
import { getCallerIdentity } from '../sts/get-caller-identity.ts';
import type { Answer } from './answer.ts';
import type { SimulatorRequest } from './request.ts';

/** The AWS host a route is served under; pages go with OIDC. */
export type RouteService = 'oidc' | 'portal' | 'sts' | 'signin' | 'website';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string | ((path: string) => boolean);
  readonly service: RouteService;
  /** Query protocol: the form's Action. Routes with one are tried first. */
  readonly action?: string;
  /** Pages of a browser on the plain port: only where the Host header names this machine. */
  readonly onLoopback?: true;
  readonly handle: (request: SimulatorRequest, center: IdentityCenter) => Answer;
}

/** Everything the service answers, by the operation's name in the service models (pages by our own). */
export const routes = {
  registerClient: { method: 'POST', path: '/client/register', service: 'oidc', handle: registerClient },
  startDeviceAuthorization: {
    method: 'POST',
    path: '/device_authorization',
    service: 'oidc',
    handle: startDeviceAuthorization,
  },
  createToken: { method: 'POST', path: '/token', service: 'oidc', handle: createToken },
  authorizePage: { method: 'GET', path: '/authorize', service: 'oidc', handle: showAuthorizePage },
  authorizeDecision: { method: 'POST', path: '/authorize', service: 'oidc', handle: decideAuthorization },
  devicePage: { method: 'GET', path: '/device', service: 'oidc', handle: showDevicePage },
  deviceDecision: { method: 'POST', path: '/device', service: 'oidc', handle: decideDevice },
  homePage: { method: 'GET', path: '/', service: 'oidc', handle: showHomePage },
  portalApplications: {
    method: 'GET',
    path: (path) => /^\/start\/?$/u.test(path),
    service: 'website',
    onLoopback: true,
    handle: showPortalApplications,
  },
  idpApplication: { method: 'GET', path: '/idp/sso', service: 'website', handle: showIdpApplication },
  idpSignIn: { method: 'POST', path: '/idp/sign-in', service: 'website', handle: signInAtIdp },
  idpHostilePage: { method: 'GET', path: '/idp/hostile', service: 'website', handle: showHostilePage },
  consumeAssertion: {
    method: 'POST',
    path: (path) => /^\/saml(?:\/acs\/[\w-]+)?$/u.test(path),
    service: 'signin',
    handle: consumeAssertion,
  },
  authorizeLogin: { method: 'GET', path: '/v1/authorize', service: 'signin', handle: authorizeLogin },
  loginToken: { method: 'POST', path: '/v1/token', service: 'signin', handle: loginToken },
  portalPage: { method: 'GET', path: isPortalPath, service: 'website', handle: showPortalPage },
  listAccounts: { method: 'GET', path: '/assignment/accounts', service: 'portal', handle: listAccounts },
  listAccountRoles: { method: 'GET', path: '/assignment/roles', service: 'portal', handle: listAccountRoles },
  getRoleCredentials: { method: 'GET', path: '/federation/credentials', service: 'portal', handle: getRoleCredentials },
  assumeRole: { method: 'POST', path: '/', service: 'sts', action: 'AssumeRole', handle: assumeRole },
  assumeRoleWithSaml: {
    method: 'POST',
    path: '/',
    service: 'sts',
    action: 'AssumeRoleWithSAML',
    handle: assumeRoleWithSaml,
  },
  getSessionToken: { method: 'POST', path: '/', service: 'sts', action: 'GetSessionToken', handle: getSessionToken },
  getCallerIdentity: { method: 'POST', path: '/', service: 'sts', handle: getCallerIdentity },
  federationByForm: { method: 'POST', path: '/federation', service: 'signin', handle: federationByForm },
  federationByQuery: { method: 'GET', path: '/federation', service: 'signin', handle: federationByQuery },
  consolePage: { method: 'GET', path: '/console', service: 'signin', handle: showConsolePage },
  latestRelease: { method: 'GET', path: isReleasesPath, service: 'website', onLoopback: true, handle: latestRelease },
  logout: { method: 'POST', path: '/logout', service: 'portal', handle: logout },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

const routeNames = Object.keys(routes).filter((name) => isRouteName(name));

export function isRouteName(name: unknown): name is RouteName {
  return typeof name === 'string' && Object.hasOwn(routes, name);
}

/** The route of a request; none when path or method is unknown or belongs to the other AWS host. */
export function routeOf(request: SimulatorRequest): RouteName | undefined {
  const { method, path, service } = request;
  return routeNames.find((name) => {
    const route: Route = routes[name];
    const isThere = typeof route.path === 'string' ? route.path === path : route.path(path);
    return (
      route.method === method &&
      isThere &&
      (service === 'any' || service === route.service) &&
      (route.action === undefined || route.action === actionOf(request)) &&
      (route.onLoopback === undefined || isLoopbackHost(request))
    );
  });
}

function actionOf({ body }: SimulatorRequest): string | null {
  return new URLSearchParams(body).get('Action');
}

function isLoopbackHost({ headers }: SimulatorRequest): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(headers.host ?? '');
}
