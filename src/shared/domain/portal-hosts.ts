/**
 * The Region where a clean start URL's host tells it, as portals of the newer forms do: `<id>.portal.<region>.app.aws`,
 * over IPv4 alone `<id>.<region>.portal.amazonaws.com` (IAM Identity Center User Guide, "AWS access portal endpoints"),
 * and their likes in China and the European Sovereign Cloud (the AWS CLI's list).
 */
export function regionInStartUrl(startUrl: string): string | undefined {
  const host = httpsHost(startUrl);
  return REGION_HOSTS.map((pattern) => pattern.exec(host)?.[1]).find((region) => region !== undefined);
}

/** Whether this is https, at the usual port, to a host on which AWS serves access portals. */
export function isPortalUrl(url: string): boolean {
  return PORTAL_HOST.test(httpsHost(url));
}

const REGION_HOSTS = [
  /^[a-z0-9-]+\.portal\.([a-z]{2,5}(?:-[a-z]+)+-\d)\.(?:app\.aws|app\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu)$/u,
  /^[a-z0-9-]+\.([a-z]{2,5}(?:-[a-z]+)+-\d)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/u,
];

/** The AWS CLI's list of what AWS owns. */
const PORTAL_HOST =
  /^(?:[a-z0-9-]+\.)+(?:awsapps\.(?:com|cn)|app\.aws|app\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu|portal\.amazonaws\.(?:com|com\.cn|eu))$/u;

/** Empty where there are credentials, a port or odd characters too. */
function httpsHost(url: string): string {
  return /^https:\/\/([a-z0-9.-]{1,253})(?:[/?#]|$)/u.exec(url)?.[1] ?? '';
}
