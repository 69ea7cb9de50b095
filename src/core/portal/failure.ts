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
  return { status, name: textOf(thrown['name']), oauthError: textOf(thrown['error']).toLowerCase() };
}

export function refusalIs(refusal: Refusal | undefined, name: string, oauthError: string): boolean {
  return refusal !== undefined && (refusal.name === name || refusal.oauthError === oauthError);
}

/**
 * Any failure of a call to AWS as a DaypassError. 401 becomes `signInNeeded`: the caller refreshes and asks once
 * more. AWS's message text stays in `cause` and goes no further.
 */
export function failureOf(thrown: unknown): DaypassError {
  if (thrown instanceof DaypassError) return thrown;
  const refusal = refusalOf(thrown);
  const code = refusal ? codeOfStatus(refusal) : codeOfTransport(thrown);
  return new DaypassError(code, refusal ? { status: refusal.status } : {}, { cause: thrown });
}

function codeOfStatus(refusal: Refusal): ErrorCode {
  if (refusal.status === 429 || refusal.name === 'TooManyRequestsException' || refusal.name === 'SlowDownException') {
    return 'throttled';
  }
  if (refusal.status >= 500) return 'serviceUnavailable';
  if (refusal.status === 401) return 'signInNeeded';
  if (refusal.status === 403) return 'noAccess';
  if (refusal.status === 404) return 'roleNotFound';
  return 'unexpectedAnswer';
}

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/;
const OFFLINE_CODE =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE|EADDRNOTAVAIL)$/;

/** Walks the causes: the SDK wraps the socket's error, and calls some resets TimeoutError. */
function codeOfTransport(thrown: unknown): ErrorCode {
  let sawTimeout = false;
  for (let error: unknown = thrown, depth = 0; isRecord(error) && depth < 5; error = error['cause'], depth += 1) {
    const code = textOf(error['code']);
    if (TLS_CODE.test(code)) return 'tlsUntrusted';
    if (OFFLINE_CODE.test(code)) return 'offline';
    if (error instanceof SyntaxError) return 'unexpectedAnswer';
    sawTimeout ||= code === 'ETIMEDOUT' || textOf(error['name']) === 'TimeoutError';
  }
  return sawTimeout ? 'timedOut' : 'unexpectedAnswer';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
