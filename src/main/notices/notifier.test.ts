import { expect, test } from 'vitest';
import { VirtualTime } from '../../core/testing/virtual-time.ts';
import type { Notice } from '../../presenter/notices/notice.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { createNotifier } from './notifier.ts';
import { engineState, fakeEngine, memoryPreferences, ROLE, sessionState } from '../testing/fake-shell.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Local, as quiet hours are. */
const NOON = new Date(2026, 10, 20, 12, 0).getTime();

const of = (standing: SessionState) => engineState({ sessions: [sessionState(standing)] });

function setUp(standing: SessionState, shown = new Set<string>()) {
  const time = new VirtualTime(NOON);
  const window = { isInFront: false };
  const noticed: Notice[] = [];
  const engine = fakeEngine(of(standing));
  const preferences = memoryPreferences();
  const notifier = createNotifier({
    engine,
    clock: time,
    alarm: time,
    platform: 'linux',
    preferences,
    shown: { has: (key) => shown.has(key), add: (key) => void shown.add(key) },
    window: { isInFront: () => window.isInFront },
    showNotice: (notice) => noticed.push(notice),
  });
  notifier.start();
  const titles = () => noticed.map(({ title }) => title);
  const become = (next: SessionState) => engine.become(of(next));
  return { time, window, engine, preferences, notifier, noticed, titles, become };
}

const live = (leftMillis: number, refreshable = true): SessionState => ({
  at: 'signedIn',
  expiresAtMillis: NOON + leftMillis,
  refreshable,
});
const revoked: SessionState = { at: 'signedOut', reason: 'revoked' };
const awaiting: SessionState = { at: 'awaitingUser', flow: 'browser', url: 'https://x', deadlineMillis: NOON };

test('what happens is told once, even within a burst that goes on', () => {
  const { engine, titles, become } = setUp(live(HOUR));
  become(revoked);
  engine.become({ ...engine.state });
  become({ ...revoked });
  expect(titles()).toEqual(['corp: session ended by AWS']);
});

test('a coming end is told at its time, once, and by nobody who has been stopped', async () => {
  const { time, notifier, titles, become } = setUp(live(HOUR, false));
  await time.advance(50 * MINUTE - 1);
  expect(titles()).toEqual([]);
  await time.advance(1);
  expect(titles()).toEqual(['corp ends in 10 min']);
  become(live(HOUR, false));
  await time.advance(5 * MINUTE);
  expect(titles()).toHaveLength(1);
  become(live(3 * HOUR, false));
  notifier.stop();
  await time.advance(3 * HOUR);
  expect(titles()).toHaveLength(1);
  expect(time.pendingCount).toBe(0);
});

test('a restart tells no coming end twice', async () => {
  const shown = new Set<string>();
  const first = setUp(live(10 * MINUTE, false), shown);
  expect(first.titles()).toEqual(['corp ends in 10 min']);
  expect(setUp(live(10 * MINUTE, false), shown).titles()).toEqual([]);
});

test('how far ahead follows the settings at once', async () => {
  const { preferences, titles } = setUp(live(HOUR, false));
  preferences.set({ noticeBeforeEndMinutes: 60 });
  expect(titles()).toEqual(['corp ends in 1 hr']);
});

test('renewals that keep failing are told as the end nears, not before, and not when one comes through', async () => {
  const retrying = (endsAtMillis: number): SessionState => ({
    at: 'retrying',
    expiresAtMillis: endsAtMillis,
    retryAtMillis: endsAtMillis,
    code: 'serviceUnavailable',
  });
  const { time, titles, become } = setUp(live(20 * MINUTE));
  become(retrying(NOON + 20 * MINUTE));
  await time.advance(9 * MINUTE);
  become(live(HOUR));
  await time.advance(5 * MINUTE);
  expect(titles()).toEqual([]);
  become(retrying(NOON + HOUR));
  await time.advance(36 * MINUTE);
  expect(titles()).toEqual(['corp ends in 10 min and can’t be renewed right now']);
});

