import { DaypassError, type ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../../shared/errors/error-codes.ts';
import { untrusted } from '../../../transport/tls-failure.ts';
import { isObject } from '../../../check.ts';

/** What AWS said by an HTTP error: its error's name and OAuth code, without AWS's own text. */
export interface Refusal {
  readonly status: number;
  /** E.g. `AuthorizationPendingException`, from `x-amzn-errortype` or the body. */
  readonly name: string;
  /** RFC 6749 §5.2 / RFC 8628 §3.5 error code, e.g. `authorization_pending`; empty from the portal. */
  readonly oauthError: string;
  /** The `reason` that AWS gives beside the name, e.g. `KMS_AccessDeniedException`. Empty for most refusals. */
  readonly reason: string;
}

/**
 * The refusal inside an AWS SDK exception, or undefined when no HTTP error answer was understood. AWS names its errors,
 * in the `x-amzn-errortype` header or the body, and signs its answers with a request's id: an answer with a 4xx status
 * and neither (a page, an empty body, JSON of someone else's) comes from a proxy or a network's sign-in page, and
 * must not end a session.
 */
export function refusalOf(thrown: unknown): Refusal | undefined {
  if (!isObject(thrown)) return undefined;
  const metadata = isObject(thrown['$metadata']) ? thrown['$metadata'] : {};
  const { status } = statusOf(thrown);
  if (status === undefined) return undefined;
  const isEverybodys = status >= 500 || status === 429;
  if (!isEverybodys && !isServiceException(thrown, metadata['requestId'])) return undefined;
  return {
    status,
    name: textOf(thrown['name']),
    oauthError: textOf(thrown['error']).toLowerCase(),
    reason: textOf(thrown['reason']),
  };
}

/** `$fault` is on what the SDK could read as an error of the service; it calls those without a name `Unknown`. */
function isServiceException(thrown: Record<string, unknown>, requestId: unknown): boolean {
  if (thrown['$fault'] === undefined || /html/i.test(headerOf(thrown, 'content-type'))) return false;
  const isNamed =
    textOf(thrown['name']).endsWith('Exception') && !/^SSO(OIDC)?ServiceException$/.test(textOf(thrown['name']));
  return isNamed || isOauthCode(textOf(thrown['error'])) || textOf(requestId) !== '';
}

/** As in `invalid_grant`, and unlike in the `Bad Request` of other people's servers. */
export function isOauthCode(text: string): boolean {
  return /^[a-z]+(_[a-z]+)+$/i.test(text);
}

export function refusalIs(refusal: Refusal | undefined, name: string, oauthError: string): boolean {
  return refusal !== undefined && (refusal.name === name || refusal.oauthError === oauthError);
}

/**
 * Any failure of a call to AWS as a DaypassError. 401 becomes `signInNeeded`: the caller refreshes and asks once
 * more. AWS's message text stays in `cause` and goes no further. What failed on the way names the endpoint's host, and
 * `variable` if the environment sends the call to another server than AWS's, which is the likely cause then.
 */
export function failureOf(thrown: unknown, endpoint: string, variable?: string): DaypassError {
  return namingEndpoint(failureAt(thrown, endpoint), endpoint, variable);
}

const MAY_BE_ENDPOINTS: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'timedOut',
  'tlsUntrusted',
  'captivePortal',
  'serviceUnavailable',
  'unexpectedAnswer',
]);

/** The failure with the variable that sends calls to `endpoint`, if there is one. */
export function namingEndpoint(failure: DaypassError, endpoint: string, variable: string | undefined): DaypassError {
  if (variable === undefined || !MAY_BE_ENDPOINTS.has(failure.code)) return failure;
  const facts = { ...hostOf(endpoint), ...failure.facts, variable };
  return new DaypassError(failure.code, facts, { cause: failure.cause ?? failure });
}

function failureAt(thrown: unknown, endpoint: string): DaypassError {
  if (thrown instanceof DaypassError) {
    return thrown.code === 'timedOut' ? new DaypassError('timedOut', { ...thrown.facts, ...hostOf(endpoint) }) : thrown;
  }
  const refusal = refusalOf(thrown);
  if (!refusal) return transportFailure(thrown, { ...hostOf(endpoint), ...statusOf(thrown) });
  const facts = { status: refusal.status, ...retryAfterOf(thrown) };
  return new DaypassError(codeOfStatus(refusal), facts, { cause: thrown });
}

