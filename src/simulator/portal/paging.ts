import { portalError } from '../http/service-error.ts';
import type { SimulatorSettings } from '../settings.ts';
import { offsetOf, pageTokenFor } from './page-token.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Null at the end, as AWS writes it. */
  readonly nextToken: string | null;
}

/**
 * Cuts one page by `max_result` (1–100) and `next_token`; `listing` names the list the token belongs to.
 * @throws ServiceError InvalidRequestException on a page size or token that is not valid.
 */
export function pageOf<T>(
  all: readonly T[],
  listing: string,
  query: URLSearchParams,
  settings: SimulatorSettings,
): Page<T> {
  const size = Math.min(pageSize(query.get('max_result'), settings), settings.pageSizeCap);
  const token = query.get('next_token');
  const offset = token === null || token === '' ? 0 : offsetOf(listing, token);
  const end = offset + size;
  return { items: all.slice(offset, end), nextToken: end < all.length ? pageTokenFor(listing, end) : null };
}

function pageSize(maxResult: string | null, settings: SimulatorSettings): number {
  if (maxResult === null) return settings.defaultPageSize;
  const size = /^\d{1,3}$/u.test(maxResult) ? Number(maxResult) : 0;
  if (size >= 1 && size <= 100) return size;
  throw portalError('InvalidRequestException', 'max_result must be from 1 to 100');
}
