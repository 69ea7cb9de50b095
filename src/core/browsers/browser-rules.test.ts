import { expect, test } from 'vitest';
import type { BrowserRule } from '../../shared/domain/settings.ts';
import { browserFor, browserForEverything } from './browser-rules.ts';

const role = { sourceId: 'corp', accountId: '111111111111', roleName: 'Admin' };
const account = (accountId: string, sessionName = 'corp', browserId = 'a'): BrowserRule => ({
  match: { by: 'account', sessionName, accountId },
  browser: { browserId },
});
const pattern = (text: string, browserId = 'p'): BrowserRule => ({
  match: { by: 'pattern', pattern: text },
  browser: { browserId },
});
const chosen = (rules: readonly BrowserRule[], accountName = 'Acme Prod/EU') =>
  browserFor(rules, role, accountName)?.browserId;

test('the first rule that fits counts', () => {
  expect(chosen([pattern('*dev*', '1'), pattern('*prod*', '2'), account('111111111111', 'corp', '3')])).toBe('2');
  expect(chosen([account('111111111111', 'corp', '3'), pattern('*', '4')])).toBe('3');
  expect(chosen([])).toBeUndefined();
});

test('an account is one of its own session', () => {
  expect(chosen([account('111111111111', 'other')])).toBeUndefined();
  expect(chosen([account('222222222222')])).toBeUndefined();
});

test.each([
  ['acme prod*', true],
  ['1111*', true],
  ['Acme Prod/EU', true],
  ['*/admin', true],
  ['111111111111/Admin', true],
  ['acme*/Read*', false],
  // About the account: no role's name.
  ['*admin', false],
  ['', false],
])('the pattern %j fits: %s', (text, fits) => {
  expect(chosen([pattern(text)]) !== undefined).toBe(fits);
});

test('an account without a name goes by its number', () => {
  expect(chosen([pattern('')], '')).toBeUndefined();
  expect(chosen([pattern('*/Admin')], '')).toBe('p');
});

test('pages of no account go where everything goes', () => {
  expect(browserForEverything([pattern('*prod*', '1'), pattern('*', '2')])?.browserId).toBe('2');
  expect(browserForEverything([pattern('*/*', '3')])?.browserId).toBe('3');
  expect(browserForEverything([pattern('*/Admin'), account('111111111111')])).toBeUndefined();
});
