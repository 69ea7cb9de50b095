import { DaypassError } from '../../../shared/errors/daypass-error.ts';

/** A link that starts a sign-in at an identity provider (IdP-initiated). */
export interface SamlApplicationLink {
  /** What a browser opens, as a whole URL. */
  readonly url: string;
  /** The application's name as the access portal's link carries it; a suggestion for the person. */
  readonly name?: string;
  /** `ins-…`: the application's instance in IAM Identity Center. */
  readonly instanceId?: string;
}

const MOST_CHARACTERS = 4096;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Reads a pasted link: an application of the access portal (`…/start/#/saml/default/NAME/ins-…`, in any encoding that
 * browsers and chat programs make of it), or any other identity provider's IdP-initiated link.
 *
 * @throws DaypassError `samlLinkInvalid` with the fact `problem`: `notUrl`, `notHttps`, `hasCredentials`, `tooLong`, `portalOnly`.
 */
export function parseSamlApplicationLink(pasted: string): SamlApplicationLink {
  const text = unwrapped(pasted);
  if (text.length > MOST_CHARACTERS) throw linkError('tooLong');
  if (!URL.canParse(text)) throw linkError('notUrl');
  const url = new URL(text);
  const isLoopback = LOOPBACK.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) throw linkError('notHttps');
  if (url.username !== '' || url.password !== '') throw linkError('hasCredentials');
  const application = portalApplication(url);
  if (application !== undefined) return application;
  if (isPortalPage(url)) throw linkError('portalOnly');
  return { url: url.href };
}

/** Chat programs and mail wrap links in angle brackets or quotes, and add blanks. */
function unwrapped(pasted: string): string {
  const text = pasted.trim();
  const pairs: readonly (readonly [string, string])[] = [
    ['<', '>'],
    ['"', '"'],
    ["'", "'"],
    ['`', '`'],
    ['「', '」'],
  ];
  const pair = pairs.find(([open, close]) => text.startsWith(open) && text.endsWith(close));
  return pair === undefined ? text : text.slice(1, -1).trim();
}

/** The fragment `#/saml/default/NAME/ins-…` or `#/saml/custom/NAME/BASE64`, also when its `#` or slashes were percent-encoded. */
function portalApplication(url: URL): SamlApplicationLink | undefined {
  const isFragmentInPath = /\/start\/?(?:%23)/iu.test(url.pathname);
  const fragment = isFragmentInPath ? decoded(url.pathname.slice(url.pathname.indexOf('%23'))) : url.hash;
  // In a link with slashes of its own an encoded one is a part of the application's name.
  const hasSlashes = /^#\/?saml\//u.test(fragment);
  const route = (hasSlashes ? fragment : fragment.replaceAll(/%2f/giu, '/')).replace(/#\/?/u, '/');
  const [, saml, type, name = '', id = '', ...rest] = route.split('/');
  if (saml !== 'saml' || (type !== 'default' && type !== 'custom')) return undefined;
  if (id === '' || rest.some((part) => part !== '')) return undefined;
  const [instance = ''] = id.split('?');
  const label = decoded(name).trim();
  return {
    url: `${url.origin}${startPath(url)}#/saml/${type}/${encodeURIComponent(decoded(name))}/${instance}`,
    ...(label !== '' && { name: label }),
    ...(/^ins-[0-9a-z]{1,64}$/u.test(instance) && { instanceId: instance }),
  };
}

function startPath(url: URL): string {
  const cut = url.pathname.indexOf('%23');
  const path = cut === -1 ? url.pathname : url.pathname.slice(0, cut);
  return path.endsWith('/') ? path : `${path}/`;
}

/** The portal's start page itself, which names no application. */
function isPortalPage({ pathname, hash, hostname }: URL): boolean {
  return hostname.endsWith('.awsapps.com') && /^\/start\/?$/u.test(pathname) && !hash.includes('saml');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function linkError(problem: 'notUrl' | 'notHttps' | 'hasCredentials' | 'tooLong' | 'portalOnly'): DaypassError {
  return new DaypassError('samlLinkInvalid', { problem });
}
