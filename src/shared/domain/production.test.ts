import { describe, expect, test } from 'vitest';
import { productionTest, productionTestAcrossSources } from './production.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const account = { accountId: '111122223333', accountName: 'Payments-PROD' };

describe('by pattern', () => {
  test.each([
    ['*prod*', true],
    ['*PROD', true],
    ['prod', true],
    ['payments', true],
    ['pay', false],
    ['payments-prod', true],
    ['payments_prod', true],
    ['prod-payments', false],
    ['prod !payments', false],
    ['prod !pay', true],
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
    expect(productionTest(pattern)(account, undefined)).toBe(expected);
  });

  test('an account without a name goes by its id', () => {
    expect(productionTest('*prod*')({ ...account, accountName: '' }, undefined)).toBe(false);
    expect(productionTest('1111*')({ ...account, accountName: '' }, undefined)).toBe(true);
  });
});

describe('by the usual pattern', () => {
  const isProduction = (accountName: string): boolean =>
    productionTest(DEFAULT_SETTINGS.productionPattern)({ ...account, accountName }, undefined);

  test.each([
    'prod',
    'Prod 2',
    'prod1',
    'PRD',
    'production-eu',
    'payments-prod',
    'payments_prod_eu',
    'paymentsProd',
    'APIProd',
    'ACMEprod',
    'canon-prod',
    '本番',
    '本番環境',
    'prod環境',
  ])('%s is production', (name) => {
    expect(isProduction(name)).toBe(true);
  });

  test.each([
    'product-catalog-dev',
    'producer',
    'reproduction-lab',
    'Products',
    'nonprod',
    'non-prod',
    'Non Prod',
    'NonProd',
    'non_production',
    'preprod',
    'pre-prod-eu',
    'PrePRD',
    'staging',
    '',
  ])('%s is not', (name) => {
    expect(isProduction(name)).toBe(false);
  });
});

test('what the person said of an account counts over the pattern', () => {
  expect(productionTest('*prod*')(account, { production: false })).toBe(false);
  expect(productionTest('')({ ...account, accountName: 'sandbox' }, { production: true })).toBe(true);
  expect(productionTest('*prod*')(account, {})).toBe(true);
});

test('a long hostile name against many stars ends', () => {
  const accountName = 'a'.repeat(10_000);
  expect(productionTest(`${'*a'.repeat(20)}*b`)({ ...account, accountName }, undefined)).toBe(false);
});

test('`?` stands for exactly one character', () => {
  expect(productionTest('?*prod*')({ ...account, accountName: 'prod' }, undefined)).toBe(false);
});

describe('over several sources', () => {
  const { accountId } = account;
  const elsewhere = { accountId, accountName: 'Live' };
  const other = { accountId: '444455556666', accountName: 'Live' };
  const mark = (sourceId: string, production: boolean) => ({ sourceId, accountId, production });
  const judge = (pattern: string, marks: Parameters<typeof productionTestAcrossSources>[2] = []) =>
    productionTestAcrossSources(pattern, () => [account, elsewhere, other], marks);

  test('any source’s name counts, and that of another account does not', () => {
    expect(judge('live')(account, undefined)).toBe(true);
    expect(judge('prod')(elsewhere, undefined)).toBe(true);
    expect(judge('prod')(other, undefined)).toBe(false);
    expect(judge('staging')(account, undefined)).toBe(false);
  });

  test('any source’s word for production counts, against the pattern and against a no elsewhere', () => {
    expect(judge('', [mark('b', true)])(account, undefined)).toBe(true);
    expect(judge('', [mark('b', true)])(account, mark('a', false))).toBe(true);
    expect(judge('', [mark('b', true)])(other, undefined)).toBe(false);
  });

  test('a no of its own source counts against every name', () => {
    expect(judge('live prod', [mark('a', false)])(account, mark('a', false))).toBe(false);
    expect(judge('live', [mark('b', false)])(account, undefined)).toBe(true);
  });

  test('an account without a name here goes by the names that others have for it', () => {
    const unnamed = { accountId, accountName: '' };
    const over = (pattern: string, accounts: readonly { accountId: string; accountName: string }[]) =>
      productionTestAcrossSources(pattern, () => accounts, []);
    expect(over('* !live', [unnamed, elsewhere])(unnamed, undefined)).toBe(false);
    expect(over('* !live', [unnamed, elsewhere])(elsewhere, undefined)).toBe(false);
    expect(over('* !live', [unnamed])(unnamed, undefined)).toBe(true);
    expect(over(accountId, [elsewhere])(unnamed, undefined)).toBe(true);
  });

  test('a number of thousands of names is judged once', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ accountId, accountName: `team-${index}` }));
    const isProduction = productionTestAcrossSources('prod', () => many, []);
    expect(many.filter((one) => isProduction(one, undefined))).toEqual([]);
  });

  test('accounts are gone through once, and only where their names matter', () => {
    let times = 0;
    const isProduction = productionTestAcrossSources('live', () => [account, elsewhere].slice((times += 1) - 1), []);
    expect(isProduction(elsewhere, undefined)).toBe(true);
    expect(times).toBe(0);
    expect([isProduction(account, undefined), isProduction(account, undefined)]).toEqual([true, true]);
    expect(times).toBe(1);
  });
});
