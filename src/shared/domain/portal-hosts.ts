import { PARTITIONS } from '../text/regions.ts';

const PORTAL_ENDS = [...new Set(PARTITIONS.flatMap(({ portalHosts }) => portalHosts))].map((end) =>
  end.replaceAll('.', '\\.'),
);

const WITHOUT_PORTAL = PORTAL_ENDS.filter((end) => /^ap[ip]\\/u.test(end));

const WITH_PORTAL = PORTAL_ENDS.filter((end) => end.startsWith('portal'));

const REGION_HOSTS = [
  new RegExp(`^[a-z0-9-]+\\.portal\\.([a-z]{2,5}(?:-[a-z]+)+-\\d)\\.(?:${WITHOUT_PORTAL.join('|')})$`, 'u'),
  new RegExp(`^[a-z0-9-]+\\.([a-z]{2,5}(?:-[a-z]+)+-\\d)\\.(?:${WITH_PORTAL.join('|')})$`, 'u'),
];

/**
 * The Region where a clean start URL's host tells it, as portals of the newer forms do: `<id>.portal.<region>.app.aws`,
 * over IPv4 alone `<id>.<region>.portal.amazonaws.com` (IAM Identity Center User Guide, "AWS access portal endpoints"),
 * and their likes in China and the European Sovereign Cloud (the AWS CLI's list).
 */
export function regionInStartUrl(startUrl: string): string | undefined {
  const host = httpsHost(startUrl);
  return REGION_HOSTS.map((pattern) => pattern.exec(host)?.[1]).find((region) => region !== undefined);
}

const PORTAL_HOST = new RegExp(`^(?:[a-z0-9-]+\\.)+(?:${PORTAL_ENDS.join('|')})$`, 'u');

/** Whether this is https, at the usual port, to a host on which AWS serves access portals. */
export function isPortalUrl(url: string): boolean {
  return PORTAL_HOST.test(httpsHost(url));
}

/** Whether AWS serves access portals on this host, whichever scheme and port a URL names beside it. */
export function isAwsOwnedHost(hostname: string): boolean {
  return PORTAL_HOST.test(hostname);
}

/**
 * Hosts of start URLs in the form of an issuer, `https://identitycenter.amazonaws.com/ssoins-…`: no page is behind them,
 * and no name of an organization is in front (the AWS CLI's list).
 */
export const AWS_START_HOSTS: ReadonlySet<string> = new Set(
  PARTITIONS.flatMap(({ identityCenterHost = [] }) => identityCenterHost),
);

/** Empty where there are credentials, a port or odd characters too. */
function httpsHost(url: string): string {
  return /^https:\/\/([a-z0-9.-]{1,253})(?:[/?#]|$)/u.exec(url)?.[1] ?? '';
}
