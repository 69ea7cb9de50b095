import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ProxyServer } from '../../ports.ts';
import { proxyAddress } from './proxy-url.ts';
import { untrusted } from '../tls-failure.ts';

/** The way ended at the proxy: it was not reached, or it answered something else than a tunnel. The request was not sent. */
export class ProxyFailure extends Error {
  /** HTTP status of the proxy's own answer to CONNECT. */
  readonly status: number | undefined;

  constructor({ status, cause }: { readonly status?: number; readonly cause?: unknown }) {
    super('proxy', { cause });
    this.name = 'ProxyFailure';
    this.status = status;
  }
}

const CANNOT_REACH_TARGET: ReadonlySet<number> = new Set([502, 503, 504]);

/** What a proxy's failure is told as. `host` is what lies behind it. */
export function proxyError(failure: ProxyFailure, proxy: ProxyServer, host: string): DaypassError {
  const address = proxyAddress(proxy);
  const { status, cause } = failure;
  const words = cause instanceof Error ? cause.message : '';
  if (status === 407 || /authentication failed|no acceptable auth/i.test(words))
    return new DaypassError(
      'proxyAuthNeeded',
      { proxy: address, ...(proxy.credentials && { hadCredentials: 'yes' }) },
      { cause: failure },
    );
  // The proxy is there, but what lies behind it is not: RFC 9110 §15.6.3–5; RFC 1928 §6.
  if ((status !== undefined && CANNOT_REACH_TARGET.has(status)) || /proxy rejected connection/i.test(words))
    return new DaypassError('offline', { host, proxy: address }, { cause: failure });
  if (status !== undefined)
    return new DaypassError('proxyUnreachable', { proxy: address, status, host }, { cause: failure });
  return untrusted(cause, address) ?? new DaypassError('proxyUnreachable', { proxy: address }, { cause: failure });
}
