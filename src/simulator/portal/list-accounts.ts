import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { authorizedPortal } from './access.ts';
import { pageOf } from './paging.ts';

/** ListAccounts: GET `/assignment/accounts`. Only accounts with a role for the person. */
export function listAccounts(request: SimulatorRequest, center: IdentityCenter): Answer {
  const { assignedAccounts, startUrl } = authorizedPortal(request, center);
  const page = pageOf(assignedAccounts, `accounts ${startUrl}`, request.query, center.settings);
  const accountList = page.items.map(({ accountId, accountName, emailAddress }) => ({
    accountId,
    accountName,
    emailAddress,
  }));
  return jsonAnswer(200, { accountList, nextToken: page.nextToken });
}
