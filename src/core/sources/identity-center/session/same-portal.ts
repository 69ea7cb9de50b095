import { withoutEnding } from '../../../../shared/text/without-ending.ts';

interface Place {
  readonly startUrl: string;
  readonly region: string;
}

/**
 * Whether two name the same portal. Start URLs are copied from browsers and differ in case of the host, a trailing `/`,
 * `#` or `#/`; all lead to one place. Tokens and registrations hold in one region alone.
 */
export function isSamePortal(a: Place, b: Place): boolean {
  return a.region.toLowerCase() === b.region.toLowerCase() && plain(a.startUrl) === plain(b.startUrl);
}

function plain(startUrl: string): string {
  return withoutEnding(startUrl.trim().toLowerCase(), '/#');
}
