/**
 * The simulator's door: a local, strict stand-in for IAM Identity Center.
 *
 * ```ts
 * const simulator = await startSimulator({ settings: { accessTokenSeconds: 900 } });
 * simulator.environment;                       // AWS_ENDPOINT_URL_SSO, …_SSO_OIDC, …_STS
 * simulator.portal.startUrl;                   // https://d-demo.awsapps.com/start
 * await approveDevice(verificationUri, userCode);      // plays the person
 * simulator.clock.advanceSeconds(3600);                // tokens expire
 * simulator.faults.add({ route: 'listAccounts', kind: 'throttle', times: 2 });
 * const hold = simulator.faults.hold('createToken', { grantType: 'refresh_token' });
 * await hold.arrived; hold.release();
 * const request = await simulator.nextRequest(({ route }) => route === 'logout');
 * simulator.endPortalSessions();                       // 401 and InvalidGrantException from now on
 * await simulator.close();
 * ```
 */
export { startSimulator } from './simulator.ts';
export type { Simulator } from './running-simulator.ts';
export type { PortalOptions, SimulatorOptions } from './options.ts';
export { SimulatorOptionError, type SettingsChange, type SimulatorSettings } from './settings.ts';
export type { Organization, OrganizationAccount } from './organization/organization.ts';
export type { Portal } from './portals.ts';
export type { Fault, FaultEffect, Hold } from './http/faults.ts';
export { PortError } from './http/listen.ts';
export type { LoggedRequest } from './http/request-log.ts';
export type { RouteName } from './http/routes.ts';
export type { TlsFront } from './tls/tls-front.ts';
export {
  approveDevice,
  approveInBrowser,
  denyDevice,
  denyInBrowser,
  PersonError,
  type CallbackOutcome,
} from './person.ts';
export {
  FIRST_SAML_APPLICATION,
  samlRole,
  type SamlApplication,
  type SamlFault,
  type SamlRole,
} from './saml/applications.ts';
export { IDP_PERSON } from './saml/idp-pages.ts';
export { installAwsProgram } from './test-support/aws-program.ts';
export { LOGIN_IDENTITY } from './sign-in/login.ts';
export { FIRST_USER, MFA_CODE, type IamRole, type IamUser } from './sts/iam.ts';
export { createServerIdentity } from './tls/certificates.ts';
export { createConnectProxy } from './tls/connect-proxy.ts';
