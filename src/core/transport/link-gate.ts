/**
 * Decides which links may leave for the person's browser. The rule is about parsed URLs, never about how a string
 * begins: `shell.openExternal` hands `file:` and `javascript:` on to the desktop without a question.
 */

import { AWS_START_HOSTS, isPortalUrl } from '../../shared/domain/portal-hosts.ts';
import { PARTITIONS, type Partition } from '../../shared/text/regions.ts';
import { FEDERATION_ENDPOINT_VARIABLE } from './federation-endpoint.ts';

/** AWS's own pages besides the access portals: sign-in pages, the device page and the console. */
const AWS_HOSTS: readonly RegExp[] = [
  // Authorize and device pages: oidc.<region>.amazonaws.com, device.sso.<region>.amazonaws.com and dual-stack twins
  new RegExp(
    `^(oidc|device\\.sso|portal\\.sso)\\.[a-z0-9-]+\\.(${anyOf(({ dnsSuffix, dualStackDnsSuffix }) => [dnsSuffix, dualStackDnsSuffix])})$`,
  ),
  // The device page since 2026-09: https://<region>.signin.aws/platform/authorize
  /^[a-z0-9-]+\.signin\.aws$/,
  // Consoles and their sign-in
  new RegExp(`^([a-z0-9-]+\\.)*(${anyOf(({ consoleHost, signInHost }) => [consoleHost, signInHost])})$`),
];

function anyOf(hostsOf: (partition: Partition) => readonly (string | undefined)[]): string {
  const hosts = PARTITIONS.flatMap(hostsOf).filter((host) => host !== undefined);
  return [...new Set(hosts)].map((host) => host.replaceAll('.', '\\.')).join('|');
}

export interface LinkPolicy {
  /** Hosts of the configured sources, with their port if they name one: a vanity portal's host is the person's own choice. */
  readonly hosts: readonly string[];
  /** Set by the person through AWS_ENDPOINT_URL* and the like: where a local stand-in for the service may live. */
  readonly endpointUrls: readonly string[];
}

/** The link as it may be handed to the browser, normalised; undefined when it is refused. */
export function allowedLink(link: unknown, policy: LinkPolicy): string | undefined {
  // A service's answer may hold anything.
  const url = typeof link === 'string' ? URL.parse(link) : null;
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'https:') return isKnownHost(url, policy) ? url.href : undefined;
  if (url.protocol === 'http:') return isOwnLoopback(url, policy) ? url.href : undefined;
  return undefined;
}

function isKnownHost(url: URL, policy: LinkPolicy): boolean {
  // AWS's pages are at the usual port.
  if (url.port === '' && isAwsHost(url)) return true;
  return policy.hosts.includes(url.host) || policy.endpointUrls.some((known) => URL.parse(known)?.host === url.host);
}

function isAwsHost({ href, hostname }: URL): boolean {
  return isPortalUrl(href) || AWS_START_HOSTS.has(hostname) || AWS_HOSTS.some((host) => host.test(hostname));
}

function isOwnLoopback(url: URL, policy: LinkPolicy): boolean {
  if (url.hostname !== '127.0.0.1' && url.hostname !== 'localhost') return false;
  return policy.endpointUrls.some((known) => URL.parse(known)?.host === url.host);
}

/** The endpoints named by AWS_ENDPOINT_URL and its per-service forms, as the AWS SDKs read them, and the federation's. */
export function endpointUrlsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = [
    'AWS_ENDPOINT_URL',
    'AWS_ENDPOINT_URL_SSO',
    'AWS_ENDPOINT_URL_SSO_OIDC',
    'AWS_ENDPOINT_URL_SIGNIN',
    FEDERATION_ENDPOINT_VARIABLE,
  ];
  return names.flatMap((name) => env[name] || []);
}
