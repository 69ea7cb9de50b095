import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { portalError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { accountIdOf, authorizedPortal } from './access.ts';
import { pageOf } from './paging.ts';

/** ListAccountRoles: GET `/assignment/roles?account_id=`. 404 outside the organization, 403 without a role in it. */
export function listAccountRoles(request: SimulatorRequest, center: IdentityCenter): Answer {
  const { accountById, startUrl } = authorizedPortal(request, center);
  const accountId = accountIdOf(request);
  const account = accountById.get(accountId);
  if (account === undefined) throw portalError('ResourceNotFoundException', 'Account not found');
  if (account.roles.length === 0) throw portalError('ForbiddenException');
  const page = pageOf(account.roles, `roles ${startUrl} ${accountId}`, request.query, center.settings);
  const roleList = page.items.map((roleName) => ({ accountId, roleName }));
  return jsonAnswer(200, { nextToken: page.nextToken, roleList });
}
