import { safeText } from '../../presenter/words/safe-text.ts';

/** Returns the host of a start URL, safe to show. Returns the whole text if it is not a URL. */
export function portalHost(startUrl: string): string {
  return safeText(URL.canParse(startUrl) ? new URL(startUrl).host : startUrl);
}
