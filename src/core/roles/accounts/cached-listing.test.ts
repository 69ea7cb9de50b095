import { expect, test } from 'vitest';
import { parseCachedListing } from './cached-listing.ts';

const account = {
  accountId: '111122223333',
  accountName: '',
  emailAddress: 'team@example.com',
  roleNames: ['Admin', 'Reader'],
};
const other = { ...account, accountId: '444455556666', roleNames: [] };

test('a listing comes back with its accounts and its time, without what a later version may add', () => {
  const stored = { accounts: [account, other], asOfMillis: 1, more: true };
  expect(parseCachedListing(stored)).toStrictEqual({ accounts: [account, other], asOfMillis: 1 });
  expect(parseCachedListing({ accounts: [], asOfMillis: 0 })).toStrictEqual({ accounts: [], asOfMillis: 0 });
});

test.each([
  ['nothing', null],
  ['a list', [account]],
  ['text', 'accounts'],
  ['no time', { accounts: [account] }],
  ['a time that is text', { accounts: [account], asOfMillis: '1' }],
  ['no accounts', { asOfMillis: 1 }],
  ['accounts by name', { accounts: { account }, asOfMillis: 1 }],
])('%s is no listing', (_what, value) => {
  expect(parseCachedListing(value)).toBeUndefined();
});

test.each([
  ['nothing', null],
  ['text', 'x'],
  ['a list', []],
  ['an account without a number', { ...account, accountId: 1 }],
  ['an account without a name', { ...account, accountName: undefined }],
  ['an account without an address', { ...account, emailAddress: null }],
  ['an account without roles', { ...account, roleNames: undefined }],
  ['an account whose roles are text', { ...account, roleNames: 'Admin' }],
  ['an account with a role that is no text', { ...account, roleNames: ['Admin', 1] }],
])('a listing with %s beside a good account is none', (_what, odd) => {
  expect(parseCachedListing({ accounts: [account, odd], asOfMillis: 1 })).toBeUndefined();
});
