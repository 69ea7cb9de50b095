import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { KnownAccount } from '../../roles/production-guard.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { Account } from '../../state.ts';
import type { EngineParts } from '../engine-parts.ts';

type Parts = Pick<EngineParts, 'sources' | 'accountCache' | 'rolePreferences' | 'assumedRoles'>;

/** Mints keys at the source of a role. Errors name the role. */
export function mintAt({ sources }: Pick<Parts, 'sources'>) {
  return mintKeys;

  async function mintKeys(role: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    const source = await sources.find(role.sourceId);
    // The files may have changed since the role was judged: its source's id may be another name of another source now.
    if (source.info.id !== role.sourceId) throw new DaypassError('sessionUnknown', { session: role.sourceId });
    return source
      .mint(role, signal)
      .catch((thrown: unknown) => Promise.reject(namingRole(toDaypassError(thrown), role)));
  }
}

/** Returns a function that returns the id of the source that a name finds, from memory for an id. It rejects as `find` does. */
export function sourceIdsOf({ sources }: Pick<Parts, 'sources'>) {
  return (name: string): string | Promise<string> =>
    sources.of(name) === undefined ? sources.find(name).then(({ info }) => info.id) : name;
}

/** Looks up the account of a role for the production guard. `isLoaded` returns true once the state was read from disk. */
export function accountOfRole(
  { sources, accountCache, rolePreferences, assumedRoles }: Parts,
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
    const home = assumedRoles().find((role) => role.sourceId === ownId)?.homeSourceId ?? ownId;
    return { accountNames: namesOf(accountId, home), mark: markOf(accountId, home) };
  }

  function namesOf(accountId: string, home: string): readonly string[] {
    const ids = [home, ...sources.all().map(({ info }) => info.id)];
    const names = ids.map((id) => accountNamesIn(accountCache.accountsOf(id)).get(accountId) ?? '');
    return [...new Set(names)].filter((name) => name !== '');
  }

  /** The word for production stays where the account's source was renamed, removed, or is one of several that list the account. */
  function markOf(accountId: string, home: string): KnownAccount['mark'] {
    const marks = rolePreferences.roles.accountMarks.filter((mark) => mark.accountId === accountId);
    return marks.find(({ production }) => production === true) ?? marks.find(({ sourceId }) => sourceId === home);
  }
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

function namingRole(error: DaypassError, { accountId, roleName }: RoleRef): DaypassError {
  if (error.code !== 'noAccess' && error.code !== 'roleNotFound') return error;
  return new DaypassError(error.code, { ...error.facts, accountId, roleName }, { cause: error });
}
