import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { authorizedPortal, bearerTokenOf } from './access.ts';

/** Logout: POST `/logout`. Ends the sign-in: its access tokens are dead and its refresh tokens refused. */
export function logout(request: SimulatorRequest, center: IdentityCenter): Answer {
  authorizedPortal(request, center);
  center.portalSessions.authorize(bearerTokenOf(request)).ended = true;
  return { status: 200, headers: {}, body: '' };
}
