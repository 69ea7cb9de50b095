import { timeLeft } from '../../../presenter/sessions/time-left.ts';
import type { Messages } from '../../../presenter/messages/index.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import type { ShownStanding, SignedOutReason } from '../../../shared/view.ts';

/** How a standing looks: each tone has its colour, each shape tells it without one. */
export interface StandingLook {
  readonly shape: 'check' | 'clock' | 'hollow' | 'cross' | 'dots' | 'triangle';
  readonly tone: 'good' | 'warn' | 'bad' | 'busy' | 'idle';
  readonly state: string;
  /** What goes with it: the time left, or the next try. */
  readonly detail?: string;
}

const SOON_MILLIS = 10 * 60_000;

export function isSignedOut(standing: ShownStanding): boolean {
  return standing.at === 'signedOut';
}

/** Signed out, or its token's time is up although main has not said so yet. */
export function isOver(standing: ShownStanding, nowMillis: number): boolean {
  return isSignedOut(standing) || ('expiresAtMillis' in standing && standing.expiresAtMillis <= nowMillis);
}

/** The session whose sign-in the queued ones wait for. */
export function isInTheWay({ standing }: { readonly standing: ShownStanding }): boolean {
  return standing.at === 'registering' || standing.at === 'awaitingUser';
}

/** Whether there is a token to sign out of: a live one, or the one of before that a new sign-in is to replace. */
export function holdsToken(standing: ShownStanding): boolean {
  return 'expiresAtMillis' in standing || ('heldUntilMillis' in standing && standing.heldUntilMillis !== undefined);
}

export function isWaiting(standing: ShownStanding): boolean {
  return standing.at === 'queued' || standing.at === 'registering' || standing.at === 'awaitingUser';
}

/**
 * A standing in words, tone and shape. A token whose time is up is never called live, also before main has said so;
 * one that can still be renewed is not called ended either.
 */
export function standingLook(
  standing: ShownStanding,
  nowMillis: number,
  words: Messages,
  language: Language,
): StandingLook {
  const { states, time } = words;
  switch (standing.at) {
    case 'signedOut':
      return signedOutLook(standing.reason, states);
    case 'queued':
      return { shape: 'dots', tone: 'busy', state: states.queued };
    case 'registering':
      return { shape: 'dots', tone: 'busy', state: states.registering };
    case 'awaitingUser':
      return { shape: 'dots', tone: 'busy', state: states.awaitingUser };
    case 'signedIn': {
      const leftMillis = standing.expiresAtMillis - nowMillis;
      if (leftMillis <= 0) return standing.refreshable ? renewingLook(states) : signedOutLook('expired', states);
      const detail = time.left(timeLeft(leftMillis, language));
      if (leftMillis <= SOON_MILLIS && !standing.refreshable)
        return { shape: 'clock', tone: 'warn', state: states.expiring, detail };
      return { shape: 'check', tone: 'good', state: states.signedIn, detail };
    }
    case 'refreshing':
      return renewingLook(states);
    case 'retrying':
      return retryingLook(standing, nowMillis, words, language);
  }
}

function renewingLook(states: Messages['states']): StandingLook {
  return { shape: 'dots', tone: 'good', state: states.refreshing };
}

function signedOutLook(reason: SignedOutReason, states: Messages['states']): StandingLook {
  switch (reason) {
    case 'never':
      return { shape: 'hollow', tone: 'idle', state: states.never };
    case 'byUser':
      return { shape: 'hollow', tone: 'idle', state: states.signedOut };
    case 'expired':
      return { shape: 'cross', tone: 'bad', state: states.expired };
    case 'revoked':
    case 'registrationEnded':
      return { shape: 'cross', tone: 'bad', state: states[reason] };
  }
}

function retryingLook(
  standing: Extract<ShownStanding, { at: 'retrying' }>,
  nowMillis: number,
  words: Messages,
  language: Language,
): StandingLook {
  const { states, time } = words;
  const leftMillis = standing.expiresAtMillis - nowMillis;
  const state = standing.code === 'offline' ? states.offline : states.retrying;
  if (leftMillis <= 0) return { shape: 'triangle', tone: 'bad', state };
  return { shape: 'triangle', tone: 'warn', state, detail: time.left(timeLeft(leftMillis, language)) };
}
