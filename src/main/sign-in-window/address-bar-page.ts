import type { Language } from '../../shared/domain/languages.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { BAR_STYLE } from './address-bar-style.ts';
import type { ShownAddress } from './page-rules.ts';

/** What fills the window below the address in place of the page. */
export type BarPanel =
  | { readonly at: 'failed'; readonly host: string; readonly code: string }
  | { readonly at: 'credentials'; readonly host: string; readonly realm: string; readonly isProxy: boolean }
  | { readonly at: 'certificates'; readonly host: string; readonly names: readonly string[] }
  | { readonly at: 'done' };

/** What the row above the page shows. */
export interface BarView {
  readonly address: ShownAddress;
  readonly isLoading: boolean;
  readonly canGoBack: boolean;
  /** A pop-up is in front, which the person may close. */
  readonly isPopUp: boolean;
  /** Where the page wanted to go and was not let. */
  readonly refused?: string;
  readonly panel?: BarPanel;
}

/** What the buttons of the row do, as the last part of the address that they post to. */
export const BAR_ACTIONS = [
  'back',
  'reload',
  'closePopUp',
  'credentials',
  'noCredentials',
  'certificate',
  'noCertificate',
] as const;
export type BarAction = (typeof BAR_ACTIONS)[number];

/** No script, no picture, no request: forms alone, which main answers. */
export const BAR_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const BACK = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13 8H3M7 4L3 8l4 4"/></svg>';
const RELOAD =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13 8a5 5 0 1 1-1.5-3.5L13 6M13 2.5V6H9.5"/></svg>';

/**
 * The row as HTML. Its title holds the address and what the panel says, for screen readers. Texts of pages and servers
 * are escaped; the person's answers are posted to `base`.
 */
export function addressBarPage(view: BarView, language: Language, base: string): string {
  const words = messagesFor(language).signInWindow;
  const { address, panel } = view;
  const heading = panel ? panelHeading(panel, language) : '';
  const isDone = panel?.at === 'done';
  const title = [isDone ? '' : address.text, heading].filter((part) => part !== '').join(' — ');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${BAR_STYLE}</style>
<body><header>${isDone ? '' : rowParts(view, language, base)}</header>
<progress ${view.isLoading ? '' : 'hidden'} aria-label="${escapeHtml(words.loading)}"></progress>
${panel ? `<main><h1>${escapeHtml(heading)}</h1>${panelBody(panel, language, base)}</main>` : ''}</body></html>`;
}

function rowParts({ address, canGoBack, isPopUp, refused }: BarView, language: Language, base: string): string {
  const words = messagesFor(language).signInWindow;
  const parts = [
    button(base, 'back', BACK, words.back, !canGoBack),
    button(base, 'reload', RELOAD, words.reload, false),
    `<div class="address" role="status"><span class="${address.isSecure ? 'secure' : 'plain'}">${address.isSecure ? 'https' : escapeHtml(words.notSecure)}</span><bdi>${escapeHtml(address.text)}</bdi></div>`,
    refused === undefined ? '' : `<span class="refused" role="alert">${escapeHtml(words.refused(refused))}</span>`,
    isPopUp ? form(base, 'closePopUp', `<button>${escapeHtml(words.closePopUp)}</button>`) : '',
  ];
  return parts.join('');
}

function panelHeading(panel: BarPanel, language: Language): string {
  const words = messagesFor(language).signInWindow;
  switch (panel.at) {
    case 'failed':
      return words.failed(panel.host);
    case 'credentials':
      return panel.isProxy ? words.proxyAsks(panel.host) : words.hostAsks(panel.host);
    case 'certificates':
      return words.certificateAsked(panel.host);
    case 'done':
      return words.done;
  }
}

function panelBody(panel: BarPanel, language: Language, base: string): string {
  const words = messagesFor(language).signInWindow;
  switch (panel.at) {
    case 'failed':
      return `<p>${escapeHtml(words.failedWhy)} <code>${escapeHtml(panel.code)}</code></p>${form(base, 'reload', `<button class="main" autofocus>${escapeHtml(words.tryAgain)}</button>`)}`;
    case 'credentials':
      return `${panel.realm === '' ? '' : `<p>${escapeHtml(words.realm(panel.realm))}</p>`}${form(
        base,
        'credentials',
        `<label>${escapeHtml(words.user)}<input name="user" autocomplete="off" autofocus></label><label>${escapeHtml(words.password)}<input name="password" type="password" autocomplete="off"></label><button class="main">${escapeHtml(words.signIn)}</button>`,
      )}${form(base, 'noCredentials', `<button>${escapeHtml(words.cancel)}</button>`)}`;
    case 'certificates': {
      const choices = panel.names.map(
        (name, at) =>
          `<label class="choice"><input type="radio" name="at" value="${at}" ${at === 0 ? 'checked' : ''}>${escapeHtml(name)}</label>`,
      );
      return `<p>${escapeHtml(words.certificateWhy)}</p>${form(base, 'certificate', `${choices.join('')}<button class="main" autofocus>${escapeHtml(words.useCertificate)}</button>`)}${form(base, 'noCertificate', `<button>${escapeHtml(words.noCertificate)}</button>`)}`;
    }
    case 'done':
      return `<p>${escapeHtml(words.close)}</p>`;
  }
}

/** `picture` is markup. */
function button(base: string, action: BarAction, picture: string, name: string, isOff: boolean): string {
  const label = escapeHtml(name);
  return form(
    base,
    action,
    `<button aria-label="${label}" title="${label}" ${isOff ? 'disabled' : ''}>${picture}</button>`,
  );
}

function form(base: string, action: BarAction, inside: string): string {
  return `<form method="post" action="${base}${action}">${inside}</form>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
