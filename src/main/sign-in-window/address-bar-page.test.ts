import { expect, test } from 'vitest';
import { addressBarPage, type BarView } from './address-bar-page.ts';

const VIEW: BarView = {
  address: { text: 'idp.example', isSecure: true },
  isLoading: false,
  canGoBack: false,
  isPopUp: false,
};
const HOSTILE = `"><img src=x onerror=alert(1)>'&amp;`;
const page = (change: Partial<BarView>) => addressBarPage({ ...VIEW, ...change }, 'en', 'app://sign-in/1/');

test.each<Partial<BarView>>([
  { address: { text: HOSTILE, isSecure: false } },
  { refused: HOSTILE },
  { panel: { at: 'failed', host: HOSTILE, code: HOSTILE } },
  { panel: { at: 'credentials', host: HOSTILE, realm: HOSTILE, isProxy: false } },
  { panel: { at: 'certificates', host: HOSTILE, names: [HOSTILE, HOSTILE] } },
])('what pages and servers say is text: %o', (change) => {
  const html = page(change);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img');
});

test('the title holds the address and what is asked', () => {
  const panel = { at: 'credentials', host: 'proxy.example:3128', realm: '', isProxy: true } as const;
  expect(page({ panel })).toContain(
    '<title>idp.example — The proxy proxy.example:3128 asks for a user name and a password</title>',
  );
});

test('a pop-up can be closed, and only a pop-up', () => {
  expect(page({})).not.toContain('closePopUp');
  expect(page({ isPopUp: true })).toContain('action="app://sign-in/1/closePopUp"');
});

test('it is in the language of the person', () => {
  expect(addressBarPage({ ...VIEW, panel: { at: 'done' } }, 'ja', 'app://sign-in/1/')).toContain(
    'このウィンドウを閉じてください。',
  );
});
