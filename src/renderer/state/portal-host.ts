import { safeText } from '../../presenter/words/safe-text.ts';

/** What of a start URL tells portals apart, safe to show; all of a text that is no URL. */
export function portalHost(startUrl: string): string {
  return safeText(URL.canParse(startUrl) ? new URL(startUrl).host : startUrl);
}