test('in quiet hours nothing is told but answers; afterwards what still matters, once', async () => {
  const { time, preferences, titles, become } = setUp(live(HOUR));
  preferences.set({ quietHours: { from: '12:00', to: '14:00' } });
  become(revoked);
  become(awaiting);
  become(live(HOUR));
  expect(titles()).toEqual(['Signed in to corp']);
  become({ at: 'signedOut', reason: 'expired', expiredAtMillis: NOON + HOUR });
  await time.advance(2 * HOUR - 1);
  expect(titles()).toHaveLength(1);
  await time.advance(10 * MINUTE);
  expect(titles()).toEqual(['Signed in to corp', 'corp: session ended']);
  await time.advance(24 * HOUR);
  expect(titles()).toHaveLength(2);
});

test('what has passed by the end of the quiet hours is not told any more', async () => {
  const { time, preferences, titles, become } = setUp(live(HOUR, false));
  preferences.set({ quietHours: { from: '12:00', to: '14:00' } });
  become(revoked);
  become(live(8 * HOUR));
  await time.advance(3 * HOUR);
  expect(titles()).toEqual([]);
});

test('a session that was signed in to in quiet hours and ended in them is told as well', async () => {
  const { time, preferences, titles, become } = setUp({ at: 'signedOut', reason: 'never' });
  preferences.set({ quietHours: { from: '12:00', to: '14:00' } });
  become(awaiting);
  become(live(HOUR));
  become(revoked);
  await time.advance(2 * HOUR + 5 * MINUTE);
  expect(titles()).toEqual(['Signed in to corp', 'corp: session ended by AWS']);
});

test('a coming end that quiet hours held back is told after them, with the time that is left then', async () => {
  const { time, preferences, titles } = setUp(live(HOUR, false));
  preferences.set({ quietHours: { from: '12:00', to: '12:55' } });
  await time.advance(55 * MINUTE);
  expect(titles()).toEqual(['corp ends in 5 min']);
});

test('while the machine sleeps or is locked nothing is told, and on return what still matters', () => {
  const { notifier, titles, become } = setUp(live(HOUR));
  notifier.setAway(true);
  become(revoked);
  expect(titles()).toEqual([]);
  notifier.setAway(false);
  notifier.setAway(false);
  expect(titles()).toEqual(['corp: session ended by AWS']);
});

test('a muted session ends in silence, and to unmute it later does not tell of the past', () => {
  const { preferences, titles, become } = setUp(live(HOUR));
  preferences.set({ mutedSessions: ['corp'] });
  become(revoked);
  preferences.set({ mutedSessions: [] });
  expect(titles()).toEqual([]);
});

test('of a role’s copies the latest is told, ten minutes before its end', async () => {
  const { time, notifier, noticed } = setUp(live(24 * HOUR));
  notifier.keysCopied({ role: ROLE, format: 'bash', expiresAtMillis: NOON + HOUR });
  notifier.keysCopied({ role: ROLE, format: 'json', expiresAtMillis: NOON + 2 * HOUR });
  await time.advance(109 * MINUTE);
  expect(noticed).toEqual([]);
  await time.advance(MINUTE);
  expect(noticed).toStrictEqual([
    {
      title: 'Copied keys end in 10 min',
      body: 'Admin in Team & Co. Click to copy new keys.',
      act: { do: 'copyKeys', role: ROLE, format: 'json' },
    },
  ]);
});

test('keys that end within minutes anyway are not told of in the moment they are copied', () => {
  const { notifier, titles } = setUp(live(24 * HOUR));
  notifier.keysCopied({ role: ROLE, format: 'bash', expiresAtMillis: NOON + 9 * MINUTE });
  expect(titles()).toEqual([]);
});

test('a notice that would only lead to the window is left out while the person looks at it', () => {
  const { titles, window, become } = setUp(awaiting);
  window.isInFront = true;
  become(live(HOUR));
  become(revoked);
  expect(titles()).toEqual(['corp: session ended by AWS']);
  become(awaiting);
  window.isInFront = false;
  become(live(HOUR));
  expect(titles()).toEqual(['corp: session ended by AWS', 'Signed in to corp']);
});
