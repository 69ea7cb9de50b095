import { jsonAnswer, type Answer } from './answer.ts';

/** A refusal in the shape AWS gives it. Handlers throw it; the dispatcher writes it. */
export class ServiceError extends Error {
  readonly answer: Answer;

  constructor(exception: string, answer: Answer) {
    super(exception);
    this.name = exception;
    this.answer = answer;
  }
}

/**
 * OIDC refusals: OAuth code (RFC 6749 §5.2, RFC 8628 §3.5) and HTTP status by exception, as in the service model of
 * sso-oidc 2019-06-10.
 */
const oidcExceptions = {
  AccessDeniedException: [400, 'access_denied', 'Access denied'],
  AuthorizationPendingException: [400, 'authorization_pending', 'Authorization is still pending'],
  ExpiredTokenException: [400, 'expired_token', 'Expired token'],
  InternalServerException: [500, 'server_error', 'Internal server error'],
  InvalidClientException: [401, 'invalid_client', 'Invalid client provided'],
  InvalidClientMetadataException: [400, 'invalid_client_metadata', 'Invalid client metadata'],
  InvalidGrantException: [400, 'invalid_grant', 'Invalid grant provided'],
  InvalidRedirectUriException: [400, 'invalid_redirect_uri', 'Invalid redirect URI'],
  InvalidRequestException: [400, 'invalid_request', 'Invalid request'],
  InvalidScopeException: [400, 'invalid_scope', 'Invalid scope'],
  SlowDownException: [400, 'slow_down', 'Polling too fast'],
  UnauthorizedClientException: [400, 'unauthorized_client', 'Unauthorized client'],
  UnsupportedGrantTypeException: [400, 'unsupported_grant_type', 'Unsupported grant type'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type OidcException = keyof typeof oidcExceptions;

/** AWS puts a namespace behind the name in this header; SDKs cut it off at the colon. */
const oidcNamespace = 'http://internal.amazon.com/coral/com.amazonaws.sso.oidc/';

export function isOidcException(name: string): name is OidcException {
  return Object.hasOwn(oidcExceptions, name);
}

/** `{error, error_description}` with the exception's name in `x-amzn-ErrorType`. */
export function oidcError(exception: OidcException, description?: string): ServiceError {
  const [status, error, defaultDescription] = oidcExceptions[exception];
  return new ServiceError(
    exception,
    jsonAnswer(
      status,
      { error, error_description: description ?? defaultDescription },
      { 'x-amzn-errortype': `${exception}:${oidcNamespace}` },
    ),
  );
}

/** Portal refusals by HTTP status, as in the service model of sso 2019-06-10 plus the 403 AWS answers outside of it. */
const portalExceptions = {
  InvalidRequestException: [400, 'Invalid request'],
  UnauthorizedException: [401, 'Session token not found or invalid'],
  ForbiddenException: [403, 'No access'],
  ResourceNotFoundException: [404, 'Resource not found'],
  TooManyRequestsException: [429, 'Too many requests'],
  InternalServerException: [500, 'Internal server error'],
  ServiceUnavailableException: [503, 'Service unavailable'],
  UnknownOperationException: [404, 'Unknown operation'],
  SerializationException: [400, 'The body could not be read'],
} as const satisfies Record<string, readonly [number, string]>;

export type PortalException = keyof typeof portalExceptions;

export function isPortalException(name: string): name is PortalException {
  return Object.hasOwn(portalExceptions, name);
}

/** `{message, __type}` with the exception's name in `x-amzn-ErrorType`. */
export function portalError(exception: PortalException, message?: string): ServiceError {
  const [status, defaultMessage] = portalExceptions[exception];
  return new ServiceError(
    exception,
    jsonAnswer(
      status,
      { message: message ?? defaultMessage, __type: `com.amazonaws.switchboard.portal#${exception}` },
      { 'x-amzn-errortype': exception },
    ),
  );
}
