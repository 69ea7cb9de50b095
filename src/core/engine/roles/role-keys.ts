import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { EngineParts } from '../engine-parts.ts';

type Parts = Pick<EngineParts, 'sources'>;

/** Mints keys at the source of a role. Errors name the role. */
export function mintAt({ sources }: Parts) {
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
export function sourceIdsOf({ sources }: Parts) {
  return (name: string): string | Promise<string> =>
    sources.of(name) === undefined ? sources.find(name).then(({ info }) => info.id) : name;
}

function namingRole(error: DaypassError, { accountId, roleName }: RoleRef): DaypassError {
  if (error.code !== 'noAccess' && error.code !== 'roleNotFound') return error;
  return new DaypassError(error.code, { ...error.facts, accountId, roleName }, { cause: error });
}
