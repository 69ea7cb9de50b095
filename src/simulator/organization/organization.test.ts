import { expect, test } from 'vitest';
import { SimulatorOptionError } from '../settings.ts';
import { portalsOf } from '../options.ts';
import { awkwardAccounts, awkwardRoleNames } from './names.ts';
import { planOrganization } from './organization.ts';

const plan = { accounts: 40, roles: 3, seed: 'x', awkwardNames: 'some' } as const;

test('is the same for the same seed and another for another', () => {
  expect(planOrganization(plan)).toEqual(planOrganization(plan));
  expect(planOrganization({ ...plan, seed: 'y' })).not.toEqual(planOrganization(plan));
});

test('has exactly the accounts and roles asked for, and one account without any', () => {
  const { accounts } = planOrganization(plan);
  const mine = accounts.filter(({ roles }) => roles.length > 0);
  expect(mine).toHaveLength(40);
  expect(accounts).toHaveLength(41);
  expect(mine.every(({ roles }) => new Set(roles).size === 3)).toBe(true);
  expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(41);
  expect(accounts.every(({ accountId }) => /^\d{12}$/u.test(accountId))).toBe(true);
  expect(accounts[0]?.accountId).toMatch(/^000/u);
});

test('carries hostile names as asked', () => {
  const gentlest = awkwardAccounts.map(({ accountName }) => accountName);
  const namesOf = (awkwardNames: 'none' | 'some' | 'all'): (string | undefined)[] =>
    planOrganization({ ...plan, awkwardNames }).accounts.map(({ accountName }) => accountName);
  expect(namesOf('none').every((name) => /^[a-z0-9-]+$/u.test(name ?? ''))).toBe(true);
  expect(
    namesOf('some')
      .slice(0, 6)
      .filter((_, index) => index % 3 === 1),
  ).toEqual(gentlest.slice(0, 2));
  expect(namesOf('all').slice(0, awkwardAccounts.length)).toEqual(gentlest);
});

test.each([
  ['Japanese', /[\u3040-\u30ff\u4e00-\u9fff]/u],
  ['a newline', /\n/u],
  ['quotes', /["']/u],
  ['a closing bracket', /\]/u],
  ['a profile header', /^\[profile x\]$/u],
  ['a bidi override', /\u202e/u],
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  ['control characters', /[\u0000\u0007\u001b]/u],
  ['an ampersand', /&/u],
  ['an emoji', /\p{Extended_Pictographic}/u],
  ['nothing', /^$/u],
  ['a command substitution', /\$\(id\)/u],
  ['backticks', /`id`/u],
  ['more than 500 characters', /^.{500,}$/u],
])('has a name with %s among the hostile ones', (_what, pattern) => {
  expect(awkwardAccounts.some(({ accountName }) => accountName !== undefined && pattern.test(accountName))).toBe(true);
});

test('has hostile role names, absent names and absent e-mails', () => {
  const { accounts } = planOrganization({ ...plan, awkwardNames: 'all' });
  const roles = new Set(accounts.flatMap((account) => account.roles));
  expect(awkwardRoleNames.every((name) => roles.has(name))).toBe(true);
  expect(accounts.some((account) => !('accountName' in account))).toBe(true);
  expect(accounts.some((account) => !('emailAddress' in account))).toBe(true);
});

test('portals of one simulator differ; bad plans are refused in words', () => {
  const startUrls = ['https://d-demo.awsapps.com/start', 'https://acme.awsapps.com/start'];
  const [first, second] = portalsOf({ portals: startUrls.map((startUrl) => ({ startUrl })) });
  expect(first?.organization).not.toEqual(second?.organization);
  const refused = [
    { accounts: -1 },
    { roles: 1.5 },
    { region: 'attacker.example/' },
    { portals: [] },
    { portals: [{ startUrl: 'nonsense' }] },
    { portals: [{ startUrl: `${startUrls[0]}#/` }, { startUrl: startUrls[0] ?? '' }] },
  ];
  for (const options of refused) expect(() => portalsOf(options)).toThrow(SimulatorOptionError);
});
