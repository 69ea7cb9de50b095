import { isSignedIn, usualTokenLifeMillis } from '../../../shared/domain/session-state.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';

/**
 * How much of the access token's usual life is left, from 1 to 0; undefined without a token. A token with more time
 * left than that shows as whole.
 */
export function tokenLeft({ standing, can }: SessionSnapshot, nowMillis: number): number | undefined {
  if (!isSignedIn(standing)) return undefined;
  return share(standing.expiresAtMillis - nowMillis, usualTokenLifeMillis(can.renewsItself));
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
