import { productionTestAcrossSources } from '../../shared/domain/production.ts';
import { safeText } from '../words/safe-text.ts';
import { roleKey, type RoleRef } from '../../shared/domain/role.ts';
import { ASSUMED_ACCOUNTS } from '../../shared/domain/source.ts';
import type { DirectorySnapshot, SessionSnapshot } from '../../shared/view.ts';
import { AccountEntry, type RoleEntry, type SharedByEntries } from './role-entries.ts';

/** The directory prepared for display and search. */
export interface RoleIndex {
  readonly accounts: readonly AccountEntry[];
  readonly favourites: readonly RoleEntry[];
  readonly recents: readonly RoleEntry[];
  readonly roleCount: number;
}

/**
 * Builds the index. The person waits for it with thousands of accounts, so each entry makes its names safe only when it is
 * shown, and folds them only when it is first searched.
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
    isProduction: productionTestAcrossSources(productionPattern, () => directory.accounts, directory.marks),
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

  // From A to Z, with unnamed accounts last. The order of AWS means nothing to people.
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
  // An account id has no line feed, so the key is unique.
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
