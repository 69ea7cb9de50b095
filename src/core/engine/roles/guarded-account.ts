import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { KnownAccount } from '../../roles/production-guard.ts';
import type { RoleSource } from '../../sources/role-source.ts';
import type { Account, AssumedRole } from '../../state.ts';
import type { EngineParts } from '../engine-parts.ts';

type Parts = Pick<EngineParts, 'sources' | 'accountCache' | 'accountNames' | 'rolePreferences' | 'assumedRoles'>;

/** An account may have been given to the person a moment ago. */
const OWN_NAMES_FRESH_MILLIS = 60_000;
/** The account of an assumed role is often one that the person's portal never lists. */
const BASE_NAMES_FRESH_MILLIS = 60 * 60_000;

/** Looks up the account of a role for the production guard. `isLoaded` returns true once the state was read from disk. */
export function accountOfRole(
  { sources, accountCache, accountNames, rolePreferences, assumedRoles }: Parts,
  isStateLoaded: () => boolean,
) {
  let isLoaded = false;
  return accountOf;

  /** From memory where it was loaded, as in the tray app; else from disk, once. */
  async function accountOf({ sourceId: ownId, accountId }: RoleRef): Promise<KnownAccount> {
    if (!isLoaded && !isStateLoaded()) {
      if (sources.of(ownId) === undefined) await sources.refresh();
      // Any source may list or mark the account.
      await Promise.all([rolePreferences.load(), ...sources.all().map((each) => accountCache.load(each))]);
      isLoaded = true;
    }
    const assumed = assumedRoles().find((role) => role.sourceId === ownId);
    const home = assumed?.homeSourceId ?? ownId;
    const names = namesOf(accountId, home);
    return { accountNames: names, isNamed: isNamed(accountId, ownId, assumed, names), mark: markOf(accountId, home) };
  }

  /**
   * For a role of a session by that session alone, so that no other portal can name the account first. A role that is
   * assumed takes any portal's name.
   */
  function isNamed(
    accountId: string,
    ownId: string,
    assumed: AssumedRole | undefined,
    names: readonly string[],
  ): boolean {
    if (namingSource({ sources }, ownId, assumed) === undefined) return true;
    return assumed === undefined ? nameIn(ownId, accountId) !== undefined : names.length > 0;
  }

  function namesOf(accountId: string, home: string): readonly string[] {
    const ids = [home, ...sources.all().map(({ info }) => info.id)];
    const names = ids.map((id) => nameIn(id, accountId) ?? '');
    return [...new Set(names)].filter((name) => name !== '');
  }

  function nameIn(sourceId: string, accountId: string): string | undefined {
    const listed = accountNamesIn(accountCache.accountsOf(sourceId)).get(accountId);
    return listed ?? accountNames.nameOf(sourceId, accountId);
  }

  /** The word for production stays where the account's source was renamed, removed, or is one of several that list the account. */
  function markOf(accountId: string, home: string): KnownAccount['mark'] {
    const marks = rolePreferences.roles.accountMarks.filter((mark) => mark.accountId === accountId);
    return marks.find(({ production }) => production === true) ?? marks.find(({ sourceId }) => sourceId === home);
  }
}

/**
 * Asks AWS for the names of the accounts of a role's source, or of the source that its keys come from first. Resolves with
 * false where AWS can't be asked now. Rejects with `signInNeeded`, as minting would.
 */
export function namesFetcher({ sources, accountCache, accountNames, assumedRoles }: Omit<Parts, 'rolePreferences'>) {
  return async ({ sourceId: ownId }: RoleRef): Promise<boolean> => {
    const assumed = assumedRoles().find((role) => role.sourceId === ownId);
    const known = namingSource({ sources }, ownId, assumed);
    if (known === undefined) return true;
    const { id } = known.info;
    const isListed = assumed !== undefined && accountCache.isFresh(id);
    if (isListed || accountNames.isFresh(id, assumed ? BASE_NAMES_FRESH_MILLIS : OWN_NAMES_FRESH_MILLIS)) return true;
    try {
      const source = await sources.find(id);
      if (!source.accountNames) return true;
      await accountNames.fetch({ id, accountNames: () => source.accountNames?.() ?? Promise.resolve(new Map()) });
      return true;
    } catch (thrown) {
      if (toDaypassError(thrown).code === 'signInNeeded') throw thrown;
      return false;
    }
  };
}

/** The source that can name the account of a role. */
function namingSource(
  { sources }: Pick<Parts, 'sources'>,
  ownId: string,
  assumed: AssumedRole | undefined,
): RoleSource | undefined {
  const id = assumed === undefined ? ownId : assumed.baseSourceId;
  const source = id === undefined ? undefined : sources.of(id);
  return source?.accountNames === undefined ? undefined : source;
}

const namesInLists = new WeakMap<readonly Account[], ReadonlyMap<string, string>>();

/** The names of a list's accounts by their numbers. A list of thousands is gone through once. */
function accountNamesIn(accounts: readonly Account[]): ReadonlyMap<string, string> {
  const known = namesInLists.get(accounts);
  if (known !== undefined) return known;
  const names = new Map(accounts.map(({ accountId, accountName }) => [accountId, accountName]));
  namesInLists.set(accounts, names);
  return names;
}
