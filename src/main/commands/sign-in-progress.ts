import type { EngineState } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';

type AwaitingUser = Extract<SessionState, { at: 'awaitingUser' }>;

/** The sign-in of a session that waits for the person. Throws `signInNotFound` when none does. */
export function signInProgress(state: EngineState, sourceId: string): AwaitingUser {
  const standing = state.sessions.find(({ session }) => session.id === sourceId)?.standing;
  if (standing?.at !== 'awaitingUser') throw new DaypassError('signInNotFound', { sessionName: sourceId });
  return standing;
}
