import { stateWords } from '../../../presenter/sessions/condition-words.ts';
import { timeLeft } from '../../../presenter/sessions/time-left.ts';
import type { Messages } from '../../../presenter/messages/index.ts';
import { isLive, sessionCondition, type SessionCondition } from '../../../shared/domain/session-condition.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import type { ShownSessionState } from '../../../shared/domain/session-state.ts';

/** How a session's state is shown. Each tone has a colour, and each shape is different without one. */
export interface StandingLook {
  readonly shape: 'check' | 'clock' | 'hollow' | 'cross' | 'dots' | 'triangle';
  readonly tone: 'good' | 'warn' | 'bad' | 'busy' | 'idle';
  readonly state: string;
  /** The time left. */
  readonly detail?: string;
}

/** Returns true without a live token and without a sign-in under way: a sign-in is then what the window offers. */
export function isOver(standing: ShownSessionState, nowMillis: number): boolean {
  const { is } = sessionCondition(standing, nowMillis);
  return is === 'signedOut' || is === 'renewing';
}

/** The session whose sign-in the queued ones wait for. */
export function isInTheWay({ standing }: { readonly standing: ShownSessionState }): boolean {
  return standing.at === 'registering' || standing.at === 'awaitingUser';
}

/** A state in words, tone and shape, by the judgement that the tray and the command line show too. */
export function standingLook(
  standing: ShownSessionState,
  nowMillis: number,
  words: Messages,
  language: Language,
): StandingLook {
  const condition = sessionCondition(standing, nowMillis);
  const state = stateWords(condition, language);
  // A renewal takes a second, and changes the time left.
  const hasDetail = isLive(condition) && condition.is !== 'refreshing';
  return {
    ...mark(condition),
    state,
    ...(hasDetail && { detail: words.time.left(timeLeft(condition.leftMillis, language)) }),
  };
}

function mark(condition: SessionCondition): Pick<StandingLook, 'shape' | 'tone'> {
  switch (condition.is) {
    case 'signedOut':
      return condition.reason === 'never' || condition.reason === 'byUser'
        ? { shape: 'hollow', tone: 'idle' }
        : { shape: 'cross', tone: 'bad' };
    case 'queued':
    case 'registering':
    case 'awaitingUser':
      return { shape: 'dots', tone: 'busy' };
    case 'signedIn':
      return { shape: 'check', tone: 'good' };
    case 'expiring':
      return { shape: 'clock', tone: 'warn' };
    case 'refreshing':
      return { shape: 'dots', tone: 'good' };
    case 'renewing':
      return condition.after === undefined ? { shape: 'dots', tone: 'good' } : { shape: 'triangle', tone: 'bad' };
    case 'offline':
    case 'retrying':
      return { shape: 'triangle', tone: 'warn' };
  }
}
