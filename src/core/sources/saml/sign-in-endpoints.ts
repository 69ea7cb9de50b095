import { withoutEnding } from '../../../shared/text/without-ending.ts';
import { PARTITIONS, REGION_SHAPE, type PartitionName } from '../../../shared/text/regions.ts';

/**
 * Where identity providers post a SAMLResponse for AWS: `https://[REGION.]signin.DOMAIN/saml`, for encrypted assertions
 * `/saml/acs/ID` (IAM User Guide, "Configure SAML assertions for the authentication response"). `/platform/saml/acs/…`
 * of the same hosts is the access portal's own sign-in and is none of these.
 */
const SIGN_IN_HOSTS = PARTITIONS.filter(({ samlSignIn }) => samlSignIn).map(({ name, signInHost }) => ({
  partition: name,
  domain: signInHost,
}));

const SAML_PATH = /^\/saml(?:\/acs\/[A-Za-z0-9-]{1,128})?$/u;

export interface SamlSignInEndpoint {
  readonly partition: PartitionName;
  /** Absent for the global host. */
  readonly region?: string;
}

/** The access portal's own sign-in, in plain words: a server may read `..`, `;`, `%` and double slashes as another path. */
const PORTAL_PATH = /^\/platform(?:\/[\w-][\w.-]*)*\/?$/u;

/** Patterns for a browser's request interception that cover every address of the hosts, however it is spelt; each hit is judged. */
export const SAML_URL_PATTERNS: readonly string[] = SIGN_IN_HOSTS.flatMap(({ domain }) => [`https://*${domain}*`]);

/** The endpoint a URL names, or undefined if it is not one that takes a SAMLResponse for an AWS account. */
export function samlSignInEndpoint(text: string): SamlSignInEndpoint | undefined {
  if (text.length > 2048 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!isPlain || !SAML_PATH.test(url.pathname)) return undefined;
  for (const { partition, domain } of SIGN_IN_HOSTS) {
    if (url.hostname === domain) return { partition };
    if (!url.hostname.endsWith(`.${domain}`)) continue;
    const region = url.hostname.slice(0, -domain.length - 1);
    return REGION_SHAPE.test(region) ? { partition, region } : undefined;
  }
  return undefined;
}

/**
 * True if a form may not be posted to a URL: it is on AWS's sign-in hosts, and is neither an endpoint that takes a
 * SAMLResponse nor the access portal's own sign-in. AWS might read `/saml/` or the host with a dot at its end as the
 * endpoint, and a response that is posted there would leave the machine.
 */
export function isRefusedSignInPost(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || samlSignInEndpoint(text) !== undefined) return false;
  const host = withoutEnding(url.hostname, '.');
  if (!SIGN_IN_HOSTS.some(({ domain }) => host === domain || host.endsWith(`.${domain}`))) return false;
  return host !== url.hostname || !PORTAL_PATH.test(url.pathname);
}

/** True for the audiences that AWS accepts: a sign-in endpoint, or the URN that some IdPs use. */
export function isAwsAudience(audience: string): boolean {
  return /^urn:amazon:webservices(?::[a-z-]{1,20})?$/u.test(audience) || samlSignInEndpoint(audience) !== undefined;
}
