import type { SimulatorRequest } from '../http/request.ts';
import { portalError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import type { Portal } from '../portals.ts';

/** The header the SDKs send the access token in; portal calls are not signed. */
export function bearerTokenOf(request: SimulatorRequest): string | undefined {
  const value = request.headers['x-amz-sso_bearer_token'];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @throws ServiceError UnauthorizedException; a token is good in its portal's region only. */
export function authorizedPortal(request: SimulatorRequest, center: IdentityCenter): Portal {
  const { portal } = center.portalSessions.authorize(bearerTokenOf(request));
  if (request.region !== undefined && request.region !== portal.region) throw portalError('UnauthorizedException');
  return portal;
}

/** @throws ServiceError InvalidRequestException unless `account_id` is twelve digits. */
export function accountIdOf(request: SimulatorRequest): string {
  const accountId = request.query.get('account_id');
  if (accountId !== null && /^\d{12}$/u.test(accountId)) return accountId;
  throw portalError('InvalidRequestException', 'account_id must be twelve digits');
}
