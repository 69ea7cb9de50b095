import { timeLeft } from '../../../presenter/time-left.ts';
import type { Messages } from '../../../presenter/messages/index.ts';
import type { Language } from '../../../shared/languages.ts';
import type { SessionStanding } from '../../../shared/snapshots.ts';

/** How a standing looks: each tone has its colour, each shape tells it without one. */
export interface StandingLook {
  readonly shape: 'check' | 'clock' | 'hollow' | 'cross' | 'dots' | 'triangle';
  readonly tone: 'good' | 'warn' | 'bad' | 'busy' | 'idle';
  readonly state: string;
  /** What goes with it: the time left, or the next try. */
  readonly detail?: string;
}

const SOON_MILLIS = 10 * 60_000;

export function isSignedOut(standing: SessionStanding): boolean {
  return standing.at === 'signedOut';
}

/** Signed out, or its token's time is up although main has not said so yet. */
export function isOver(standing: SessionStanding, nowMillis: number): boolean {
  return isSignedOut(standing) || ('expiresAtMillis' in standing && standing.expiresAtMillis <= nowMillis);
}

export function isWaiting(standing: SessionStanding): boolean {
  return standing.at === 'registering' || standing.at === 'awaitingUser';
}

/** A standing in words, tone and shape. A token whose time is up reads expired even before main has said so. */
export function standingLook(
  standing: SessionStanding,
  nowMillis: number,
  words: Messages,
  language: Language,
): StandingLook {
  const { states, time } = words;
  switch (standing.at) {
    case 'signedOut':
      return signedOutLook(standing.reason, states);
    case 'registering':
      return { shape: 'dots', tone: 'busy', state: states.registering };
    case 'awaitingUser':
      return { shape: 'dots', tone: 'busy', state: states.awaitingUser };
    case 'signedIn': {
      const leftMillis = standing.expiresAtMillis - nowMillis;
      if (leftMillis <= 0) return signedOutLook('expired', states);
      const detail = time.left(timeLeft(leftMillis, language));
      if (leftMillis <= SOON_MILLIS && !standing.refreshable)
        return { shape: 'clock', tone: 'warn', state: states.expiring, detail };
      return { shape: 'check', tone: 'good', state: states.signedIn, detail };
    }
    case 'refreshing':
      return { shape: 'dots', tone: 'good', state: states.refreshing };
    case 'retrying':
      return retryingLook(standing, nowMillis, words, language);
  }
}

function signedOutLook(reason: 'never' | 'byUser' | 'expired' | 'revoked', states: Messages['states']): StandingLook {
  switch (reason) {
    case 'never':
      return { shape: 'hollow', tone: 'idle', state: states.never };
    case 'byUser':
      return { shape: 'hollow', tone: 'idle', state: states.signedOut };
    case 'expired':
      return { shape: 'cross', tone: 'bad', state: states.expired };
    case 'revoked':
      return { shape: 'cross', tone: 'bad', state: states.revoked };
  }
}

function retryingLook(
  standing: Extract<SessionStanding, { at: 'retrying' }>,
  nowMillis: number,
  words: Messages,
  language: Language,
): StandingLook {
  const { states, time } = words;
  const leftMillis = standing.expiresAtMillis - nowMillis;
  if (leftMillis <= 0) return signedOutLook('expired', states);
  const state = standing.code === 'offline' ? states.offline : states.retrying;
  return { shape: 'triangle', tone: 'warn', state, detail: time.left(timeLeft(leftMillis, language)) };
}
