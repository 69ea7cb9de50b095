import type { RoleRef } from '../../../shared/domain/role.ts';
import { fromStored, toStored } from '../../../shared/domain/stored-source.ts';
import { readOwnJson, readOwnJsonSurely, writeOwnJson } from '../../disk/write/own-json.ts';
import { isObject, isText, objectOf } from '../../check.ts';

const isRole = objectOf<RoleRef>({ sourceId: isText, accountId: isText, roleName: isText }, { others: 'allowed' });

/** A section of the credentials file that a person asked to hold a role's keys. The list of them holds no secret. */
export interface StoredKeys {
  readonly profileName: string;
  readonly role: RoleRef;
  /** We took the keys out when their session ended: they come back with the next sign-in. */
  readonly isAway?: true;
}

/** Without a role: the name leaves the list. */
export type StoredKeysChange = Pick<StoredKeys, 'profileName'> & Partial<Omit<StoredKeys, 'profileName'>>;

/** For a session that is called otherwise now; to be called under the same lock. Rejects as `changeStoredKeys`. */
export async function renameStoredSession(path: string, from: string, to: string): Promise<void> {
  for (const { profileName, role, isAway } of await readStoredKeys(path)) {
    if (role.sourceId !== from) continue;
    await changeStoredKeys(path, { profileName, role: { ...role, sourceId: to }, ...(isAway && { isAway }) });
  }
}

function withChange(
  list: readonly StoredKeys[],
  { profileName, role, isAway }: StoredKeysChange,
): readonly StoredKeys[] {
  const place = list.findIndex((kept) => kept.profileName === profileName);
  const changed = role === undefined ? [] : [{ profileName, role, ...(isAway && { isAway }) }];
  return place === -1 ? [...list, ...changed] : list.toSpliced(place, 1, ...changed);
}

/** A file that is missing, truncated or in another form is treated as an empty list: nothing is renewed then. */
export async function readStoredKeys(path: string): Promise<readonly StoredKeys[]> {
  return (await readOwnJson(path, parseStoredKeys)) ?? [];
}

/**
 * Changes the list; to be called under the lock of the credentials file, so that no two do at once. Rejects: fileForbidden,
 * diskFull, diskFailed.
 */
export async function changeStoredKeys(path: string, change: StoredKeysChange): Promise<void> {
  // A list that can't be read for the moment, taken for an empty one, would be written over.
  const before = (await readOwnJsonSurely(path, parseStoredKeys)) ?? [];
  const after = withChange(before, change);
  // Watched: a write that changes nothing would call for another look.
  if (JSON.stringify(after) !== JSON.stringify(before)) await writeOwnJson(path, { kept: after.map(stored) });
}

function stored({ role, ...keys }: StoredKeys): object {
  return { ...keys, role: toStored(role) };
}

function parseStoredKeys(value: unknown): readonly StoredKeys[] | undefined {
  if (!isObject(value) || !Array.isArray(value['kept'])) return undefined;
  return value['kept'].flatMap((one: unknown) => parseOne(one) ?? []);
}

function parseOne(value: unknown): StoredKeys | undefined {
  if (!isObject(value) || !isObject(value['role'])) return undefined;
  const { profileName, isAway } = value;
  const role = fromStored(value['role']);
  if (!isText(profileName) || !isRole(role)) return undefined;
  const { sourceId, accountId, roleName } = role;
  return { profileName, role: { sourceId, accountId, roleName }, ...(isAway === true && { isAway }) };
}
