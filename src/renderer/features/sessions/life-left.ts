import { isSignedIn, usualTokenLifeMillis } from '../../../shared/domain/session-state.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';

/**
 * The share of the access token's usual lifetime that is left, from 1 to 0. Undefined without a token. A token with more
 * time left than usual counts as 1.
 */
export function tokenLeft({ standing, can }: SessionSnapshot, nowMillis: number): number | undefined {
  if (!isSignedIn(standing)) return undefined;
  return share(standing.expiresAtMillis - nowMillis, usualTokenLifeMillis(can.renewsItself));
}

/** The share of the portal session's likely lifetime that is left, from 1 to 0. Undefined while its start or end is not known. */
export function portalLeft(session: SessionSnapshot, nowMillis: number): number | undefined {
  const { portalSinceMillis, portalEndsAtMillis } = session;
  if (portalSinceMillis === undefined || portalEndsAtMillis === undefined) return undefined;
  const lifeMillis = portalEndsAtMillis - portalSinceMillis;
  return lifeMillis > 0 ? share(portalEndsAtMillis - nowMillis, lifeMillis) : undefined;
}

function share(leftMillis: number, ofMillis: number): number {
  return Math.min(1, Math.max(0, leftMillis / ofMillis));
}
