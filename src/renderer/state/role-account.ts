import { sameRole, type RoleRef } from '../../shared/domain/role.ts';
import type { AccountSnapshot } from '../../shared/view.ts';
import { sessionNamed, type WindowState } from './window-state.ts';

/** Returns the account that lists the role, as one of its session or as an assumed role. */
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
  // The session is not known yet, or the role is an assumed one, which no portal can open.
  return accountOfRole(state, role)?.assumed?.some((each) => sameRole(each, role)) !== true;
}
