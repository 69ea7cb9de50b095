import { DaypassError } from '../../shared/daypass-error.ts';
import type { ErrorCode } from '../../shared/error-codes.ts';

/** What AWS said by an HTTP error: its error's name and OAuth code, without AWS's own text. */
export interface Refusal {
  readonly status: number;
  /** E.g. `AuthorizationPendingException`, from `x-amzn-errortype` or the body. */
  readonly name: string;
  /** RFC 6749 §5.2 / RFC 8628 §3.5 error code, e.g. `authorization_pending`; empty from the portal. */
  readonly oauthError: string;
}

/** The refusal inside an AWS SDK exception, or undefined when no HTTP error answer was understood. */
export function refusalOf(thrown: unknown): Refusal | undefined {
  if (!isRecord(thrown)) return undefined;
  const metadata = thrown['$metadata'];
  const status = isRecord(metadata) ? metadata['httpStatusCode'] : undefined;
  if (typeof status !== 'number' || status < 400) return undefined;
  // AWS refuses in JSON. What can't be read as that comes from a proxy or a network's sign-in page, whatever its status says.
  if (thrown instanceof SyntaxError && status < 500 && status !== 429) return undefined;
  return { status, name: textOf(thrown['name']), oauthError: textOf(thrown['error']).toLowerCase() };
}

export function refusalIs(refusal: Refusal | undefined, name: string, oauthError: string): boolean {
  return refusal !== undefined && (refusal.name === name || refusal.oauthError === oauthError);
}

/**
 * Any failure of a call to AWS as a DaypassError. 401 becomes `signInNeeded`: the caller refreshes and asks once
 * more. AWS's message text stays in `cause` and goes no further. What failed on the way names the endpoint's host.
 */
export function failureOf(thrown: unknown, endpoint: string): DaypassError {
  if (thrown instanceof DaypassError) {
    return thrown.code === 'timedOut' ? new DaypassError('timedOut', { ...thrown.facts, ...hostOf(endpoint) }) : thrown;
  }
  const refusal = refusalOf(thrown);
  if (!refusal) return new DaypassError(codeOfTransport(thrown), hostOf(endpoint), { cause: thrown });
  const facts = { status: refusal.status, ...retryAfterOf(thrown) };
  return new DaypassError(codeOfStatus(refusal), facts, { cause: thrown });
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

const TLS_CODE = /^(ERR_TLS|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;
const OFFLINE_CODE =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE|EADDRNOTAVAIL)$/;

/** Walks the causes: the SDK wraps the socket's error, and calls some resets TimeoutError. */
function codeOfTransport(thrown: unknown): ErrorCode {
  let sawTimeout = false;
  for (const error of causesOf(thrown)) {
    const code = textOf(error['code']);
    if (TLS_CODE.test(code)) return 'tlsUntrusted';
    if (OFFLINE_CODE.test(code)) return 'offline';
    if (error instanceof SyntaxError) return 'unexpectedAnswer';
    sawTimeout ||= code === 'ETIMEDOUT' || textOf(error['name']) === 'TimeoutError';
  }
  return sawTimeout ? 'timedOut' : 'unexpectedAnswer';
}

function* causesOf(thrown: unknown): Generator<Record<string, unknown>> {
  let error = thrown;
  for (let depth = 0; isRecord(error) && depth < 5; depth += 1) {
    yield error;
    error = error['cause'];
  }
}

/** In seconds (RFC 9110, section 10.2.3); its form as a date is not what AWS sends, and is passed over. */
function retryAfterOf(thrown: unknown): { retryAfterSeconds?: number } {
  const response = isRecord(thrown) ? thrown['$response'] : undefined;
  const headers = isRecord(response) ? response['headers'] : undefined;
  const value = isRecord(headers) ? textOf(headers['retry-after']) : '';
  return /^\d{1,6}$/.test(value) ? { retryAfterSeconds: Number(value) } : {};
}

function hostOf(endpoint: string): { host?: string } {
  return URL.canParse(endpoint) ? { host: new URL(endpoint).host } : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
