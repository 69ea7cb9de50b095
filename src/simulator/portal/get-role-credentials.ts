import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { portalError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { accountIdOf, authorizedPortal } from './access.ts';

/**
 * GetRoleCredentials: GET `/federation/credentials?role_name=&account_id=`. `expiration` is in milliseconds. Whatever
 * is not the person's is 403 "No access", be it a misspelt role or a foreign account.
 */
export function getRoleCredentials(request: SimulatorRequest, center: IdentityCenter): Answer {
  const portal = authorizedPortal(request, center);
  const accountId = accountIdOf(request);
  const roleName = request.query.get('role_name');
  if (roleName === null || roleName === '') throw portalError('InvalidRequestException', 'role_name is missing');
  if (portal.accountById.get(accountId)?.roles.includes(roleName) !== true) throw portalError('ForbiddenException');
  const minted = center.roleCredentials.mint(portal, accountId, roleName);
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMillis } = minted;
  return jsonAnswer(200, {
    roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration: expiresAtMillis },
  });
}
