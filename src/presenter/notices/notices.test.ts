import { describe, expect, test } from 'vitest';
import type { SessionState } from '../../shared/domain/session-state.ts';
import type { EngineState } from '../../core/state.ts';
import type { NoticeContext } from './notice.ts';
import { outcomeNotices, endNotices } from './notices.ts';
import { engineState, MINUTE, NOW, sessionState, signedIn } from '../testing/sample-state.ts';

const english: NoticeContext = { nowMillis: NOW, language: 'en', platform: 'linux', mutedSessions: [] };
const japanese: NoticeContext = { ...english, language: 'ja' };
/** All that one step of the state is told by. */
const noticesFor = (before: EngineState, after: EngineState, context: NoticeContext) => [
  ...outcomeNotices(before, after, context),
  ...endNotices(before, after, context),
];
const of = (standing: SessionState) => engineState([sessionState('acme', standing)]);
const expired: SessionState = { at: 'signedOut', reason: 'expired' };
const revoked: SessionState = { at: 'signedOut', reason: 'revoked' };
const refreshing: SessionState = { at: 'refreshing', expiresAtMillis: NOW - MINUTE };
const awaiting: SessionState = { at: 'awaitingUser', flow: 'browser', url: 'https://x', deadlineMillis: NOW };
const signInAgain = { do: 'signIn', sourceId: 'acme' } as const;

test('a session that ended offers to sign in again', () => {
  expect(noticesFor(of(refreshing), of(expired), english)).toStrictEqual([
    { title: 'acme: session ended', body: 'Click to sign in again.', act: signInAgain },
  ]);
  expect(noticesFor(of(refreshing), of(expired), japanese)).toStrictEqual([
    {
      title: 'acme: セッションの期限が切れました',
      body: 'クリックすると再度サインインできます。',
      act: signInAgain,
    },
  ]);
});

test('one that ended while the machine slept says when', () => {
  expect(noticesFor(of(signedIn(-3 * 60 * MINUTE)), of(expired), english)[0]?.body).toBe(
    'It ended 3 hr ago. Click to sign in again.',
  );
  expect(noticesFor(of(signedIn(-3 * 60 * MINUTE)), of(expired), japanese)[0]?.body).toBe(
    '3 時間前に終了しました。クリックすると再度サインインできます。',
  );
});

test('one that AWS ended', () => {
  expect(noticesFor(of(signedIn(MINUTE)), of(revoked), english)).toStrictEqual([
    { title: 'acme: session ended by AWS', body: 'Click to sign in again.', act: signInAgain },
  ]);
  expect(noticesFor(of(signedIn(MINUTE)), of(revoked), japanese)).toStrictEqual([
    {
      title: 'acme: AWS 側でセッションが終了しました',
      body: 'クリックすると再度サインインできます。',
      act: signInAgain,
    },
  ]);
});

test('a sign-in that succeeded', () => {
  expect(noticesFor(of(awaiting), of(signedIn(MINUTE)), english)).toStrictEqual([
    {
      title: 'Signed in to acme',
      body: 'Your accounts and roles are ready in the tray.',
      act: { do: 'openWindow' },
    },
  ]);
  expect(noticesFor(of(awaiting), of(signedIn(MINUTE)), japanese)).toStrictEqual([
    {
      title: 'acme にサインインしました',
      body: 'アカウントとロールをトレイから利用できます。',
      act: { do: 'openWindow' },
    },
  ]);
});

describe('no news', () => {
  test.each<[string, SessionState, SessionState]>([
    ['signed out by the person', signedIn(MINUTE), { at: 'signedOut', reason: 'byUser' }],
    ['found expired at start', { at: 'signedOut', reason: 'never' }, expired],
    ['still expired', expired, expired],
    ['a sign-in cancelled or failed', awaiting, expired],
    ['renewed', { at: 'refreshing', expiresAtMillis: NOW + MINUTE }, signedIn(60 * MINUTE)],
    ['signed in elsewhere', expired, signedIn(60 * MINUTE)],
  ])('%s', (_what, before, after) => {
    expect(noticesFor(of(before), of(after), english)).toStrictEqual([]);
  });

  test('a session that is new or gone', () => {
    expect(noticesFor(engineState([]), of(expired), english)).toStrictEqual([]);
    expect(noticesFor(of(signedIn(MINUTE)), engineState([]), english)).toStrictEqual([]);
  });
});

