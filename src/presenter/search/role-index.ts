import { productionTest } from '../../shared/domain/production.ts';
import { safeText } from '../words/safe-text.ts';
import { roleKey, type RoleRef } from '../../shared/domain/role.ts';
import { ASSUMED_ACCOUNTS } from '../../shared/domain/source.ts';
import type { DirectorySnapshot, SessionSnapshot } from '../../shared/view.ts';
import { AccountEntry, type RoleEntry, type SharedByEntries } from './role-entries.ts';

/** The directory made ready for showing and searching. */
export interface RoleIndex {
  readonly accounts: readonly AccountEntry[];
  readonly favourites: readonly RoleEntry[];
  readonly recents: readonly RoleEntry[];
  readonly roleCount: number;
}

/**
 * Thousands of accounts are indexed while a person waits for the window, so nothing is worked out here that only some
 * of them need: an entry makes its names safe when it is shown, and folds them when it is first searched.
 */
export function buildRoleIndex(
  directory: DirectorySnapshot,
  sessions: readonly SessionSnapshot[],
  productionPattern = '',
  assumedLabel = '',
): RoleIndex {
  const shared: SharedByEntries = {
    labels: new Map([
      ...sessions.map((session) => [session.name, safeText(session.label)] as const),
      [ASSUMED_ACCOUNTS, assumedLabel],
    ]),
    favourites: new Set(directory.favourites.map(roleKey)),
    recency: new Map(directory.recents.map((role, index) => [roleKey(role), index])),
    profiles: profileNamesByRole(directory),
    marks: new Map(directory.marks.map((mark) => [accountKey(mark), mark])),
    isProduction: productionTest(productionPattern),
    roleNames: new Map(),
  };
  const accounts: AccountEntry[] = [];
  const byKey = new Map<string, AccountEntry>();
  const assumed = new Map<string, AccountEntry>();
  let roleCount = 0;
  for (const snapshot of directory.accounts) {
    const key = accountKey(snapshot);
    const entry = new AccountEntry(snapshot, key, shared);
    accounts.push(entry);
    byKey.set(key, entry);
    roleCount += entry.roleCount;
    for (const role of snapshot.assumed ?? []) assumed.set(roleKey(role), entry);
  }

  // From A to Z, accounts without a name last: AWS's own order says nothing to people.
  const collator = new Intl.Collator(undefined, { numeric: true });
  accounts.sort((a, b) => Number(a.name === '') - Number(b.name === '') || collator.compare(a.name, b.name));

  const known = (refs: readonly RoleRef[]): RoleEntry[] =>
    refs.flatMap((ref) => {
      const by = assumed.get(roleKey(ref));
      if (by !== undefined) return by.roles.find(({ key }) => key === roleKey(ref)) ?? [];
      return byKey.get(accountKey(ref))?.roleNamed(ref.roleName) ?? [];
    });
  const favourites = known(directory.favourites);
  const recents = known(directory.recents);
  for (const { account } of [...favourites, ...recents]) account.hasPreferred = true;
  return { accounts, favourites, recents: recents.filter((role) => !role.favourite), roleCount };
}

function accountKey({ sourceId, accountId }: { readonly sourceId: string; readonly accountId: string }): string {
  // No account id holds a line feed, so what follows the last one is the id.
  return `${sourceId}\n${accountId}`;
}

function profileNamesByRole(directory: DirectorySnapshot): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const profile of directory.profiles) {
    const key = roleKey(profile);
    const sofar = names.get(key);
    if (sofar === undefined) names.set(key, [safeText(profile.profileName)]);
    else sofar.push(safeText(profile.profileName));
  }
  return names;
}
