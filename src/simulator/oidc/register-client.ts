import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { oidcError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { findPortal } from '../portals.ts';
import { JsonInput } from './json-input.ts';
import { isRegistrableRedirectUri } from './redirect-uri.ts';
import { deviceCodeGrant } from './registrations.ts';

const supportedGrants = new Set(['authorization_code', 'refresh_token', deviceCodeGrant]);
/** Without `grantTypes` a client gets what the device flow needs, as AWS CLI before 2.22 relies on. */
const defaultGrants = [deviceCodeGrant, 'refresh_token'];
/** Scopes of IAM Identity Center and of the AWS products that sign in through it. */
const knownScope = /^(?:sso:account:access|sso:session|codewhisperer:[a-z_]+|codecatalyst:[a-z_]+)$/u;

/**
 * RegisterClient: POST `/client/register` {clientName, clientType, scopes?, grantTypes?, redirectUris?, issuerUrl?}.
 * Times in the answer are epoch seconds.
 */
export function registerClient(request: SimulatorRequest, center: IdentityCenter): Answer {
  const input = new JsonInput(request.body);
  const clientName = input.requiredString('clientName');
  if (input.requiredString('clientType') !== 'public')
    throw oidcError('InvalidClientMetadataException', 'clientType must be public');
  const scopes = input.optionalStrings('scopes') ?? [];
  if (!scopes.every((scope) => knownScope.test(scope))) throw oidcError('InvalidScopeException');
  const grantTypes = checkedGrants(input.optionalStrings('grantTypes'));
  const redirectUris = checkedRedirectUris(input.optionalStrings('redirectUris') ?? [], grantTypes);
  const issuerUrl = checkedIssuer(input.optionalString('issuerUrl'), grantTypes, request, center);
  const { region } = request;
  const registration = center.registrations.add({ clientName, scopes, grantTypes, redirectUris, issuerUrl, region });
  return jsonAnswer(200, {
    clientId: registration.clientId,
    clientSecret: registration.clientSecret,
    clientIdIssuedAt: Math.floor(registration.issuedAtMillis / 1000),
    clientSecretExpiresAt: Math.floor(registration.expiresAtMillis / 1000),
    authorizationEndpoint: null,
    tokenEndpoint: null,
  });
}

function checkedGrants(grantTypes: readonly string[] | undefined): readonly string[] {
  if (grantTypes === undefined || grantTypes.length === 0) return defaultGrants;
  if (grantTypes.every((grant) => supportedGrants.has(grant))) return grantTypes;
  throw oidcError('UnsupportedGrantTypeException');
}

function checkedRedirectUris(redirectUris: readonly string[], grantTypes: readonly string[]): readonly string[] {
  if (!grantTypes.includes('authorization_code')) return redirectUris;
  if (redirectUris.length === 0) throw oidcError('InvalidRequestException', 'authorization_code needs redirectUris');
  if (redirectUris.every((uri) => isRegistrableRedirectUri(uri))) return redirectUris;
  throw oidcError('InvalidRedirectUriException');
}

function checkedIssuer(
  issuerUrl: string | undefined,
  grantTypes: readonly string[],
  request: SimulatorRequest,
  center: IdentityCenter,
): string | undefined {
  if (issuerUrl === undefined) {
    if (!grantTypes.includes('authorization_code')) return undefined;
    throw oidcError('InvalidRequestException', 'authorization_code needs issuerUrl');
  }
  if (findPortal(center.portals, issuerUrl, request.region) === undefined)
    throw oidcError('InvalidRequestException', 'Invalid issuer URL provided');
  return issuerUrl;
}
