import type { RoleSelection } from '../../../shared/domain/config-edits.ts';
import { roleKey, type RoleRef } from '../../../shared/domain/role.ts';
import type { Account } from '../../state.ts';
import type { KnownRoles } from '../editor/edit-plan.ts';
import { matchesGlob } from '../../../shared/text/glob.ts';
import { knownSource } from '../plans/role-entries.ts';

export interface SelectedRole {
  readonly role: RoleRef;
  /** Empty where it is not known. */
  readonly accountName: string;
}

/** The roles a selection names now, each once, in the order of the lists. May be none. Throws sessionUnknown. */
export function selectRoles(selection: RoleSelection, known: KnownRoles): readonly SelectedRole[] {
  const selected =
    selection.by === 'roles' || selection.by === 'favourites' ? named(selection, known) : listed(selection, known);
  return [...new Map(selected.map((one) => [roleKey(one.role), one])).values()];
}

function named(
  selection: Extract<RoleSelection, { by: 'roles' | 'favourites' }>,
  known: KnownRoles,
): readonly SelectedRole[] {
  const accountNames = new Map<string, ReadonlyMap<string, string>>();
  const accountName = ({ sourceId, accountId }: RoleRef): string => {
    const names =
      accountNames.get(sourceId) ??
      new Map(known.accountsOf(sourceId).map((account) => [account.accountId, account.accountName]));
    accountNames.set(sourceId, names);
    return names.get(accountId) ?? '';
  };
  const sourceIds = new Set(known.sources.map(({ info }) => info.id));
  // A favourite of a session that is no longer there waits for its return; a role asked for by name is told about.
  const roles =
    selection.by === 'roles' ? selection.roles : known.favourites.filter(({ sourceId }) => sourceIds.has(sourceId));
  return roles.map(({ sourceId, accountId, roleName }) => {
    knownSource(sourceId, known);
    const role = { sourceId, accountId, roleName };
    return { role, accountName: accountName(role) };
  });
}

function listed(
  selection: Exclude<RoleSelection, { by: 'roles' | 'favourites' }>,
  known: KnownRoles,
): readonly SelectedRole[] {
  const sources = selection.sourceId === undefined ? known.sources : [knownSource(selection.sourceId, known)];
  const isWanted = matcherOf(selection);
  return sources.flatMap(({ info: { id: sourceId } }) =>
    known.accountsOf(sourceId).flatMap((account) =>
      account.roleNames
        .filter((roleName) => isWanted(account, roleName))
        .map((roleName) => ({
          role: { sourceId, accountId: account.accountId, roleName },
          accountName: account.accountName,
        })),
    ),
  );
}

function matcherOf(
  selection: Exclude<RoleSelection, { by: 'roles' | 'favourites' }>,
): (account: Account, roleName: string) => boolean {
  if (selection.by === 'all') return () => true;
  if (selection.by === 'account') return ({ accountId }) => accountId === selection.accountId;
  // An account's name may hold a slash, a role's name never does.
  const slash = selection.pattern.lastIndexOf('/');
  const ofAccount = slash === -1 ? selection.pattern : selection.pattern.slice(0, slash);
  const ofRole = slash === -1 ? '*' : selection.pattern.slice(slash + 1);
  return ({ accountName, accountId }, roleName) =>
    matchesGlob(roleName, ofRole) && (matchesGlob(accountName, ofAccount) || matchesGlob(accountId, ofAccount));
}
