import type { SecureContext } from 'node:tls';

export interface TlsOptions {
  readonly rejectUnauthorized: true;
  readonly secureContext?: SecureContext;
}

/**
 * Options of every TLS connection, to AWS and to proxies. `rejectUnauthorized` is explicit: left out, Node takes it from
 * NODE_TLS_REJECT_UNAUTHORIZED, and 0 would send tokens to any server.
 */
export function tlsOptions(secureContext: SecureContext | undefined): TlsOptions {
  return { rejectUnauthorized: true, ...(secureContext && { secureContext }) };
}
