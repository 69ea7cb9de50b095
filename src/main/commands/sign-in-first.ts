import type { Alarm, Clock, Engine, EngineState, Log } from '../../core/index.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { isLive, sessionCondition } from '../../shared/domain/session-condition.ts';
import { isSigningIn } from '../../shared/domain/session-state.ts';

/**
 * What the person asked for is still done if the sign-in is finished within this time, which is longer than a password and
 * a second factor take. Later it would replace what the person has copied since.
 */
const WAIT_MILLIS = 2 * 60_000;

export interface SignInFirstDeps {
  readonly engine: Pick<Engine, 'state' | 'subscribe' | 'signIn'>;
  readonly clock: Clock;
  readonly alarm: Pick<Alarm, 'set'>;
  readonly log: Log;
}

export type SignInFirst = <T>(sourceId: string | undefined, act: () => T | Promise<T>) => Promise<T>;

/**
 * Carries out an act on a session that has ended after a sign-in, which the act begins. A newer act takes the place of one
 * that waits. Rejects with `signInCancelled` where the sign-in is called off, fails, or takes too long: the session's
 * own state says which. Without a source nobody has to sign in.
 */
export function signInFirst(deps: SignInFirstDeps): SignInFirst {
  const { engine, clock } = deps;
  let endWaiting = (): void => undefined;
  return async (sourceId, act) => {
    endWaiting();
    const session = engine.state.sessions.find(({ session: { id } }) => id === sourceId);
    const needsSignIn = session !== undefined && isOut(session.standing, clock.nowMillis());
    if (needsSignIn) await untilSignedIn(session.session.id, deps, (end) => (endWaiting = end));
    return act();
  };
}

function isOut(standing: EngineState['sessions'][number]['standing'], nowMillis: number): boolean {
  const condition = sessionCondition(standing, nowMillis);
  return condition.is === 'signedOut' || (isSigningIn(standing) && (standing.heldUntilMillis ?? 0) <= nowMillis);
}

function untilSignedIn(
  sourceId: string,
  { engine, clock, alarm, log }: SignInFirstDeps,
  onWaiting: (end: () => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    const stopAll: (() => void)[] = [];
    const settle = (outcome: () => void): void => {
      for (const stop of stopAll.splice(0)) stop();
      onWaiting(() => undefined);
      outcome();
    };
    const giveUp = (): void => settle(() => reject(new DaypassError('signInCancelled', { sessionName: sourceId })));
    const look = ({ sessions }: EngineState): void => {
      const standing = sessions.find(({ session }) => session.id === sourceId)?.standing;
      if (standing === undefined) return giveUp();
      if (isLive(sessionCondition(standing, clock.nowMillis()))) return settle(resolve);
      if (isSigningIn(standing)) hasBegun = true;
      else if (hasBegun) giveUp();
    };
    stopAll.push(engine.subscribe(look), alarm.set(clock.nowMillis() + WAIT_MILLIS, giveUp));
    onWaiting(giveUp);
    look(engine.state);
    if (hasBegun || stopAll.length === 0) return;
    engine.signIn(sourceId).catch((thrown: unknown) => {
      log.info('signIn.ended', { sourceId, code: toDaypassError(thrown).code });
      // Before the sign-in shows in the state there is nothing else that ends the wait.
      if (!hasBegun) settle(() => reject(toDaypassError(thrown)));
    });
  });
}
