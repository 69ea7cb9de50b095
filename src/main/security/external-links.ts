/**
 * Decides which links may leave for the person's browser. The rule is about parsed URLs, never about how a string
 * begins: `shell.openExternal` hands `file:` and `javascript:` on to the desktop without a question.
 */

import { FEDERATION_ENDPOINT_VARIABLE } from '../../core/index.ts';

/** Where the links we make ourselves lead: sign-in pages, the device page, the access portal and the console. */
const AWS_HOSTS: readonly RegExp[] = [
  // Access portals: d-1234567890.awsapps.com, start.us-gov-home.awsapps.com, ssoins-….portal.<region>.app.aws
  /^([a-z0-9-]+\.)+(awsapps\.com|awsapps\.cn|awsapps\.eu|app\.aws|portal\.amazonaws\.com)$/,
  // Authorize and device pages: oidc.<region>.amazonaws.com, device.sso.<region>.amazonaws.com and dual-stack twins
  /^(oidc|device\.sso|portal\.sso)\.[a-z0-9-]+\.(amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws|api\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/,
  // Consoles and their sign-in
  /^([a-z0-9-]+\.)*(signin|console)\.(aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn|amazonaws\.com\.cn|amazonaws-eusc\.eu)$/,
  /^([a-z0-9-]+\.)?(signin|console)\.(c2shome\.ic\.gov|sc2shome\.sgov\.gov|csphome\.adc-e\.uk|csphome\.hci\.ic\.gov)$/,
];

export interface LinkPolicy {
  /** Start URLs of the configured sessions: a vanity portal's host is the person's own choice. */
  readonly startUrls: readonly string[];
  /** Set by the person through AWS_ENDPOINT_URL* and the like: where a local stand-in for the service may live. */
  readonly endpointUrls: readonly string[];
}

/** The link as it may be handed to the browser, normalised; undefined when it is refused. */
export function allowedLink(link: string, policy: LinkPolicy): string | undefined {
  const url = URL.parse(link);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'https:') return isKnownHost(url, policy) ? url.href : undefined;
  if (url.protocol === 'http:') return isOwnLoopback(url, policy) ? url.href : undefined;
  return undefined;
}

function isKnownHost(url: URL, policy: LinkPolicy): boolean {
  if (AWS_HOSTS.some((host) => host.test(url.hostname))) return true;
  return [...policy.startUrls, ...policy.endpointUrls].some((known) => URL.parse(known)?.host === url.host);
}

function isOwnLoopback(url: URL, policy: LinkPolicy): boolean {
  if (url.hostname !== '127.0.0.1' && url.hostname !== 'localhost') return false;
  return policy.endpointUrls.some((known) => URL.parse(known)?.host === url.host);
}

/** The endpoints named by AWS_ENDPOINT_URL and its per-service forms, as the AWS SDKs read them, and the federation's. */
export function endpointUrlsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SSO', 'AWS_ENDPOINT_URL_SSO_OIDC', FEDERATION_ENDPOINT_VARIABLE];
  return names.flatMap((name) => env[name] || []);
}
