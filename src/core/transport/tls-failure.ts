import { DaypassError, type ErrorFacts } from '../../shared/errors/daypass-error.ts';

/** OpenSSL's verification errors, as Node names them, and Node's own check of the name. */
const TLS_CODE = /^(ERR_TLS|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|INVALID_CA|HOSTNAME_MISMATCH|PATH_LENGTH)/;
/** The chain ends in an authority we don't know: more authorities could fix it. */
const UNKNOWN_AUTHORITY = /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_)/;

/** `tlsUntrusted` where that is what went wrong, with the reason it has words for. */
export function untrusted(thrown: unknown, host: string): DaypassError | undefined {
  const code = codesOf(thrown).find((found) => TLS_CODE.test(found));
  if (code === undefined) return undefined;
  const facts: ErrorFacts = { host, ...reasonOf(code) };
  return new DaypassError('tlsUntrusted', facts, { cause: thrown });
}

export function isUnknownAuthority(thrown: unknown): boolean {
  return codesOf(thrown).some((code) => UNKNOWN_AUTHORITY.test(code));
}

function reasonOf(code: string): { readonly reason?: 'date' | 'name' } {
  if (code === 'CERT_NOT_YET_VALID' || code === 'CERT_HAS_EXPIRED') return { reason: 'date' };
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH' ? { reason: 'name' } : {};
}

function codesOf(thrown: unknown): readonly string[] {
  const codes: string[] = [];
  let error = thrown;
  for (let depth = 0; error instanceof Error && depth < 5; depth += 1) {
    if ('code' in error && typeof error.code === 'string') codes.push(error.code);
    error = error.cause;
  }
  return codes;
}
