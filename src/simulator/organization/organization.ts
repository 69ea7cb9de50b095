import { accountNameAt, awkwardAccounts, awkwardRoleNames, roleNameAt } from './names.ts';
import { seededRandom } from './seeded-random.ts';

/** An account as the person sees it. No roles: the account exists but nothing in it is assigned to the person. */
export interface OrganizationAccount {
  readonly accountId: string;
  /** Absent as AWS leaves it out, not empty. */
  readonly accountName?: string;
  readonly emailAddress?: string;
  readonly roles: readonly string[];
}

export interface Organization {
  readonly accounts: readonly OrganizationAccount[];
}

export interface OrganizationPlan {
  readonly accounts: number;
  readonly roles: number;
  /** Equal seeds give equal organizations. */
  readonly seed: string;
  /** `some`: about every third account carries a hostile name. `all`: every hostile name there is. */
  readonly awkwardNames: 'none' | 'some' | 'all';
}

/** Builds an organization of `accounts` × `roles` from a seed. One more account is in it that the person has no role in. */
export function planOrganization(plan: OrganizationPlan): Organization {
  const random = seededRandom(plan.seed);
  const accountIds = uniqueAccountIds(plan.accounts + 1, random);
  const awkwardPlaces = placeAwkward(plan);
  const accounts = accountIds.slice(0, plan.accounts).map((accountId, index): OrganizationAccount => {
    const awkwardIndex = awkwardPlaces.get(index);
    return awkwardIndex === undefined
      ? everydayAccount(accountId, index, plan.roles)
      : awkwardAccount(accountId, awkwardIndex, plan.roles);
  });
  const outsider = { accountId: accountIds[plan.accounts] ?? '999999999999', accountName: 'not-yours', roles: [] };
  return { accounts: [...accounts, outsider] };
}

function everydayAccount(accountId: string, index: number, roleCount: number): OrganizationAccount {
  const accountName = accountNameAt(index);
  return { accountId, accountName, emailAddress: `aws+${accountName}@example.com`, roles: roleNames(roleCount) };
}

function awkwardAccount(accountId: string, awkwardIndex: number, roleCount: number): OrganizationAccount {
  return { accountId, ...awkwardAccounts[awkwardIndex], roles: roleNames(roleCount, awkwardIndex) };
}

function placeAwkward({ accounts, awkwardNames }: OrganizationPlan): Map<number, number> {
  if (awkwardNames === 'none') return new Map();
  const [step, first] = awkwardNames === 'all' ? [1, 0] : [3, 1];
  const places = Array.from(awkwardAccounts, (_, index) => [first + index * step, index] as const);
  return new Map(places.filter(([place]) => place < accounts));
}

function roleNames(count: number, awkwardIndex?: number): readonly string[] {
  const names = Array.from({ length: count }, (_, index) => roleNameAt(index));
  const awkward = awkwardIndex === undefined ? undefined : awkwardRoleNames[awkwardIndex % awkwardRoleNames.length];
  return awkward === undefined || count < 2 ? names : [...names.slice(0, -1), awkward];
}

function uniqueAccountIds(count: number, random: () => number): string[] {
  const ids = new Set<string>();
  while (ids.size < count) {
    // The first begins with zeros: a number in JSON or YAML would lose them.
    const digits = ids.size === 0 ? 9 : 12;
    const number = Math.floor(random() * 10 ** digits);
    ids.add(String(number).padStart(12, '0'));
  }
  return [...ids];
}
