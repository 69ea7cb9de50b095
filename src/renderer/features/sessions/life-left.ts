import type { SessionSnapshot } from '../../../shared/view.ts';

const HOUR_MILLIS = 3_600_000;

/**
 * How much of the access token's time is left, from 1 to 0; undefined without a token. AWS gives
 * tokens of one hour to sessions that renew themselves and of eight to others; a longer one shows as whole until then.
 */
export function tokenLeft({ standing, can }: SessionSnapshot, nowMillis: number): number | undefined {
  if (!('expiresAtMillis' in standing)) return undefined;
  const lifeMillis = can.renewsItself ? HOUR_MILLIS : 8 * HOUR_MILLIS;
  return share(standing.expiresAtMillis - nowMillis, lifeMillis);
}

/** How much of the portal session's likely time is left, from 1 to 0; undefined while its end or its start is not known. */
export function portalLeft(session: SessionSnapshot, nowMillis: number): number | undefined {
  const { portalSinceMillis, portalEndsAtMillis } = session;
  if (portalSinceMillis === undefined || portalEndsAtMillis === undefined) return undefined;
  const lifeMillis = portalEndsAtMillis - portalSinceMillis;
  return lifeMillis > 0 ? share(portalEndsAtMillis - nowMillis, lifeMillis) : undefined;
}

function share(leftMillis: number, ofMillis: number): number {
  return Math.min(1, Math.max(0, leftMillis / ofMillis));
}
