import { parseInstant } from '../../../shared/text/instant.ts';
import type { AwsClient } from '../../../shared/domain/findings.ts';

type TokenForm = 'nullRefreshToken' | 'expiryUtcSuffix' | 'expiryWithoutZone' | 'expiryOdd' | 'noRegistrationExpiry';

export interface OddTokenForm {
  readonly form: TokenForm;
  readonly clients: readonly AwsClient[];
}

type TokenJson = Readonly<Record<string, unknown>>;

/** Every key that the AWS CLI and the AWS SDKs write into a token file (botocore.utils.SSOTokenFetcher, tokens.SSOTokenProvider). */
const AWS_TOKEN_KEYS: ReadonlySet<string> = new Set([
  'startUrl',
  'region',
  'accessToken',
  'expiresAt',
  'refreshToken',
  'clientId',
  'clientSecret',
  'registrationExpiresAt',
]);

/** Returns true for a name that an AWS client gives its files in `~/.aws/sso/cache`: the SHA-1 of what the file is for. */
export function isAwsCacheFileName(name: string): boolean {
  return /^[0-9a-f]{40}\.json$/.test(name);
}

/**
 * Returns true for a token that an AWS client wrote and that nothing renews: it has only the keys of such a token, and no
 * refresh token, or one whose client registration is over. A refresh token that says no end of its registration may
 * still be in use by another tool.
 */
export function isSpentAwsToken(token: TokenJson, nowMillis: number): boolean {
  const isAwsToken =
    isText(token['startUrl']) && isText(token['region']) && Object.keys(token).every((key) => AWS_TOKEN_KEYS.has(key));
  const hasRefreshToken = token['refreshToken'] !== undefined && token['refreshToken'] !== null;
  const registrationEnds = parseInstant(token['registrationExpiresAt']);
  return isAwsToken && (!hasRefreshToken || (registrationEnds !== undefined && registrationEnds <= nowMillis));
}

/** What in a token file some client stumbles over. */
export function oddTokenForms(token: TokenJson): OddTokenForm[] {
  const odd: OddTokenForm[] = [];
  // The SDK for Go unmarshals a null into no string (ssocreds: token.UnmarshalJSON).
  if (token['refreshToken'] === null) odd.push({ form: 'nullRefreshToken', clients: ['go'] });
  const expiresAt = String(token['expiresAt']);
  const clients = stumblingOverExpiry(expiresAt);
  if (clients.length > 0) odd.push({ form: expiryForm(expiresAt), clients });
  const isRenewable = [token['refreshToken'], token['clientId'], token['clientSecret']].every(isText);
  // botocore's SSOTokenProvider does not renew without; the SDKs do.
  if (isRenewable && !isText(token['registrationExpiresAt'])) {
    odd.push({ form: 'noRegistrationExpiry', clients: ['botocore'] });
  }
  return odd;
}

function stumblingOverExpiry(expiresAt: string): AwsClient[] {
  const clients: AwsClient[] = [];
  // botocore compares what dateutil reads, a local time if no zone stands there, with one that has a zone.
  if (!/(Z|UTC|GMT|[+-]\d\d:?\d\d)$/i.test(expiresAt)) clients.push('botocore');
  if (Number.isNaN(Date.parse(expiresAt))) clients.push('javascript');
  // time.Parse(time.RFC3339)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(expiresAt)) clients.push('go');
  return clients;
}

function expiryForm(expiresAt: string): TokenForm {
  if (expiresAt.endsWith('UTC')) return 'expiryUtcSuffix';
  return /\d\d:\d\d(\.\d+)?$/.test(expiresAt) ? 'expiryWithoutZone' : 'expiryOdd';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
