import { stateWords } from '../../../presenter/sessions/condition-words.ts';
import { endWords, isRegistrationOver, type EndingSession } from '../../../presenter/sessions/end-words.ts';
import { sessionCondition, type SessionCondition } from '../../../shared/domain/session-condition.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import { isSigningIn, type ShownSessionState } from '../../../shared/domain/session-state.ts';

/** How a session's state is shown. Each tone has a colour; the shapes differ without it. */
export interface SessionView {
  readonly shape: 'check' | 'clock' | 'hollow' | 'cross' | 'dots' | 'triangle';
  readonly tone: 'good' | 'warn' | 'bad' | 'busy' | 'idle';
  readonly state: string;
  /** When the person has to act again. */
  readonly detail?: string;
}

/** Returns true if the session has no live token and no sign-in in progress, so that the window offers a sign-in. */
export function needsSignIn(standing: ShownSessionState, nowMillis: number): boolean {
  const { is } = sessionCondition(standing, nowMillis);
  return is === 'signedOut' || is === 'renewing';
}

/** Returns true if an act on the session's roles signs in first. A token that is renewed at its next use needs no sign-in. */
export function signsInFirst(standing: ShownSessionState, nowMillis: number): boolean {
  const condition = sessionCondition(standing, nowMillis);
  return condition.is === 'signedOut' || (isSigningIn(standing) && (standing.heldUntilMillis ?? 0) <= nowMillis);
}

/** Returns true for the session whose sign-in the queued ones wait for. */
export function isSigningInNow({ standing }: { readonly standing: ShownSessionState }): boolean {
  return standing.at === 'registering' || standing.at === 'awaitingUser';
}

/** A session in words, tone and shape, by the same condition that the tray and the command line show. */
export function sessionView(session: EndingSession, nowMillis: number, language: Language): SessionView {
  const condition = sessionCondition(session.standing, nowMillis);
  // A renewal takes a second. The words about the end come back after it.
  const end = condition.is === 'refreshing' ? undefined : endWords(session, condition, nowMillis, language);
  const isOutlived = condition.is === 'signedIn' && isRegistrationOver(session, nowMillis);
  return {
    ...(isOutlived ? { shape: 'clock', tone: 'warn' } : mark(condition)),
    state: stateWords(condition, language),
    ...(end !== undefined && { detail: end }),
  };
}

function mark(condition: SessionCondition): Pick<SessionView, 'shape' | 'tone'> {
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
