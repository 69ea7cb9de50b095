import { isLookAlikeOfAws, isRefusedSignInPost, samlSignInEndpoint } from '../../core/index.ts';

/** What becomes of a request of a sign-in page. */
export type Verdict = 'allow' | 'refuse' | 'takeForm';

/** What the rules need to know of a request. */
export interface PageRequest {
  readonly url: string;
  readonly method: string;
  /** True for a page itself, false for its frames, scripts, images and the like. */
  readonly isPage: boolean;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** `data:` and `blob:` are content that a page already has. Chromium lets no page go there as a whole. */
const WITHIN_PAGE = new Set(['data:', 'blob:', 'about:']);

/**
 * Judges one request of the pages that `startUrl` led to. A form for AWS is taken or refused, never sent. Only https is
 * allowed; an application on this machine's own loopback address may use http there.
 */
export function judgeRequest({ url: text, method, isPage }: PageRequest, startUrl: string): Verdict {
  const url = URL.parse(text);
  if (url === null) return 'refuse';
  if (WITHIN_PAGE.has(url.protocol)) return 'allow';
  if (!isAllowedAddress(url, startUrl)) return 'refuse';
  if (method === 'POST' && isRefusedSignInPost(text)) return 'refuse';
  if (method !== 'POST' || samlSignInEndpoint(text) === undefined) return 'allow';
  return isPage ? 'takeForm' : 'refuse';
}

/** True if a page, frame or pop-up may go to the URL. `about:` pages show what their opener writes into them. */
export function mayNavigate(text: string, startUrl: string): boolean {
  const url = URL.parse(text);
  if (url === null) return text === '';
  return WITHIN_PAGE.has(url.protocol) || isAllowedAddress(url, startUrl);
}

function isAllowedAddress(url: URL, startUrl: string): boolean {
  if (isLookAlikeOfAws(url.hostname)) return false;
  if (url.protocol === 'https:' || url.protocol === 'wss:') return true;
  const start = URL.parse(startUrl);
  const isLocalStart = start?.protocol === 'http:' && LOOPBACK.has(start.hostname);
  return isLocalStart && url.protocol === 'http:' && LOOPBACK.has(url.hostname);
}

export interface ShownAddress {
  /** Host and port, for people. Its end is always there: that is what says whose page it is. */
  readonly text: string;
  readonly isSecure: boolean;
}

const MOST_SHOWN_CHARACTERS = 70;

/** The address that the window shows for a page. International names are in their ASCII form, so that no letter can pass for another. */
export function shownAddress(text: string): ShownAddress {
  const url = URL.parse(text);
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  if (!isWeb) return { text: url?.protocol === 'about:' ? 'about:blank' : (url?.protocol ?? ''), isSecure: false };
  const { host } = url;
  const shown = host.length > MOST_SHOWN_CHARACTERS ? `…${host.slice(-MOST_SHOWN_CHARACTERS)}` : host;
  return { text: url.protocol === 'http:' ? `http://${shown}` : shown, isSecure: url.protocol === 'https:' };
}
