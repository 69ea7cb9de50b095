import { withoutEnding } from '../../../shared/text/without-ending.ts';

/**
 * A start URL as people paste it, in the form that will be saved: with https, without the portal's own page after
 * `#`, a query or a closing slash. Text that is no URL is left as typed, for the person to see and fix.
 */
export function cleanStartUrl(text: string): string {
  const bare = withoutEnding(text.trim().replace(/^[<"'“]+/u, ''), '>"\'”');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(bare) ? bare : `https://${bare}`;
  if (bare === '' || /\s/u.test(bare) || !URL.canParse(withScheme)) return text.trim();
  const url = new URL(withScheme);
  if (!url.hostname.includes('.')) return bare;
  const path = withoutEnding(url.pathname, '/');
  const isPortalHost = /^[a-z0-9-]+\.awsapps\.com$/u.test(url.hostname);
  return `${url.protocol}//${url.host}${path === '' && isPortalHost ? '/start' : path}`;
}

/** A session name from the portal's own: `acme` for `https://acme.awsapps.com/start`; none from generated ids. */
export function nameInStartUrl(startUrl: string): string | undefined {
  const name = /^https:\/\/([a-z0-9-]+)\.awsapps\.com(?:[/:]|$)/u.exec(startUrl)?.[1];
  return name === undefined || /^d-[0-9a-f]{10}$/u.test(name) || name === 'start' ? undefined : name;
}
