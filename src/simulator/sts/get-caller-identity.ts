import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { authenticatedCaller } from './caller.ts';
import { stsAnswer, stsError } from './sts-error.ts';

/**
 * STS GetCallerIdentity: POST `/` with form members Action and Version, signed with minted keys or a user's. A real
 * `aws sts get-caller-identity` then shows that keys arrived whole. Also the route of actions that STS does not know.
 */
export function getCallerIdentity(request: SimulatorRequest, center: IdentityCenter): Answer {
  const action = new URLSearchParams(request.body).get('Action');
  if (action !== 'GetCallerIdentity')
    throw stsError('InvalidAction', `Could not find operation ${action ?? ''} for version 2011-06-15`);
  const { arn, userId, accountId } = authenticatedCaller(request, center);
  return stsAnswer(action, { Arn: arn, UserId: userId, Account: accountId });
}
