import { ASSUMED_ACCOUNTS } from '../../../shared/domain/source.ts';
import type { Account, AssumedRole } from '../../state.ts';
import type { AccountCache } from '../../roles/accounts/account-cache.ts';
import type { SourceRegistry } from '../../sources/registry.ts';

interface Known {
  readonly unlisted: ReturnType<SourceRegistry['unlisted']>;
  readonly lists: readonly (readonly Account[])[];
  readonly roles: readonly AssumedRole[];
}

/** Returns a reader of the roles that profiles assume. It returns the same array until sources or lists change. */
export function assumedRolesReader(sources: SourceRegistry, accountCache: AccountCache): () => readonly AssumedRole[] {
  let known: Known | undefined;
  return () => {
    const unlisted = sources.unlisted();
    // Thousands of accounts are not looked through for nothing.
    const ids = unlisted.length === 0 ? [] : sources.all().map(({ info }) => info.id);
    const lists = ids.map((id) => accountCache.accountsOf(id));
    if (known?.unlisted === unlisted && isSame(known.lists, lists)) return known.roles;
    known = { unlisted, lists, roles: rolesOf(unlisted, ids, lists, sources) };
    return known.roles;
  };
}

function rolesOf(
  unlisted: Known['unlisted'],
  ids: readonly string[],
  lists: Known['lists'],
  sources: SourceRegistry,
): readonly AssumedRole[] {
  const homes = new Map<string, readonly string[]>();
  for (const [at, accounts] of lists.entries()) {
    const id = ids[at] ?? '';
    for (const { accountId } of accounts) homes.set(accountId, [...(homes.get(accountId) ?? []), id]);
  }
  const sourceOfProfile = new Map(sources.profiles.map(({ profileName, sourceId }) => [profileName, sourceId]));
  return unlisted.map(({ assumed: { role, profileName, comesFrom, baseProfile } }) => {
    const baseSourceId = baseProfile === undefined ? undefined : sourceOfProfile.get(baseProfile);
    const listing = homes.get(role.accountId) ?? [];
    const home = listing.find((id) => id === baseSourceId) ?? listing[0];
    return {
      ...role,
      profileName,
      comesFrom,
      ...(baseSourceId !== undefined && { baseSourceId }),
      homeSourceId: home ?? ASSUMED_ACCOUNTS,
    };
  });
}

function isSame(a: Known['lists'], b: Known['lists']): boolean {
  return a.length === b.length && a.every((list, at) => list === b[at]);
}
