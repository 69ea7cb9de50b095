import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { oidcError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { JsonInput } from './json-input.ts';
import type { IssuedTokens } from './portal-sessions.ts';
import { deviceCodeGrant, type Registration } from './registrations.ts';

type Redeem = (input: JsonInput, registration: Registration, center: IdentityCenter) => IssuedTokens;

const grants = new Map<string, Redeem>([
  [deviceCodeGrant, redeemDeviceCode],
  ['authorization_code', redeemAuthorizationCode],
  ['refresh_token', redeemRefreshToken],
]);

/**
 * CreateToken: POST `/token` {clientId, clientSecret, grantType, and by grant deviceCode | code, codeVerifier,
 * redirectUri | refreshToken}. The answer is camelCase, expiresIn in seconds.
 */
export function createToken(request: SimulatorRequest, center: IdentityCenter): Answer {
  const input = new JsonInput(request.body);
  const clientId = input.requiredString('clientId');
  const clientSecret = input.requiredString('clientSecret');
  const grantType = input.requiredString('grantType');
  const registration = center.registrations.authenticate(clientId, clientSecret, request.region);
  const redeem = grants.get(grantType);
  if (redeem === undefined) throw oidcError('UnsupportedGrantTypeException');
  if (!registration.grantTypes.includes(grantType)) throw oidcError('UnauthorizedClientException');
  const scope = input.optionalStrings('scope') ?? [];
  if (!scope.every((name) => registration.scopes.includes(name))) throw oidcError('InvalidScopeException');
  return tokenAnswer(redeem(input, registration, center));
}

function redeemDeviceCode(input: JsonInput, registration: Registration, center: IdentityCenter): IssuedTokens {
  const portal = center.deviceGrants.redeem(input.requiredString('deviceCode'), registration);
  return center.portalSessions.issue(center.portalSessions.start(portal), registration);
}

function redeemAuthorizationCode(input: JsonInput, registration: Registration, center: IdentityCenter): IssuedTokens {
  const code = input.requiredString('code');
  const redirectUri = input.requiredString('redirectUri');
  const codeVerifier = input.requiredString('codeVerifier');
  const portal = center.authorizations.redeem({ code, redirectUri, codeVerifier }, registration);
  return center.portalSessions.issue(center.portalSessions.start(portal), registration);
}

function redeemRefreshToken(input: JsonInput, registration: Registration, center: IdentityCenter): IssuedTokens {
  return center.portalSessions.refresh(input.requiredString('refreshToken'), registration);
}

/** AWS spells members it has no value for as null; clients must read them as absent. */
function tokenAnswer(tokens: IssuedTokens): Answer {
  return jsonAnswer(200, {
    accessToken: tokens.accessToken,
    expiresIn: tokens.expiresInSeconds,
    idToken: null,
    refreshToken: tokens.refreshToken ?? null,
    tokenType: 'Bearer',
  });
}
