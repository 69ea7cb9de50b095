import { jsonAnswer, redirectAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { ServiceError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { parseJsonObject } from '../json-object.ts';
import { checkProof } from './dpop.ts';
import type { LoginGrant } from './login-tokens.ts';

const clientPattern = /^arn:aws:signin:::devtools\/(?:same|cross)-device$/u;
const tokenSeconds = 900;

/** `sub` of the id token: the identity that signs in, and the profile's `login_session`. */
export const LOGIN_IDENTITY = 'arn:aws:iam::123456789012:user/fake-person';

/** HTTP status of AWS Sign-In's refusals by `error` (service model signin 2023-01-01). */
const loginStatuses = {
  AUTHCODE_EXPIRED: 401,
  INSUFFICIENT_PERMISSIONS: 403,
  INVALID_REQUEST: 400,
  TOKEN_EXPIRED: 401,
  USER_CREDENTIALS_CHANGED: 403,
  server_error: 500,
} as const;
export type LoginException = keyof typeof loginStatuses;

export function isLoginException(name: string): name is LoginException {
  return Object.hasOwn(loginStatuses, name);
}

/** GET `/v1/authorize`: signs the person in at once. The same-device form redirects, the cross-device one shows a text. */
export function authorizeLogin({ query, region }: SimulatorRequest, center: IdentityCenter): Answer {
  const clientId = query.get('client_id') ?? '';
  const redirectUri = query.get('redirect_uri') ?? '';
  const challenge = query.get('code_challenge') ?? '';
  const isWhole =
    query.get('response_type') === 'code' &&
    query.get('scope') === 'openid' &&
    query.get('code_challenge_method') === 'SHA-256' &&
    clientPattern.test(clientId) &&
    challenge !== '';
  if (!isWhole) throw loginError('INVALID_REQUEST', 'The authorization request is not valid');
  const code = center.loginTokens.issueCode({ clientId, redirectUri, challenge, region: region ?? 'any' });
  const parameters = new URLSearchParams({ code, state: query.get('state') ?? '' });
  if (/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/u.test(redirectUri))
    return redirectAnswer(`${redirectUri}?${parameters.toString()}`);
  const text = Buffer.from(`state=${query.get('state') ?? ''}&code=${code}`).toString('base64');
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: text };
}

/** POST `/v1/token`: JSON, unsigned, with a DPoP proof. */
export function loginToken(request: SimulatorRequest, center: IdentityCenter): Answer {
  const input = parseJsonObject(request.body);
  if (input === undefined) throw loginError('INVALID_REQUEST', 'The body is not JSON');
  const scheme = request.service === 'any' ? 'http' : 'https';
  const proof = checkProof(request, scheme, center.clock.nowMillis());
  if (typeof proof === 'string') throw loginError('INVALID_REQUEST', `Invalid proof: ${proof}`);
  if (!center.loginTokens.takeProofId(proof.id)) throw loginError('INVALID_REQUEST', 'Invalid proof: jti was used');
  const text = (name: string): string => (typeof input[name] === 'string' ? input[name] : '');
  if (!clientPattern.test(text('clientId'))) throw loginError('INVALID_REQUEST', 'Invalid client');
  if (text('grantType') === 'authorization_code') return firstTokens(text, request, proof.keyThumbprint, center);
  if (text('grantType') === 'refresh_token') return renewedTokens(text, request, proof.keyThumbprint, center);
  throw loginError('INVALID_REQUEST', 'Invalid grant type');
}

type Text = (name: string) => string;

function firstTokens(text: Text, request: SimulatorRequest, keyThumbprint: string, center: IdentityCenter): Answer {
  const code = center.loginTokens.redeemCode(text('code'), text('clientId'), text('redirectUri'), text('codeVerifier'));
  if (code === 'unknown') throw loginError('AUTHCODE_EXPIRED', 'The authorization code is unknown or was used');
  if (code === 'wrong') throw loginError('INVALID_REQUEST', 'The code was made for another request');
  const grant: LoginGrant = { keyThumbprint, clientId: text('clientId'), region: code.region };
  const claims = Buffer.from(JSON.stringify({ sub: LOGIN_IDENTITY })).toString('base64url');
  return tokens(center.loginTokens.issueRefreshToken(grant), request, center, {
    idToken: `e30.${claims}.RkFLRQ`,
  });
}

function renewedTokens(text: Text, request: SimulatorRequest, keyThumbprint: string, center: IdentityCenter): Answer {
  const grant = center.loginTokens.grantOf(text('refreshToken'));
  if (grant === undefined) throw loginError('TOKEN_EXPIRED', 'The refresh token is unknown or has expired');
  if (grant.keyThumbprint !== keyThumbprint || grant.clientId !== text('clientId'))
    throw loginError('INVALID_REQUEST', 'The refresh token belongs to another key or client');
  if ((request.region ?? 'any') !== grant.region)
    throw loginError('INVALID_REQUEST', 'The refresh token belongs to another Region');
  const redeemed = center.loginTokens.redeemRefreshToken(text('refreshToken'));
  if (redeemed === undefined) throw loginError('TOKEN_EXPIRED', 'The refresh token was used before');
  return tokens(redeemed.successor, request, center, {});
}

function tokens(
  refreshToken: string,
  { region }: SimulatorRequest,
  center: IdentityCenter,
  more: Readonly<Record<string, string>>,
): Answer {
  const minted = center.roleCredentials.mintAssumed({
    accountId: LOGIN_IDENTITY.split(':')[4] ?? '',
    roleName: 'fake-person',
    region: region ?? center.portals[0]?.region ?? 'us-east-1',
    seconds: tokenSeconds,
    assumedAs: LOGIN_IDENTITY,
    isUserSession: true,
  });
  return jsonAnswer(200, {
    accessToken: {
      accessKeyId: minted.accessKeyId,
      secretAccessKey: minted.secretAccessKey,
      sessionToken: minted.sessionToken,
    },
    tokenType: 'aws_sigv4',
    expiresIn: tokenSeconds,
    refreshToken,
    ...more,
  });
}

export function loginError(error: LoginException, message: string): ServiceError {
  const type = loginStatuses[error] === 400 ? 'ValidationException' : 'AccessDeniedException';
  return new ServiceError(
    error,
    jsonAnswer(
      loginStatuses[error],
      { error, message },
      { 'x-amzn-errortype': error === 'server_error' ? 'InternalServerException' : type },
    ),
  );
}
