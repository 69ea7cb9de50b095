import { expect, test } from 'vitest';
import { listOnceSignedIn } from './list-once-signed-in.ts';
import { engineState, fakeEngine, NOW_MILLIS, quietLog, sessionState } from './testing/fake-shell.ts';

const live = sessionState({ at: 'signedIn', expiresAtMillis: NOW_MILLIS + 1, refreshable: true });
const out = sessionState({ at: 'signedOut', reason: 'expired' });

test('asks once for each time a session becomes live, not for each change of it', () => {
  const engine = fakeEngine(engineState({ sessions: [out] }));
  listOnceSignedIn(engine, quietLog);
  expect(engine.calls).toEqual([]);
  engine.become(engineState({ sessions: [live] }));
  engine.become(engineState({ sessions: [live] }));
  expect(engine.calls).toEqual([['listAccounts', 'corp']]);
  engine.become(engineState({ sessions: [out] }));
  engine.become(engineState({ sessions: [live] }));
  expect(engine.calls).toHaveLength(2);
});

test('asks for a session that is live from the start', () => {
  const engine = fakeEngine(engineState({ sessions: [live] }));
  listOnceSignedIn(engine, quietLog);
  expect(engine.calls).toEqual([['listAccounts', 'corp']]);
});
