import { expect, test } from 'vitest';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { engineState, NOW_MILLIS, sessionState } from '../testing/fake-shell.ts';
import { sessionActivity } from './session-activity.ts';

const of = (standing: SessionState) => engineState({ sessions: [sessionState(standing)] });
const out = (reason: 'never' | 'byUser' | 'expired' | 'revoked'): SessionState => ({ at: 'signedOut', reason });
const live = (expiresAtMillis = NOW_MILLIS): SessionState => ({
  at: 'signedIn',
  expiresAtMillis,
  refreshable: true,
});
const refreshing: SessionState = { at: 'refreshing', expiresAtMillis: NOW_MILLIS };
const awaiting: SessionState = { at: 'awaitingUser', flow: 'browser', url: 'https://x', deadlineMillis: 1 };
const again: SessionState = { ...awaiting, heldUntilMillis: NOW_MILLIS };

test.each<[string, SessionState, SessionState, string | undefined]>([
  ['a sign-in here', awaiting, live(), 'signedIn'],
  ['one in place of a token that lives', again, live(NOW_MILLIS + 1), 'signedIn'],
  ['one by another tool', out('expired'), live(), 'signedIn'],
  ['a sign-out', live(), out('byUser'), 'signedOut'],
  ['an end', live(), out('expired'), 'sessionEnded'],
  ['an end by AWS', refreshing, out('revoked'), 'sessionEnded'],
  ['a token that ends while a new sign-in is under way', again, out('expired'), 'sessionEnded'],
  ['a renewal', refreshing, live(NOW_MILLIS + 1), undefined],
  ['a sign-in called off, back to the token', again, live(), undefined],
  ['one called off, back to nothing', awaiting, out('never'), undefined],
  ['a token file found ended', out('never'), out('expired'), undefined],
])('%s', (_what, before, after, what) => {
  expect(sessionActivity(of(before), of(after))).toEqual(what === undefined ? [] : [{ what, sourceId: 'corp' }]);
});

test('a session that is new in the config is nothing that was done', () => {
  expect(sessionActivity(engineState({ sessions: [] }), of(live()))).toEqual([]);
});
