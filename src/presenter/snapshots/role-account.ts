import type { Account, AssumedRole, EngineState } from '../../core/state.ts';
import { sameRole, type RoleRef } from '../../shared/domain/role.ts';
import { ASSUMED_ACCOUNTS } from '../../shared/domain/source.ts';
import { accountsOf } from './accounts-of.ts';
import { sourceOf } from './source-of.ts';

type Known = Pick<EngineState, 'sessions' | 'accounts' | 'assumedRoles'>;

/** The assumed role of that reference. Undefined for a role of a session. */
export function assumedRole({ assumedRoles }: Pick<EngineState, 'assumedRoles'>, role: RoleRef) {
  return assumedRoles.find((assumed) => sameRole(assumed, role));
}

/** The id of the source whose account lists the role and has its marks. */
export function homeOf(state: Pick<EngineState, 'assumedRoles'>, role: RoleRef): string {
  return assumedRole(state, role)?.homeSourceId ?? role.sourceId;
}

/** A role's account, if it is listed. */
export function accountOfRole(state: Known, role: RoleRef): Account | undefined {
  return accountsOf(state, homeOf(state, role)).find(({ accountId }) => accountId === role.accountId);
}

/** The id of the source whose sign-in a role's keys need. Undefined if they need none. */
export function signInSourceOf(state: Pick<EngineState, 'assumedRoles'>, role: RoleRef): string | undefined {
  const assumed = assumedRole(state, role);
  return assumed === undefined ? role.sourceId : assumed.baseSourceId;
}

/** Returns true if an access portal opens the role's console. */
export function hasPortalLink(state: Known, role: RoleRef): boolean {
  if (assumedRole(state, role) !== undefined) return false;
  return sourceOf(state, role.sourceId)?.can.portalLink ?? true;
}

/** Assumed roles by the account that they are listed under. */
export function assumedByAccount(
  roles: readonly AssumedRole[],
): (sourceId: string, accountId: string) => readonly AssumedRole[] {
  const keyOf = (sourceId: string, accountId: string): string => JSON.stringify([sourceId, accountId]);
  const byAccount = new Map<string, AssumedRole[]>();
  for (const role of roles) {
    const key = keyOf(role.homeSourceId, role.accountId);
    byAccount.set(key, [...(byAccount.get(key) ?? []), role]);
  }
  if (byAccount.size === 0) return () => [];
  return (sourceId, accountId) => byAccount.get(keyOf(sourceId, accountId)) ?? [];
}

/** The accounts of assumed roles that no source lists. */
export function unlistedAccounts(roles: readonly AssumedRole[]): readonly Account[] {
  const ids = roles.flatMap(({ homeSourceId, accountId }) => (homeSourceId === ASSUMED_ACCOUNTS ? [accountId] : []));
  return [...new Set(ids)].map((accountId) => ({ accountId, accountName: '', emailAddress: '', roleNames: [] }));
}
