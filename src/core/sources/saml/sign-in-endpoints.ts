/**
 * Where identity providers post a SAMLResponse for AWS: `https://[REGION.]signin.DOMAIN/saml`, for encrypted assertions
 * `/saml/acs/ID` (IAM User Guide, "Configure SAML assertions for the authentication response"). `/platform/saml/acs/…`
 * of the same hosts is the access portal's own sign-in and is none of these.
 */
const SIGN_IN_DOMAINS = {
  aws: 'signin.aws.amazon.com',
  'aws-cn': 'signin.amazonaws.cn',
  'aws-us-gov': 'signin.amazonaws-us-gov.com',
  'aws-eusc': 'signin.amazonaws-eusc.eu',
} as const;

export type SamlPartition = keyof typeof SIGN_IN_DOMAINS;

const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'] as const satisfies readonly SamlPartition[];
const REGION_LABEL = /^[a-z]{2,4}(?:-[a-z]{1,12}){1,2}-\d{1,2}$/u;
const SAML_PATH = /^\/saml(?:\/acs\/[A-Za-z0-9-]{1,128})?$/u;

export interface SamlSignInEndpoint {
  readonly partition: SamlPartition;
  /** Absent for the global host. */
  readonly region?: string;
}

/** Patterns for a browser's request interception that cover every endpoint; each hit is checked by `samlSignInEndpoint`. */
export const SAML_URL_PATTERNS: readonly string[] = PARTITIONS.flatMap((partition) => [
  `https://${SIGN_IN_DOMAINS[partition]}/saml*`,
  `https://*.${SIGN_IN_DOMAINS[partition]}/saml*`,
]);

/** The endpoint a URL names, or undefined if it is not one that takes a SAMLResponse for an AWS account. */
export function samlSignInEndpoint(text: string): SamlSignInEndpoint | undefined {
  if (text.length > 2048 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!isPlain || !SAML_PATH.test(url.pathname)) return undefined;
  for (const partition of PARTITIONS) {
    const domain = SIGN_IN_DOMAINS[partition];
    if (url.hostname === domain) return { partition };
    if (!url.hostname.endsWith(`.${domain}`)) continue;
    const region = url.hostname.slice(0, -domain.length - 1);
    return REGION_LABEL.test(region) ? { partition, region } : undefined;
  }
  return undefined;
}

/** True for the audiences that AWS accepts: a sign-in endpoint, or the URN that some IdPs use. */
export function isAwsAudience(audience: string): boolean {
  return /^urn:amazon:webservices(?::[a-z-]{1,20})?$/u.test(audience) || samlSignInEndpoint(audience) !== undefined;
}
