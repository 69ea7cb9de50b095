import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionCondition, hasLiveToken } from '../../../../../shared/domain/session-condition.ts';
import type { MachineEvent } from './machine-events.ts';
import {
  heldToken,
  INITIAL_STATE,
  nextTickMillis,
  standingOf,
  type MachineState,
  type TokenFacts,
} from './machine-state.ts';
import { step } from './session-machine.ts';

const NOW = 1_000_000_000_000;
const MINUTE = 60_000;
const token = (overrides: Partial<TokenFacts> = {}): TokenFacts => ({
  expiresAtMillis: NOW + 60 * MINUTE,
  dueAtMillis: NOW + 40 * MINUTE,
  refreshable: true,
  ...overrides,
});
const run = (events: readonly [MachineEvent, number][], from: MachineState = INITIAL_STATE) =>
  events.reduce(
    (past, [event, now]) => {
      const { state, effects } = step(past.state, event, now);
      return { state, effects: [...past.effects, ...effects] };
    },
    { state: from, effects: [] as readonly unknown[] },
  );
const signedIn = run([[{ type: 'tokenSeen', token: token() }, NOW]]).state;

describe('the session machine', () => {
  test('is signed in by a live token in its file', () => {
    expect(signedIn).toEqual({ at: 'signedIn', token: token() });
    expect(nextTickMillis(signedIn)).toBe(NOW + 40 * MINUTE);
  });

  test('refreshes exactly at the due instant, not a millisecond before', () => {
    expect(step(signedIn, { type: 'tick' }, NOW + 40 * MINUTE - 1)).toEqual({ state: signedIn, effects: [] });
    expect(step(signedIn, { type: 'tick' }, NOW + 40 * MINUTE).effects).toEqual([{ do: 'refresh' }]);
  });

  test('asks for a refresh of an expired token that can be renewed, as after a night asleep', () => {
    const { state, effects } = run([[{ type: 'tokenSeen', token: token() }, NOW + 600 * MINUTE]]);
    expect(state.at).toBe('refreshing');
    expect(effects).toEqual([{ do: 'refresh' }]);
  });

  test('is ended by a refusal that another process heard, also while signed in or signing in, until there is another token', () => {
    const seen = { type: 'tokenSeen', token: token({ refusedAs: 'revoked' }) } as const;
    const ended = { at: 'signedOut', reason: 'revoked', refusedExpiresAtMillis: token().expiresAtMillis };
    expect(step(INITIAL_STATE, seen, NOW)).toEqual({ state: ended, effects: [] });
    expect(step(signedIn, seen, NOW)).toEqual({ state: ended, effects: [] });
    const asked: MachineEvent = { type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false };
    const cancelled = run(
      [
        [asked, NOW],
        [seen, NOW],
        [{ type: 'signInEnded', attempt: 1 }, NOW],
      ],
      signedIn,
    );
    expect(cancelled.state).toEqual(ended);
    const another = token({ expiresAtMillis: NOW + 61 * MINUTE });
    expect(
      run(
        [
          [seen, NOW],
          [{ type: 'tokenSeen', token: another }, NOW],
        ],
        signedIn,
      ).state.at,
    ).toBe('signedIn');
  });

  test('does not take a token from the file while it refreshes: the refresh reads the file itself', () => {
    const { state } = step(signedIn, { type: 'tick' }, NOW + 40 * MINUTE);
    const another = token({ expiresAtMillis: NOW + 99 * MINUTE, dueAtMillis: NOW + 79 * MINUTE });
    for (const seen of [another, null])
      expect(step(state, { type: 'tokenSeen', token: seen }, NOW + 41 * MINUTE)).toEqual({ state, effects: [] });
  });

  test('falls back to the token that came into the file while a page waited for the person', () => {
    const { state } = run([
      [{ type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false }, NOW],
      [{ type: 'promptShown', attempt: 1, url: 'https://a', deadlineMillis: NOW + MINUTE }, NOW],
      [{ type: 'tokenSeen', token: token() }, NOW],
    ]);
    expect(state).toStrictEqual({
      at: 'awaitingUser',
      attempt: 1,
      flow: 'browser',
      url: 'https://a',
      deadlineMillis: NOW + MINUTE,
      before: token(),
    });
    expect(step(state, { type: 'signInEnded', attempt: 1 }, NOW).state).toEqual(signedIn);
  });

  test('ends a token that cannot be renewed at its expiry', () => {
    const fixed = token({ refreshable: false });
    const { state } = run([[{ type: 'tokenSeen', token: fixed }, NOW]]);
    expect(nextTickMillis(state)).toBe(fixed.expiresAtMillis);
    const { expiresAtMillis: expiredAtMillis } = fixed;
    const ended = step(state, { type: 'tick' }, expiredAtMillis).state;
    expect(ended).toEqual({ at: 'signedOut', reason: 'expired', expiredAtMillis });
    expect(standingOf(ended)).toEqual({ at: 'signedOut', reason: 'expired', expiredAtMillis });
  });

  test('keeps trying after passing failures, further and further apart, and says why', () => {
    let state = step(signedIn, { type: 'tick' }, NOW + 40 * MINUTE).state;
    const pauses: number[] = [];
    for (let now = NOW + 40 * MINUTE; pauses.length < 9;) {
      state = step(state, { type: 'refreshFailed', code: 'offline', jitter: 1 }, now).state;
      if (state.at !== 'retrying') throw new Error(state.at);
      expect(state.code).toBe('offline');
      pauses.push((state.retryAtMillis - now) / 1000);
      now = state.retryAtMillis;
      state = step(state, { type: 'tick' }, now).state;
      expect(state.at).toBe('refreshing');
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  test('is signed out for good only when AWS refuses, and not brought back by the same dead token', () => {
    const refreshing = step(signedIn, { type: 'tick' }, NOW + 40 * MINUTE).state;
    const { state } = step(refreshing, { type: 'refreshRefused', reason: 'revoked' }, NOW + 40 * MINUTE);
    expect(state).toMatchObject({ at: 'signedOut', reason: 'revoked' });
    expect(step(state, { type: 'tokenSeen', token: token() }, NOW + 41 * MINUTE)).toEqual({ state, effects: [] });
    const newer = token({ expiresAtMillis: NOW + 99 * MINUTE, dueAtMillis: NOW + 79 * MINUTE });
    expect(step(state, { type: 'tokenSeen', token: newer }, NOW + 41 * MINUTE).state.at).toBe('signedIn');
  });

  test('drops answers to a stale attempt', () => {
    const { state, effects } = run([
      [{ type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false }, NOW],
      [{ type: 'signInAsked', attempt: 2, flow: 'device', mustWait: false }, NOW],
      [{ type: 'promptShown', attempt: 1, url: 'https://stale', deadlineMillis: NOW }, NOW],
      [{ type: 'signInSucceeded', attempt: 1, token: token() }, NOW],
      [{ type: 'signInEnded', attempt: 1 }, NOW],
    ]);
    expect(state).toMatchObject({ at: 'registering', attempt: 2 });
    expect(effects).toEqual([
      { do: 'startSignIn', attempt: 1 },
      { do: 'abortSignIn', attempt: 1 },
      { do: 'startSignIn', attempt: 2 },
    ]);
  });

  test('falls back to what was before a cancelled sign-in', () => {
    const cancelled = run(
      [
        [{ type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false }, NOW],
        [{ type: 'signInEnded', attempt: 1 }, NOW],
      ],
      signedIn,
    );
    expect(cancelled.state).toEqual(signedIn);
    const revoked: MachineState = { at: 'signedOut', reason: 'revoked', refusedExpiresAtMillis: 5 };
    const again = run(
      [
        [{ type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false }, NOW],
        [{ type: 'tokenSeen', token: null }, NOW],
        [{ type: 'signInEnded', attempt: 1 }, NOW],
      ],
      revoked,
    );
    expect(again.state).toEqual(revoked);
  });

  test('shows the page of a sign-in, with the code to type where there is one, and what is held meanwhile', () => {
    const asked: MachineEvent = { type: 'signInAsked', attempt: 1, flow: 'device', mustWait: false };
    const page = { url: 'https://device.test', deadlineMillis: NOW + 10 * MINUTE };
    const shownBy = (more: { readonly userCode?: string }, from?: MachineState) =>
      standingOf(
        run(
          [
            [asked, NOW],
            [{ type: 'promptShown', attempt: 1, ...page, ...more }, NOW],
          ],
          from,
        ).state,
      );
    const shown = { at: 'awaitingUser', flow: 'device', ...page };
    expect(shownBy({})).toStrictEqual(shown);
    expect(shownBy({ userCode: 'FAKE-CODE' }, signedIn)).toStrictEqual({
      ...shown,
      userCode: 'FAKE-CODE',
      heldUntilMillis: NOW + 60 * MINUTE,
    });
  });

  test('is signed in by a sign-in, from which on nothing of the attempt counts', () => {
    const asked: MachineEvent = { type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false };
    const succeeded: MachineEvent = { type: 'signInSucceeded', attempt: 1, token: token() };
    const { state } = run([
      [asked, NOW],
      [succeeded, NOW],
    ]);
    expect(state).toEqual(signedIn);
    expect(standingOf(state)).toStrictEqual({ at: 'signedIn', expiresAtMillis: NOW + 60 * MINUTE, refreshable: true });
    const queued = step(INITIAL_STATE, { ...asked, mustWait: true }, NOW).state;
    expect(step(queued, succeeded, NOW).state).toBe(queued);
  });

  test('shows a retry with its cause and its time', () => {
    const retrying = run(
      [
        [{ type: 'tick' }, NOW + 40 * MINUTE],
        [{ type: 'refreshFailed', code: 'offline', jitter: 0 }, NOW + 40 * MINUTE],
      ],
      signedIn,
    ).state;
    expect(retrying).toStrictEqual({
      at: 'retrying',
      prior: token(),
      failures: 1,
      retryAtMillis: NOW + 40 * MINUTE + 2_500,
      code: 'offline',
    });
    expect(standingOf(retrying)).toStrictEqual({
      at: 'retrying',
      expiresAtMillis: NOW + 60 * MINUTE,
      retryAtMillis: NOW + 40 * MINUTE + 2_500,
      code: 'offline',
    });
    expect(nextTickMillis(retrying)).toBe(NOW + 40 * MINUTE + 2_500);
    const before = step(retrying, { type: 'tick' }, NOW + 40 * MINUTE + 2_499);
    expect(before).toEqual({ state: retrying, effects: [] });
    const again = { type: 'tokenSeen', token: token() } as const;
    expect(step(retrying, again, NOW + 41 * MINUTE)).toEqual({ state: retrying, effects: [] });
    const newer = token({ expiresAtMillis: NOW + 99 * MINUTE, dueAtMillis: NOW + 79 * MINUTE });
    expect(step(retrying, { ...again, token: newer }, NOW + 41 * MINUTE).state).toEqual({
      at: 'signedIn',
      token: newer,
    });
  });

  test('is signed out by the person, and calls off the sign-in under way', () => {
    const out: MachineEvent = { type: 'signedOutHere' };
    expect(step(signedIn, out, NOW)).toEqual({ state: { at: 'signedOut', reason: 'byUser' }, effects: [] });
    const asked = step(signedIn, { type: 'signInAsked', attempt: 3, flow: 'browser', mustWait: false }, NOW).state;
    expect(step(asked, out, NOW).effects).toEqual([{ do: 'abortSignIn', attempt: 3 }]);
  });

  test('takes a token for another one by its end, by whether it can be renewed, and by a refusal', () => {
    const seen = (change: Partial<TokenFacts>) =>
      step(signedIn, { type: 'tokenSeen', token: token(change) }, NOW).state;
    expect(seen({ dueAtMillis: NOW + 39 * MINUTE })).toBe(signedIn);
    expect(seen({ refreshable: false })).toEqual({ at: 'signedIn', token: token({ refreshable: false }) });
    expect(seen({ expiresAtMillis: NOW + 61 * MINUTE })).not.toBe(signedIn);
    expect(seen({ refusedAs: 'registrationEnded' })).toMatchObject({ at: 'signedOut', reason: 'registrationEnded' });
  });

  test('falls back to a sign-out where the token file goes during a sign-in', () => {
    const cancelled = run(
      [
        [{ type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false }, NOW],
        [{ type: 'tokenSeen', token: null }, NOW],
        [{ type: 'signInEnded', attempt: 1 }, NOW],
      ],
      signedIn,
    );
    expect(cancelled.state).toEqual({ at: 'signedOut', reason: 'byUser' });
  });

  test('holds no token that AWS has refused while the person signs in', () => {
    const { state } = run(
      [
        [{ type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false }, NOW],
        [{ type: 'tokenSeen', token: token({ refusedAs: 'revoked' }) }, NOW],
      ],
      signedIn,
    );
    expect(heldToken(state)).toBeUndefined();
    expect(standingOf(state)).toStrictEqual({ at: 'registering' });
  });

  test('falls back to the token that came during a sign-in', () => {
    const newer = token({ expiresAtMillis: NOW + 99 * MINUTE });
    const cancelled = run([
      [{ type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false }, NOW],
      [{ type: 'tokenSeen', token: newer }, NOW],
      [{ type: 'signInEnded', attempt: 1 }, NOW],
    ]);
    expect(cancelled.state).toEqual({ at: 'signedIn', token: newer });
  });

  test('is signed out for no reason but that nobody has signed in, at first', () => {
    expect(standingOf(INITIAL_STATE)).toStrictEqual({ at: 'signedOut', reason: 'never' });
    expect(nextTickMillis(INITIAL_STATE)).toBeUndefined();
  });

  test('holds no token while signed out, and the earlier one while it is replaced', () => {
    expect(heldToken(INITIAL_STATE)).toBeUndefined();
    const asked: MachineEvent = { type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: false };
    expect(heldToken(step(INITIAL_STATE, asked, NOW).state)).toBeUndefined();
    expect(heldToken(step(signedIn, asked, NOW).state)).toEqual(token());
    expect(heldToken(step(signedIn, { type: 'tick' }, NOW + 40 * MINUTE).state)).toEqual(token());
  });

  test('takes a vanished token file for a sign-out by another tool, and a new one for a sign-in', () => {
    const gone = step(signedIn, { type: 'tokenSeen', token: null }, NOW).state;
    expect(gone).toEqual({ at: 'signedOut', reason: 'byUser' });
    expect(step(gone, { type: 'tokenSeen', token: token() }, NOW).state).toEqual(signedIn);
  });

  test('renews at once when the portal answers 401 to a live token', () => {
    expect(step(signedIn, { type: 'tokenRejected' }, NOW).effects).toEqual([{ do: 'refresh' }]);
    const fixed: MachineState = { at: 'signedIn', token: token({ refreshable: false }) };
    expect(step(fixed, { type: 'tokenRejected' }, NOW).state).toMatchObject({ at: 'signedOut', reason: 'revoked' });
  });
});

describe('a token that AWS answered 401 to', () => {
  const rejected = step(signedIn, { type: 'tokenRejected' }, NOW).state;
  const isLiveAt = (state: MachineState, nowMillis: number) => hasLiveToken(standingOf(state), nowMillis);

  test('is shown as ended at once, while a renewal is tried', () => {
    expect(standingOf(rejected)).toEqual({ at: 'refreshing', expiresAtMillis: NOW });
    expect(isLiveAt(rejected, NOW)).toBe(false);
    expect(sessionCondition(standingOf(rejected), NOW)).toEqual({ is: 'renewing' });
  });

  test('stays ended while AWS cannot be reached, and over later answers', () => {
    const failed = step(rejected, { type: 'refreshFailed', code: 'offline', jitter: 0 }, NOW + 1_000).state;
    expect(isLiveAt(failed, NOW + 1_000)).toBe(false);
    const woken = step(failed, { type: 'woken' }, NOW + 2_000).state;
    expect(isLiveAt(step(woken, { type: 'tokenRejected' }, NOW + 3_000).state, NOW + 2_000)).toBe(false);
  });

  test('is renewed at once also where the next try was waited for', () => {
    const retrying: MachineState = {
      at: 'retrying',
      prior: token(),
      failures: 3,
      retryAtMillis: NOW + MINUTE,
      code: 'offline',
    };
    expect(step(retrying, { type: 'tokenRejected' }, NOW)).toEqual({
      state: { at: 'refreshing', prior: token(), failures: 0, rejectedAtMillis: NOW },
      effects: [{ do: 'refresh' }],
    });
  });

  test('is ended also where its renewal was under way, and live again as the renewed one', () => {
    const refreshing: MachineState = { at: 'refreshing', prior: token(), failures: 0 };
    const ended = step(refreshing, { type: 'tokenRejected' }, NOW);
    expect(ended.effects).toEqual([]);
    expect(isLiveAt(ended.state, NOW)).toBe(false);
    expect(isLiveAt(step(ended.state, { type: 'refreshSucceeded', token: token() }, NOW).state, NOW)).toBe(true);
  });
});

describe('a sign-in that has to wait', () => {
  const asked: MachineEvent = { type: 'signInAsked', attempt: 1, flow: 'browser', mustWait: true };
  const queued = step(signedIn, asked, NOW);

  test('makes no request until it is its turn, and keeps the earlier token', () => {
    expect(queued.effects).toEqual([]);
    expect(standingOf(queued.state)).toEqual({ at: 'queued', heldUntilMillis: NOW + 60 * MINUTE });
    const shown: MachineEvent = { type: 'promptShown', attempt: 1, url: 'https://x', deadlineMillis: NOW };
    expect(step(queued.state, shown, NOW).state).toBe(queued.state);
    expect(step(queued.state, { type: 'turnCame', attempt: 2 }, NOW).state).toBe(queued.state);
    const begun = step(queued.state, { type: 'turnCame', attempt: 1 }, NOW);
    expect(begun.state.at).toBe('registering');
    expect(begun.effects).toEqual([{ do: 'startSignIn', attempt: 1 }]);
    expect(step(begun.state, { type: 'turnCame', attempt: 1 }, NOW)).toEqual({ state: begun.state, effects: [] });
  });

  test('can be called off, and replaced by one that does not wait', () => {
    expect(step(queued.state, { type: 'signInEnded', attempt: 1 }, NOW).state).toEqual(signedIn);
    const again = step(queued.state, { ...asked, attempt: 2, mustWait: false }, NOW);
    expect(again.effects).toEqual([
      { do: 'abortSignIn', attempt: 1 },
      { do: 'startSignIn', attempt: 2 },
    ]);
  });
});

describe('a clock that was set back', () => {
  const set = (state: MachineState) => step(state, { type: 'clockSetBack' }, NOW - 60 * MINUTE);

  test('makes every renewable token due, and a pause that would now last too long end', () => {
    expect(set(signedIn).effects).toEqual([{ do: 'refresh' }]);
    const refreshing = step(signedIn, { type: 'tick' }, NOW + 40 * MINUTE).state;
    const retrying = step(refreshing, { type: 'refreshFailed', code: 'offline', jitter: 0 }, NOW + 40 * MINUTE).state;
    expect(set(retrying)).toEqual({
      state: { at: 'refreshing', prior: token(), failures: 0 },
      effects: [{ do: 'refresh' }],
    });
    expect(set(refreshing)).toEqual({ state: refreshing, effects: [] });
  });

  test('changes nothing for a token that cannot be renewed', () => {
    const fixed: MachineState = { at: 'signedIn', token: token({ refreshable: false }) };
    expect(set(fixed)).toEqual({ state: fixed, effects: [] });
  });
});

describe('waking', () => {
  const prior = token();
  const waiting = (code: 'offline' | 'throttled' | 'serviceUnavailable'): MachineState => {
    return { at: 'retrying', prior, failures: 6, retryAtMillis: NOW + 5 * MINUTE, code };
  };

  test('cuts a pause short, once, and the next pause is no shorter for it', () => {
    const tried = step(waiting('offline'), { type: 'woken' }, NOW);
    expect(tried).toEqual({ state: { at: 'refreshing', prior, failures: 6 }, effects: [{ do: 'refresh' }] });
    expect(step(tried.state, { type: 'woken' }, NOW)).toEqual({ state: tried.state, effects: [] });
    const { state } = step(tried.state, { type: 'refreshFailed', code: 'offline', jitter: 0 }, NOW);
    expect(state).toMatchObject({ at: 'retrying', retryAtMillis: NOW + 150_000 });
  });

  test.each(['throttled', 'serviceUnavailable'] as const)('leaves alone a pause that AWS asked for: %s', (code) => {
    const state = waiting(code);
    expect(step(state, { type: 'woken' }, NOW)).toEqual({ state, effects: [] });
  });
});

describe('a token that is renewed no more', () => {
  const refreshing = step(signedIn, { type: 'tick' }, NOW + 40 * MINUTE).state;

  test('says why', () => {
    const { state } = step(refreshing, { type: 'refreshRefused', reason: 'registrationEnded' }, NOW);
    expect(standingOf(state)).toEqual({ at: 'signedOut', reason: 'registrationEnded' });
    expect(step(state, { type: 'tokenSeen', token: token() }, NOW).state).toBe(state);
  });

  test('comes back with its file where only that was gone', () => {
    const { state } = step(refreshing, { type: 'refreshRefused', reason: 'byUser' }, NOW);
    expect(state).toEqual({ at: 'signedOut', reason: 'byUser' });
    expect(step(state, { type: 'tokenSeen', token: token() }, NOW).state).toEqual(signedIn);
  });
});

const anyToken = fc.record({
  expiresAtMillis: fc.integer({ min: NOW - 100 * MINUTE, max: NOW + 200 * MINUTE }),
  dueAtMillis: fc.integer({ min: NOW - 120 * MINUTE, max: NOW + 200 * MINUTE }),
  refreshable: fc.boolean(),
});
const attempt = fc.integer({ min: 1, max: 4 });
const flow = fc.constantFrom('browser' as const, 'device' as const);
const anyEvent: fc.Arbitrary<MachineEvent> = fc.oneof(
  fc.record({ type: fc.constant('tokenSeen' as const), token: fc.option(anyToken) }),
  fc.record({ type: fc.constant('signInAsked' as const), attempt, flow, mustWait: fc.boolean() }),
  fc.record({ type: fc.constant('turnCame' as const), attempt }),
  fc.record({ type: fc.constant('clockSetBack' as const) }),
  fc.record({ type: fc.constant('woken' as const) }),
  fc.record({
    type: fc.constant('promptShown' as const),
    attempt,
    url: fc.constant('https://example.test'),
    deadlineMillis: fc.integer(),
  }),
  fc.record({ type: fc.constant('signInSucceeded' as const), attempt, token: anyToken }),
  fc.record({ type: fc.constant('signInEnded' as const), attempt }),
  fc.record({ type: fc.constant('tick' as const) }),
  fc.record({ type: fc.constant('refreshSucceeded' as const), token: anyToken }),
  fc.record({
    type: fc.constant('refreshFailed' as const),
    code: fc.constantFrom('offline' as const, 'throttled' as const, 'unexpectedAnswer' as const),
    jitter: fc.double({ min: 0, max: 0.999, noNaN: true }),
  }),
  fc.record({
    type: fc.constant('refreshRefused' as const),
    reason: fc.constantFrom('revoked' as const, 'registrationEnded' as const, 'byUser' as const),
  }),
  fc.record({ type: fc.constant('tokenRejected' as const) }),
  fc.record({ type: fc.constant('signedOutHere' as const) }),
);

/** Events that say nothing against the token of now. */
const KEEPING: ReadonlySet<MachineEvent['type']> = new Set([
  'signInAsked',
  'turnCame',
  'promptShown',
  'signInEnded',
  'tick',
  'refreshFailed',
  'clockSetBack',
  'woken',
]);
const begins = ({ type }: MachineEvent) => type === 'signInAsked' || type === 'turnCame';

describe('whatever comes, in whatever order', () => {
  const histories = fc.array(fc.tuple(anyEvent, fc.integer({ min: -30 * MINUTE, max: 90 * MINUTE })), {
    maxLength: 60,
  });

  test('keeps its invariants', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let state = INITIAL_STATE;
        let now = NOW;
        for (const [event, passed] of history) {
          now += passed;
          const next = step(state, event, now);
          const refreshes = next.effects.filter((effect) => effect.do === 'refresh').length;
          // A refresh begins only on entering that state, so there is never a second one in flight.
          expect(refreshes).toBe(next.state.at === 'refreshing' && state.at !== 'refreshing' ? 1 : 0);
          // Only a person begins a sign-in; a page can come of it only by its start, and each ask starts once at most.
          const starts = next.effects.flatMap((effect) => (effect.do === 'startSignIn' ? [effect] : []));
          for (const { attempt: started } of starts) {
            expect(['signInAsked', 'turnCame']).toContain(event.type);
            expect(next.state).toMatchObject({ at: 'registering', attempt: started });
          }
          expect(starts.length).toBe(next.state.at === 'registering' && next.state !== state && begins(event) ? 1 : 0);
          if (next.state.at === 'awaitingUser' && state.at !== 'awaitingUser') expect(state.at).toBe('registering');
          if (next.state.at === 'queued' && state.at !== 'queued') expect(event).toMatchObject({ mustWait: true });
          // Whatever comes of an attempt that is not the one of now changes nothing.
          if ('attempt' in event && event.type !== 'signInAsked') {
            const isCurrent = 'attempt' in state && state.attempt === event.attempt;
            if (!isCurrent) expect(next).toEqual({ state, effects: [] });
          }
          // A live token is never lost by a failure that may pass, nor while the person signs in again.
          const held = heldToken(state);
          if (held && held.refreshable && KEEPING.has(event.type)) expect(heldToken(next.state)).toEqual(held);
          // A renewable token is given up only on AWS's word, a person's, or its file's.
          if (state.at === 'retrying' || (state.at === 'refreshing' && state.prior.refreshable)) {
            if (next.state.at === 'signedOut') {
              expect(['refreshRefused', 'signedOutHere', 'tokenSeen', 'tokenRejected']).toContain(event.type);
            }
          }
          // No state waits for a tick that would change nothing.
          const tickAt = nextTickMillis(next.state);
          if (tickAt !== undefined) expect(step(next.state, { type: 'tick' }, tickAt).state).not.toBe(next.state);
          state = next.state;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
