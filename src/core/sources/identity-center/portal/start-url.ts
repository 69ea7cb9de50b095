import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { withoutEnding } from '../../../../shared/text/without-ending.ts';
import { LONGEST_START_URL } from '../../../../shared/text/longest-start-url.ts';

/**
 * A start URL as a person pastes it, cleaned to the form the AWS CLI's wizard writes: https, no `#`, no trailing
 * slash. The form matters: a legacy token's file name is a hash of it. Rejects with `startUrlInvalid`.
 */
export function cleanStartUrl(text: string): string {
  if (text.length > LONGEST_START_URL) throw invalid(text);
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (hasControlOrSpace(withScheme) || !URL.canParse(withScheme)) throw invalid(text);
  const url = new URL(withScheme);
  const isClean = url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
  if (!isClean) throw invalid(text);
  return `https://${url.host}${withoutEnding(url.pathname, '/')}`;
}

/** The portal's own page for a person, with a fragment route behind it; tolerates every form found in configs. */
export function portalPage(startUrl: string, route: string): string {
  return `${withoutEnding(startUrl, '/#')}/#/${route}`;
}

/** The portal's host, with its port if the start URL names one. None for a start URL that is no URL. */
export function portalHosts(startUrl: string): readonly string[] {
  const host = URL.parse(startUrl)?.host ?? '';
  return host === '' ? [] : [host];
}

function hasControlOrSpace(text: string): boolean {
  return /[\p{Cc}\s\\]/u.test(text);
}

function invalid(text: string): DaypassError {
  return new DaypassError('startUrlInvalid', { startUrl: text.slice(0, 200) });
}
