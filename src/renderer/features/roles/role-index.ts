import { safeText } from '../../../presenter/safe-text.ts';
import { roleKey, type RoleRef } from '../../../shared/role-ref.ts';
import type { AccountSnapshot, DirectorySnapshot, SessionSnapshot } from '../../../shared/snapshots.ts';

/** A role as the list shows it, with what is needed to find it. */
export interface RoleEntry {
  readonly key: string;
  readonly ref: RoleRef;
  readonly roleName: string;
  readonly favourite: boolean;
  /** 0 for the role used last, 1 for the one before; absent when not used lately. */
  readonly recency?: number;
  readonly profileNames: readonly string[];
  readonly account: AccountEntry;
  /** Folded text of the role's own name. */
  readonly foldedRole: string;
}

export interface AccountEntry {
  readonly key: string;
  readonly accountId: string;
  /** Safe to show; empty where AWS gave none. */
  readonly name: string;
  readonly emailAddress: string;
  readonly sessionName: string;
  readonly sessionLabel: string;
  readonly roles: readonly RoleEntry[];
  readonly foldedName: string;
  /** Folded id, e-mail and session, parted by line feeds so that no word matches across two of them. */
  readonly foldedRest: string;
}

/** The directory made ready for showing and searching. */
export interface RoleIndex {
  readonly accounts: readonly AccountEntry[];
  readonly favourites: readonly RoleEntry[];
  readonly recents: readonly RoleEntry[];
  readonly roleCount: number;
}

/** Case, width and compatibility forms do not matter to a search: `ＰＲＯＤ`, `prod` and `Prod` are one. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export function buildRoleIndex(directory: DirectorySnapshot, sessions: readonly SessionSnapshot[]): RoleIndex {
  const labels = new Map(sessions.map((session) => [session.name, safeText(session.label)]));
  const favouriteKeys = new Set(directory.favourites.map(roleKey));
  const recency = new Map(directory.recents.map((role, index) => [roleKey(role), index]));
  const profiles = profileNamesByRole(directory);
  const byKey = new Map<string, RoleEntry>();

  const toAccount = (account: AccountSnapshot): AccountEntry => {
    const name = safeText(account.accountName);
    const emailAddress = safeText(account.emailAddress);
    const sessionLabel = labels.get(account.sessionName) ?? safeText(account.sessionName);
    const roles: RoleEntry[] = [];
    const entry: AccountEntry = {
      key: JSON.stringify([account.sessionName, account.accountId]),
      accountId: safeText(account.accountId),
      name,
      emailAddress,
      sessionName: account.sessionName,
      sessionLabel,
      roles,
      foldedName: fold(name),
      foldedRest: fold([account.accountId, emailAddress, sessionLabel, account.sessionName].join('\n')),
    };
    for (const rawRoleName of account.roleNames) {
      const ref = { sessionName: account.sessionName, accountId: account.accountId, roleName: rawRoleName };
      const key = roleKey(ref);
      const used = recency.get(key);
      const role: RoleEntry = {
        key,
        ref,
        roleName: safeText(rawRoleName),
        favourite: favouriteKeys.has(key),
        ...(used === undefined ? {} : { recency: used }),
        profileNames: profiles.get(key) ?? [],
        account: entry,
        foldedRole: fold(rawRoleName),
      };
      roles.push(role);
      byKey.set(key, role);
    }
    return entry;
  };

  const accounts = directory.accounts.map(toAccount);
  const known = (refs: readonly RoleRef[]): RoleEntry[] =>
    refs.map((ref) => byKey.get(roleKey(ref))).filter((role) => role !== undefined);
  const favourites = known(directory.favourites);
  return {
    accounts,
    favourites,
    recents: known(directory.recents).filter((role) => !role.favourite),
    roleCount: byKey.size,
  };
}

function profileNamesByRole(directory: DirectorySnapshot): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const profile of directory.profiles) {
    const key = roleKey(profile);
    names.set(key, [...(names.get(key) ?? []), safeText(profile.profileName)]);
  }
  return names;
}
