import type { SourceState } from '../../core/state.ts';
import type { SessionState, SignedOutReason } from '../../shared/view.ts';

/** A session's standing as people meet it: judged at a moment, so that a token whose time is over is never called live. */
export type SessionCondition =
  | { readonly is: 'signedIn' | 'expiring' | 'refreshing' | 'offline' | 'retrying'; readonly leftMillis: number }
  | { readonly is: 'registering' }
  /** Its sign-in waits for another session's to be done. */
  | { readonly is: 'queued' }
  /** The token's time is over, but it may yet be renewed without the person. */
  | { readonly is: 'renewing'; readonly offline: boolean }
  | { readonly is: 'awaitingUser'; readonly userCode?: string }
  | { readonly is: 'signedOut'; readonly reason: SignedOutReason };

/** Below this, a token that does not renew itself, or failed to, is told to end soon. */
export const EXPIRING_MILLIS = 15 * 60_000;

export function sessionCondition(standing: SessionState, nowMillis: number): SessionCondition {
  if (standing.at === 'signedOut') return { is: 'signedOut', reason: standing.reason };
  if (standing.at === 'queued') return { is: 'queued' };
  if (standing.at === 'registering') return { is: 'registering' };
  if (standing.at === 'awaitingUser')
    return { is: 'awaitingUser', ...(standing.userCode !== undefined && { userCode: standing.userCode }) };

  const leftMillis = standing.expiresAtMillis - nowMillis;
  if (leftMillis > 0) return { is: liveCondition(standing, leftMillis), leftMillis };
  const isRenewable = standing.at !== 'signedIn' || standing.refreshable;
  return isRenewable ? { is: 'renewing', offline: isOffline(standing) } : { is: 'signedOut', reason: 'expired' };
}

type LiveStanding = Extract<SessionState, { expiresAtMillis: number }>;
type LiveCondition = Extract<SessionCondition, { leftMillis: number }>;

function liveCondition(standing: LiveStanding, leftMillis: number): LiveCondition['is'] {
  if (standing.at === 'refreshing') return 'refreshing';
  const soon = leftMillis < EXPIRING_MILLIS;
  if (standing.at === 'signedIn') return soon && !standing.refreshable ? 'expiring' : 'signedIn';
  if (soon) return 'expiring';
  return isOffline(standing) ? 'offline' : 'retrying';
}

/** Whether keys can be had now: with a live token, also one that is being replaced by a new sign-in. */
export function hasLiveToken({ state: { standing }, condition }: JudgedSession, nowMillis: number): boolean {
  const isHeld = 'heldUntilMillis' in standing && standing.heldUntilMillis !== undefined;
  return isLive(condition) || (isHeld && nowMillis < standing.heldUntilMillis);
}

function isOffline(standing: LiveStanding): boolean {
  return standing.at === 'retrying' && (standing.code === 'offline' || standing.code === 'timedOut');
}

export function isLive(condition: SessionCondition): condition is LiveCondition {
  return 'leftMillis' in condition;
}

/** A session that was signed in and ended by itself, or by AWS: the person is likely to want it back. */
export function hasEnded(condition: SessionCondition): boolean {
  return condition.is === 'signedOut' && condition.reason !== 'never' && condition.reason !== 'byUser';
}

export interface JudgedSession {
  readonly state: SourceState;
  readonly condition: SessionCondition;
}

export function judge(sessions: readonly SourceState[], nowMillis: number): readonly JudgedSession[] {
  return sessions.map((state) => ({ state, condition: sessionCondition(state.standing, nowMillis) }));
}
