import type { EngineState, NewEntry } from '../../core/index.ts';
import { isHeld, isSigningIn, type SessionState } from '../../shared/domain/session-state.ts';

/** What became of sessions between two states: signed in (here or by another tool), signed out, ended. */
export function sessionActivity(before: EngineState, after: EngineState): readonly NewEntry[] {
  const priors = new Map(before.sessions.map((state) => [state.session.id, state.standing]));
  return after.sessions.flatMap(({ session, standing }) => {
    const prior = priors.get(session.id);
    const what = prior === undefined || prior === standing ? undefined : stepBetween(prior, standing);
    return what === undefined ? [] : [{ what, sourceId: session.id }];
  });
}

function stepBetween(was: SessionState, is: SessionState): 'signedIn' | 'signedOut' | 'sessionEnded' | undefined {
  if (is.at === 'signedIn') {
    // Back to the token of before, a sign-in was called off.
    const isNewSignIn = !isHeld(was) || (isSigningIn(was) && was.heldUntilMillis !== is.expiresAtMillis);
    return isNewSignIn ? 'signedIn' : undefined;
  }
  if (is.at !== 'signedOut' || !isHeld(was) || is.reason === 'never') return undefined;
  return is.reason === 'byUser' ? 'signedOut' : 'sessionEnded';
}
