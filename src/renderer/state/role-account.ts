import { sameRole, type RoleRef } from '../../shared/domain/role.ts';
import type { AccountSnapshot } from '../../shared/view.ts';
import { sessionNamed, type WindowState } from './window-state.ts';

/** The account that a role is listed under: its session's, or the one that has its assumed role. */
export function accountOfRole({ directory }: WindowState, role: RoleRef): AccountSnapshot | undefined {
  return directory?.accounts.find(
    ({ sourceId, accountId, assumed = [] }) =>
      accountId === role.accountId && (sourceId === role.sourceId || assumed.some((each) => sameRole(each, role))),
  );
}

/** Returns true if an access portal opens the role's console. */
export function hasPortalLink(state: WindowState, role: RoleRef): boolean {
  const session = sessionNamed(state, role.sourceId);
  if (session !== undefined) return session.can.portalLink;
  // The role of a session that is not known yet, or an assumed one.
  return accountOfRole(state, role)?.assumed?.some((each) => sameRole(each, role)) !== true;
}
