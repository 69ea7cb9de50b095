import { expect, test } from 'vitest';
import { VirtualTime } from '../../core/testing/virtual-time.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { engineState, fakeEngine, quietLog, sessionState } from '../testing/fake-shell.ts';
import { signInFirst } from './sign-in-first.ts';

const OUT: SessionState = { at: 'signedOut', reason: 'expired' };
const MINUTE = 60_000;

function setUp(standing: SessionState, signInFails?: DaypassError) {
  const time = new VirtualTime();
  const signIn = (): Promise<never> =>
    signInFails === undefined ? new Promise<never>(() => undefined) : Promise.reject(signInFails);
  const signIns: string[] = [];
  const engine = fakeEngine(engineState({ sessions: [sessionState(standing)] }), {
    signIn: (sourceId) => {
      signIns.push(sourceId);
      return signIn();
    },
  });
  const become = (next: SessionState): void => engine.become(engineState({ sessions: [sessionState(next)] }));
  const first = signInFirst({ engine, clock: time, alarm: time, log: quietLog });
  const done: string[] = [];
  const ask = (what: string) =>
    first('corp', () => void done.push(what)).then(
      () => 'done',
      (thrown: unknown) => (thrown as DaypassError).code,
    );
  const live = (): SessionState => ({
    at: 'signedIn',
    expiresAtMillis: time.nowMillis() + MINUTE * 60,
    refreshable: true,
  });
  const waiting = (): SessionState => ({
    at: 'awaitingUser',
    flow: 'browser',
    url: 'https://x',
    deadlineMillis: time.nowMillis() + MINUTE * 10,
  });
  return { time, engine, become, signIns, done, ask, live, waiting };
}

test('on a live session an act is done at once, and nobody signs in', async () => {
  const { ask, done, signIns, become, live } = setUp(OUT);
  become(live());
  expect(await ask('copy')).toBe('done');
  expect(done).toEqual(['copy']);
  expect(signIns).toEqual([]);
});

test('one that is being renewed is live', async () => {
  const { ask, signIns, time, become } = setUp(OUT);
  become({ at: 'refreshing', expiresAtMillis: time.nowMillis() - 1 });
  expect(await ask('copy')).toBe('done');
  expect(signIns).toEqual([]);
});

test('on an ended session the sign-in begins, and the act is done once it has succeeded', async () => {
  const { ask, done, signIns, become, live, waiting } = setUp(OUT);
  const asked = ask('copy');
  expect(signIns).toEqual(['corp']);
  become({ at: 'registering' });
  become(waiting());
  expect(done).toEqual([]);
  become(live());
  expect(await asked).toBe('done');
  expect(done).toEqual(['copy']);
});

test('a sign-in that is under way is joined, not begun again', async () => {
  const { ask, signIns, become, live, waiting } = setUp(OUT);
  become(waiting());
  const asked = ask('copy');
  become(live());
  expect(await asked).toBe('done');
  expect(signIns).toEqual([]);
});

test('one that is called off ends the act, also when a later sign-in succeeds', async () => {
  const { ask, done, become, live, waiting } = setUp(OUT);
  const asked = ask('copy');
  become(waiting());
  become(OUT);
  expect(await asked).toBe('signInCancelled');
  become(live());
  expect(done).toEqual([]);
});

test('one that fails before it shows ends the act with its reason', async () => {
  const { ask } = setUp(OUT, new DaypassError('sessionUnknown'));
  expect(await ask('copy')).toBe('sessionUnknown');
});

test('the newer of two acts is done, the older is not', async () => {
  const { ask, done, become, live, waiting } = setUp(OUT);
  const older = ask('copy keys');
  become(waiting());
  const newer = ask('open console');
  become(live());
  expect(await Promise.all([older, newer])).toEqual(['signInCancelled', 'done']);
  expect(done).toEqual(['open console']);
});

test('after two minutes the act is dropped: the clipboard may hold something else by then', async () => {
  const { ask, done, become, live, waiting, time } = setUp(OUT);
  const asked = ask('copy');
  become(waiting());
  await time.advance(2 * MINUTE);
  expect(await asked).toBe('signInCancelled');
  become(live());
  expect(done).toEqual([]);
});

test('a session that goes ends the act; a source that is no session is not waited for', async () => {
  const { ask, engine, done } = setUp(OUT);
  const asked = ask('copy');
  engine.become(engineState({ sessions: [] }));
  expect(await asked).toBe('signInCancelled');
  expect(await ask('assumed role')).toBe('done');
  expect(done).toEqual(['assumed role']);
});
