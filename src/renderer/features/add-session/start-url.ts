/**
 * A start URL as people paste it, in the form that will be saved: with https, without the portal's own page after
 * `#`, a query or a closing slash. Text that is no URL is left as typed, for the person to see and mend.
 */
export function cleanStartUrl(text: string): string {
  const bare = text.trim().replace(/^[<"'“]+|[>"'”]+$/gu, '');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(bare) ? bare : `https://${bare}`;
  if (bare === '' || /\s/u.test(bare) || !URL.canParse(withScheme)) return text.trim();
  const url = new URL(withScheme);
  if (!url.hostname.includes('.')) return bare;
  const path = url.pathname.replace(/\/+$/u, '');
  const isPortalHost = /^[a-z0-9-]+\.awsapps\.com$/u.test(url.hostname);
  return `${url.protocol}//${url.host}${path === '' && isPortalHost ? '/start' : path}`;
}

/**
 * Portals of the newer forms carry their Region in the host: `ssoins-….portal.eu-west-1.app.aws`, and over IPv4 alone
 * `ssoins-….eu-west-1.portal.amazonaws.com` (IAM Identity Center User Guide, "AWS access portal endpoints").
 */
export function regionInStartUrl(startUrl: string): string | undefined {
  if (!URL.canParse(startUrl)) return undefined;
  const { hostname } = new URL(startUrl);
  return NEWER_HOSTS.map((host) => host.exec(hostname)?.[1]).find((region) => region !== undefined);
}

const NEWER_HOSTS = [
  /^[a-z0-9-]+\.portal\.([a-z]{2,5}(?:-[a-z]+)+-\d)\.app\.aws$/u,
  /^[a-z0-9-]+\.([a-z]{2,5}(?:-[a-z]+)+-\d)\.portal\.amazonaws\.com$/u,
];

/** A session name from the portal's own: `acme` for `https://acme.awsapps.com/start`; none from generated ids. */
export function nameInStartUrl(startUrl: string): string | undefined {
  const name = /^https:\/\/([a-z0-9-]+)\.awsapps\.com(?:[/:]|$)/u.exec(startUrl)?.[1];
  return name === undefined || /^d-[0-9a-f]{10}$/u.test(name) || name === 'start' ? undefined : name;
}