test('a cancelled sign-in, back to the previous token, has no notice', () => {
  const again: SessionState = { ...awaiting, heldUntilMillis: NOW + MINUTE };
  expect(noticesFor(of(again), of(signedIn(MINUTE)), english)).toEqual([]);
  expect(noticesFor(of(again), of(signedIn(2 * MINUTE)), english)).toHaveLength(1);
});

describe('a sign-in that failed', () => {
  const trouble = { code: 'signInExpired', facts: {}, atMillis: NOW } as const;
  const failed = engineState([sessionState('acme', { at: 'signedOut', reason: 'never' }, { trouble })]);

  test('says why and what next', () => {
    const [notice] = noticesFor(of(awaiting), failed, english);
    expect(notice).toMatchObject({ title: 'Could not sign in to acme', act: { do: 'openWindow' } });
    expect(notice?.body).toMatch(/.+\. .+/);
    expect(noticesFor(of(awaiting), failed, japanese)[0]?.title).toBe('acme にサインインできませんでした');
  });

  test('also if the previous token still works', () => {
    const held = engineState([sessionState('acme', signedIn(MINUTE), { trouble })]);
    const again: SessionState = { ...awaiting, heldUntilMillis: NOW + MINUTE };
    expect(noticesFor(of(again), held, english)[0]?.title).toBe('Could not sign in to acme');
  });

  test('not what was known before, such as a page that did not open', () => {
    const waiting = engineState([sessionState('acme', awaiting, { trouble })]);
    expect(noticesFor(waiting, failed, english)).toEqual([]);
  });
});

test('one whose registration ended says why', () => {
  const ended = of({ at: 'signedOut', reason: 'registrationEnded' });
  expect(noticesFor(of(signedIn(MINUTE)), ended, english)).toStrictEqual([
    {
      title: 'acme: sign in again',
      body: 'The registration behind this sign-in has ended (AWS gives it about 90 days), so the session cannot be renewed any more. Click to sign in again.',
      act: signInAgain,
    },
  ]);
  expect(noticesFor(of(signedIn(MINUTE)), ended, japanese)[0]?.body).toContain('登録');
});

test.each(['darwin', 'win32'])('on %s a button signs in again', (platform) => {
  expect(noticesFor(of(refreshing), of(expired), { ...english, platform })).toStrictEqual([
    {
      title: 'acme: session ended',
      body: 'Sign in again to keep working.',
      act: signInAgain,
      button: 'Sign in again',
    },
  ]);
  expect(noticesFor(of(refreshing), of(expired), { ...japanese, platform })).toStrictEqual([
    {
      title: 'acme: セッションの期限が切れました',
      body: '作業を続けるには、再度サインインしてください。',
      act: signInAgain,
      button: '再度サインイン',
    },
  ]);
});

test('a muted session has no notices, the others have all', () => {
  const two = (standing: SessionState) =>
    engineState([sessionState('acme', standing), sessionState('other', standing)]);
  const muted = { ...english, mutedSessions: ['acme'] };
  expect(noticesFor(two(refreshing), two(expired), muted).map(({ title }) => title)).toEqual(['other: session ended']);
  expect(noticesFor(two(awaiting), two(signedIn(MINUTE)), muted).map(({ title }) => title)).toEqual([
    'Signed in to other',
  ]);
});

test('if a session was renewed and then ended unseen, the notice has the end of the renewed token', () => {
  const ended = of({ at: 'signedOut', reason: 'expired', expiredAtMillis: NOW - 6 * MINUTE });
  expect(endNotices(of(signedIn(-8 * 60 * MINUTE)), ended, english)[0]?.body).toBe(
    'It ended 6 min ago. Click to sign in again.',
  );
});

test('a sign-in that could not be saved counts as signed in, and the notice says what is wrong', () => {
  const trouble = { code: 'diskFull', facts: { path: '/x' }, atMillis: NOW } as const;
  const [notice] = noticesFor(
    of(awaiting),
    engineState([sessionState('acme', signedIn(MINUTE), { trouble })]),
    english,
  );
  expect(notice?.title).toBe('Signed in to acme, in Daypass only');
  expect(notice?.body).toMatch(/^Other AWS tools don’t have this sign-in yet\. .+/);
});

test('a sign-out that AWS could not be told about says so, once', () => {
  const trouble = { code: 'signOutNotTold', facts: {}, atMillis: NOW } as const;
  const out = engineState([sessionState('acme', { at: 'signedOut', reason: 'byUser' }, { trouble })]);
  const [notice] = noticesFor(of(signedIn(MINUTE)), out, english);
  expect(notice?.title).toBe('You are signed out on this computer, but AWS could not be told.');
  expect(noticesFor(out, out, english)).toEqual([]);
});
