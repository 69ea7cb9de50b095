import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { KnownAccount } from '../../roles/production-guard.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { EngineParts } from '../engine-parts.ts';

type Parts = Pick<EngineParts, 'sources' | 'accountCache' | 'rolePreferences' | 'assumedRoles'>;

/** Mints keys at the source of a role. Errors name the role. */
export function mintAt({ sources }: Pick<Parts, 'sources'>) {
  return mintKeys;

  async function mintKeys(role: RoleRef, signal: AbortSignal): Promise<RoleCredentials> {
    const source = await sources.find(role.sourceId);
    return source
      .mint(role, signal)
      .catch((thrown: unknown) => Promise.reject(namingRole(toDaypassError(thrown), role)));
  }
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
      const source = await sources.find(ownId);
      // The account of an assumed role may be in any source's list.
      const listed = source.assumed === undefined ? [source] : sources.all();
      await Promise.all([rolePreferences.load(), ...listed.map((each) => accountCache.load(each))]);
      isLoaded = true;
    }
    const sourceId = assumedRoles().find((role) => role.sourceId === ownId)?.homeSourceId ?? ownId;
    const account = accountCache.accountsOf(sourceId).find((listed) => listed.accountId === accountId);
    const mark = rolePreferences.roles.accountMarks.find(
      (noted) => noted.sourceId === sourceId && noted.accountId === accountId,
    );
    return { accountName: account?.accountName ?? '', mark };
  }
}

function namingRole(error: DaypassError, { accountId, roleName }: RoleRef): DaypassError {
  if (error.code !== 'noAccess' && error.code !== 'roleNotFound') return error;
  return new DaypassError(error.code, { ...error.facts, accountId, roleName }, { cause: error });
}
