import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { withoutEnding } from '../../../../shared/text/without-ending.ts';
import { cleanStartUrl } from '../../../../shared/text/start-url.ts';

/** Returns a pasted start URL in the form that is saved. Throws `startUrlInvalid`. */
export function checkStartUrl(text: string): string {
  const startUrl = cleanStartUrl(text);
  if (startUrl === undefined) throw new DaypassError('startUrlInvalid', { startUrl: text.slice(0, 200) });
  return startUrl;
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
