import { describe, expect, test } from 'vitest';
import { isProduction, productionTest } from './production.ts';

const account = { accountId: '111122223333', accountName: 'Payments-PROD' };

describe('by pattern', () => {
  test.each([
    ['*prod*', true],
    ['*PROD', true],
    ['prod', false],
    ['payments-????', true],
    ['payments-???', false],
    ['staging*, *-prod', true],
    ['staging* *-prod', true],
    ['staging*、*-prod', true],
    ['1111*', true],
    ['111122223333', true],
    ['11112222', false],
    ['*', true],
    ['**prod**', true],
    ['', false],
    [' , ', false],
    ['.*', false],
    ['[pP]ayments*', false],
    ['*prod* !*pay*', false],
    ['!*staging*, *prod*', true],
    ['!*staging*', false],
    ['*prod* !', true],
    ['*prod* !1111*', false],
  ])('%j: %s', (pattern, expected) => {
    expect(isProduction(account, undefined, pattern)).toBe(expected);
  });

  test('an account without a name goes by its id', () => {
    expect(isProduction({ ...account, accountName: '' }, undefined, '*prod*')).toBe(false);
    expect(isProduction({ ...account, accountName: '' }, undefined, '1111*')).toBe(true);
  });
});

test('what the person said of an account counts over the pattern', () => {
  expect(isProduction(account, { production: false }, '*prod*')).toBe(false);
  expect(isProduction({ ...account, accountName: 'sandbox' }, { production: true }, '')).toBe(true);
  expect(isProduction(account, {}, '*prod*')).toBe(true);
});

test('a long hostile name against many stars ends', () => {
  const accountName = 'a'.repeat(10_000);
  expect(isProduction({ ...account, accountName }, undefined, `${'*a'.repeat(20)}*b`)).toBe(false);
});

test('a pattern asked about after another is its own', () => {
  expect(isProduction(account, undefined, '*prod*')).toBe(true);
  expect(isProduction(account, undefined, '*staging*')).toBe(false);
  expect(isProduction(account, undefined, '*prod*')).toBe(true);
  expect(productionTest('?*prod*')({ ...account, accountName: 'prod' }, undefined)).toBe(false);
});
