import type { SourceState } from '../../core/index.ts';
import { isLive, renewsAtNextUse, sessionCondition } from '../../shared/domain/session-condition.ts';
import { isHeld } from '../../shared/domain/session-state.ts';

/**
 * Whether a session will go on for so long without the person, as far as its files show: by its token, or for one that
 * renews itself by the estimated end of its portal session and by the end of its registration.
 */
export function lastsFor(source: SourceState, minMillis: number, nowMillis: number): boolean {
  const { session, standing, portalEndsAtMillis, registrationEndsAtMillis } = source;
  const condition = sessionCondition(standing, nowMillis);
  const isRenewable = isHeld(standing) && session.can.renewsItself && isRenewing(source);
  if (isRenewable) {
    const ends = [portalEndsAtMillis, registrationEndsAtMillis].filter((end) => end !== undefined);
    return ends.every((end) => end - nowMillis >= minMillis);
  }
  return isLive(condition) && condition.leftMillis >= minMillis;

  function isRenewing({ standing: state }: SourceState): boolean {
    return renewsAtNextUse(condition) || state.at === 'refreshing' || state.at === 'retrying' || canRefresh(state);
  }
}

function canRefresh(state: SourceState['standing']): boolean {
  return state.at === 'signedIn' && state.refreshable;
}