const KEY_PROBLEMS: Readonly<Record<string, string>> = {
  KMS_AccessDeniedException: 'denied',
  KMS_NotFoundException: 'missing',
  KMS_DisabledException: 'disabled',
  KMS_InvalidStateException: 'state',
  KMS_InvalidKeyUsageException: 'usage',
};

/**
 * The refusal of a call because IAM Identity Center could not use the organization's own KMS key, undefined for any other
 * refusal. The reasons are those of the service model of sso-oidc. No such refusal says anything about the session.
 */
export function keyFailureOf({ status, reason }: Refusal): DaypassError | undefined {
  const problem = status === 400 ? KEY_PROBLEMS[reason] : undefined;
  return problem === undefined ? undefined : new DaypassError('organizationKeyUnusable', { problem });
}

/** Whether a connection that stood has broken, as an idle one does when the other side has closed it meanwhile. */
export function isBrokenConnection(thrown: unknown): boolean {
  return [...causesOf(thrown)].some((error) => /^(ECONNRESET|EPIPE)$/.test(textOf(error['code'])));
}

function codeOfStatus(refusal: Refusal): ErrorCode {
  if (refusal.status === 429 || refusal.name === 'TooManyRequestsException') return 'throttled';
  if (refusalIs(refusal, 'SlowDownException', 'slow_down')) return 'throttled';
  if (refusal.status >= 500) return 'serviceUnavailable';
  if (refusal.status === 401 || refusal.name === 'UnauthorizedException') return 'signInNeeded';
  if (refusal.status === 403) return 'noAccess';
  if (refusal.status === 404) return 'roleNotFound';
  return 'unexpectedAnswer';
}

const OFFLINE_CODE =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE|EADDRNOTAVAIL)$/;
const OFFLINE_REASONS: Readonly<Record<string, 'name' | 'refused' | 'cut'>> = {
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'cut',
  EPIPE: 'cut',
};

/** Walks the causes: the SDK wraps the socket's error, and calls some resets TimeoutError. */
function transportFailure(thrown: unknown, common: { readonly host?: string; readonly status?: number }): DaypassError {
  const fail = (code: ErrorCode, facts: ErrorFacts = {}) =>
    new DaypassError(code, { ...common, ...facts }, { cause: thrown });
  let timedOut: DaypassError | undefined;
  for (const error of causesOf(thrown)) {
    const notTrusted = untrusted(error, common.host ?? '');
    if (notTrusted) return notTrusted;
    const code = textOf(error['code']);
    if (OFFLINE_CODE.test(code)) {
      const reason = OFFLINE_REASONS[code];
      return fail('offline', reason && { reason });
    }
    if (error instanceof SyntaxError) return fail('unexpectedAnswer');
    const isTimeout = code === 'ETIMEDOUT' || textOf(error['name']) === 'TimeoutError';
    const wasConnecting = error['syscall'] === 'connect' || /establish a connection/.test(textOf(error['message']));
    if (isTimeout) timedOut ??= fail('timedOut', wasConnecting ? { phase: 'connecting' } : {});
  }
  return timedOut ?? fail('unexpectedAnswer');
}

function* causesOf(thrown: unknown): Generator<Record<string, unknown>> {
  let error = thrown;
  for (let depth = 0; isObject(error) && depth < 5; depth += 1) {
    yield error;
    error = error['cause'];
  }
}

/** In seconds (RFC 9110, section 10.2.3); its form as a date is not what AWS sends, and is passed over. */
function retryAfterOf(thrown: unknown): { retryAfterSeconds?: number } {
  const value = headerOf(thrown, 'retry-after');
  return /^\d{1,6}$/.test(value) ? { retryAfterSeconds: Number(value) } : {};
}

function headerOf(thrown: unknown, name: string): string {
  const response = isObject(thrown) ? thrown['$response'] : undefined;
  const headers = isObject(response) ? response['headers'] : undefined;
  return isObject(headers) ? textOf(headers[name]) : '';
}

/** Of an error answer. */
function statusOf(thrown: unknown): { readonly status?: number } {
  const metadata = isObject(thrown) ? thrown['$metadata'] : undefined;
  const status = isObject(metadata) ? metadata['httpStatusCode'] : undefined;
  return typeof status === 'number' && status >= 400 ? { status } : {};
}

function hostOf(endpoint: string): { host?: string } {
  return URL.canParse(endpoint) ? { host: new URL(endpoint).host } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
