import type { Surroundings } from '../ports.ts';

/**
 * Variables that decide whose keys a profile or session gives, or which servers are AWS's. A caller with another value of one
 * serves itself, so what decides neither is left out: proxies (TLS runs through them, to the same servers), and AWS_REGION and
 * AWS_DEFAULT_REGION, which differ from shell to shell and choose among AWS's own endpoints alone. AWS_ACCESS_KEY_ID and the
 * like matter only to profiles with `credential_source = Environment`, which no service answers.
 */
const DECISIVE = [
  'AWS_CA_BUNDLE',
  'AWS_CONFIG_FILE',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_SIGNIN',
  'AWS_ENDPOINT_URL_SSO',
  'AWS_ENDPOINT_URL_SSO_OIDC',
  'AWS_ENDPOINT_URL_STS',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_LOGIN_CACHE_DIRECTORY',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'AWS_USE_FIPS_ENDPOINT',
  'NODE_EXTRA_CA_CERTS',
];

/**
 * Names the AWS environment of a process. A service serves only callers of its own: with other config files the same
 * profile name may mean another account. Plain text, for a hash would cost each caller the loading of node:crypto.
 */
export function environmentOf({ env, homeDir }: Pick<Surroundings, 'env' | 'homeDir'>): string {
  return JSON.stringify([homeDir, ...DECISIVE.map((name) => env[name] ?? '')]);
}
