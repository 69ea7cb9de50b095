import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { oidcError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { findPortal } from '../portals.ts';
import { JsonInput } from './json-input.ts';
import { deviceCodeGrant } from './registrations.ts';

/** StartDeviceAuthorization: POST `/device_authorization` {clientId, clientSecret, startUrl} (RFC 8628 §3.1–3.2). */
export function startDeviceAuthorization(request: SimulatorRequest, center: IdentityCenter): Answer {
  const input = new JsonInput(request.body);
  const clientId = input.requiredString('clientId');
  const clientSecret = input.requiredString('clientSecret');
  const startUrl = input.requiredString('startUrl');
  const registration = center.registrations.authenticate(clientId, clientSecret, request.region);
  if (!registration.grantTypes.includes(deviceCodeGrant)) throw oidcError('UnauthorizedClientException');
  const portal = findPortal(center.portals, startUrl, request.region);
  if (portal === undefined) throw oidcError('InvalidRequestException', 'Invalid start url provided');
  const grant = center.deviceGrants.start(registration, portal);
  // Over TLS the page is at the AWS host that was asked, so that clients meet a link of AWS's own.
  const origin = request.service === 'any' ? center.pageOrigin : `https://${request.headers.host ?? ''}`;
  const verificationUri = `${origin}/device`;
  return jsonAnswer(200, {
    deviceCode: grant.deviceCode,
    userCode: grant.userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${grant.userCode}`,
    expiresIn: center.settings.deviceCodeSeconds,
    interval: center.settings.deviceIntervalSeconds,
  });
}
