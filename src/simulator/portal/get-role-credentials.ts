import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { portalError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { randomFrom, randomToken } from '../random-text.ts';
import { accountIdOf, authorizedPortal } from './access.ts';

const keyIdAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * GetRoleCredentials: GET `/federation/credentials?role_name=&account_id=`. `expiration` is in milliseconds. Whatever
 * is not the person's is 403 "No access", be it a misspelt role or a foreign account.
 */
export function getRoleCredentials(request: SimulatorRequest, center: IdentityCenter): Answer {
  const { accountById } = authorizedPortal(request, center);
  const accountId = accountIdOf(request);
  const roleName = request.query.get('role_name');
  if (roleName === null || roleName === '') throw portalError('InvalidRequestException', 'role_name is missing');
  if (accountById.get(accountId)?.roles.includes(roleName) !== true) throw portalError('ForbiddenException');
  const now = center.clock.nowMillis();
  const expiration = (Math.floor(now / 1000) + center.settings.roleCredentialSeconds) * 1000;
  return jsonAnswer(200, {
    roleCredentials: {
      accessKeyId: `ASIAFAKE${randomFrom(keyIdAlphabet, 12)}`,
      // With + and /, as real keys have them: they tell a shell or URL quoting that is wrong.
      secretAccessKey: `FAKE+/${randomToken(26).slice(0, 34)}`,
      sessionToken: `FAKE//${randomToken(450)}+w==`,
      expiration,
    },
  });
}
