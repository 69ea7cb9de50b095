import { withoutEnding } from './without-ending.ts';

/** Far longer than any portal's. A longer text is no start URL, wherever it is stored. */
export const LONGEST_START_URL = 4_096;

/** The WHATWG class that Node and browsers share. This room is compiled without the types of either. */
declare const URL: {
  canParse(text: string): boolean;
  new (text: string): Readonly<Record<'protocol' | 'username' | 'password' | 'host' | 'hostname' | 'pathname', string>>;
};

/**
 * Returns a start URL as a person pastes it in the form that is saved, the one that the AWS CLI's wizard writes: https,
 * without a query, a fragment or a trailing slash. `acme.awsapps.com` alone gets its `/start`. Returns undefined for a
 * text that is no start URL. The form matters: a legacy token's file name is a hash of it.
 */
export function cleanStartUrl(text: string): string | undefined {
  if (text.length > LONGEST_START_URL) return undefined;
  const bare = withoutEnding(text.trim().replace(/^[<"'“]+/u, ''), '>"\'”');
  const withScheme = /^[a-z][a-z0-9+.-]*:/iu.test(bare) ? bare : `https://${bare}`;
  if (/[\p{Cc}\s\\]/u.test(withScheme) || !URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  const isClean = url.protocol === 'https:' && url.username === '' && url.password === '' && isHostName(url.hostname);
  if (!isClean) return undefined;
  // A quotation mark behind the path was in front of a query or fragment.
  const path = withoutEnding(url.pathname, "/'");
  const needsPage = path === '' && /^[a-z0-9-]+\.awsapps\.com$/u.test(url.hostname);
  const clean = `https://${url.host}${needsPage ? '/start' : path}`;
  // Percent-encoding makes a text longer. What is saved must be a start URL when it is read again.
  return clean.length > LONGEST_START_URL ? undefined : clean;
}

/** URL takes more than DNS has: quotation marks, `$`, `*`. What is not ASCII stands there in Punycode. */
function isHostName(hostname: string): boolean {
  return hostname.includes('.') && /^[a-z0-9._-]+$/u.test(hostname);
}

/**
 * Returns the start URL that a person means: `cleanStartUrl` of a URL, or of a portal's alias or id alone, such as
 * `acme` or `d-1234567890`, the portal's start URL. Undefined for any other text.
 */
export function typedStartUrl(text: string): string | undefined {
  const alias = text.trim().toLowerCase();
  const isAlias = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(alias) && !/^https?$/u.test(alias);
  return cleanStartUrl(isAlias ? `${alias}.awsapps.com` : text);
}

/** A session name from the portal's own: `acme` for `https://acme.awsapps.com/start`. Undefined for generated ids. */
export function nameInStartUrl(startUrl: string): string | undefined {
  const name = /^https:\/\/([a-z0-9-]+)\.awsapps\.com(?:[/:]|$)/u.exec(startUrl)?.[1];
  return name === undefined || /^d-[0-9a-f]{10}$/u.test(name) || name === 'start' ? undefined : name;
}

/**
 * Returns the same text for every spelling of a start URL that opens one portal. Start URLs are copied from browsers:
 * they differ in case, and end with `/`, `#`, `#/` or nothing.
 */
export function portalKey(startUrl: string): string {
  return withoutEnding(startUrl.trim(), '/#').toLowerCase();
}

interface Portal {
  readonly startUrl: string;
  readonly region: string;
}

/** Returns true if both name the same portal in the same Region. Tokens and registrations are valid in one Region only. */
export function isSamePortal(a: Portal, b: Portal): boolean {
  return a.region.toLowerCase() === b.region.toLowerCase() && portalKey(a.startUrl) === portalKey(b.startUrl);
}
