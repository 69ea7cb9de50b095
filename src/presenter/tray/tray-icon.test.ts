import { expect, test } from 'vitest';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { engineState, MINUTE, NOW, sessionState, signedIn } from '../testing/sample-state.ts';
import { trayIcon } from './tray-icon.ts';

const awaiting: SessionState = { at: 'awaitingUser', flow: 'browser', url: 'https://x', deadlineMillis: NOW };
const expired: SessionState = { at: 'signedOut', reason: 'expired' };
const byUser: SessionState = { at: 'signedOut', reason: 'byUser' };
const offline: SessionState = {
  at: 'retrying',
  expiresAtMillis: NOW + 30 * MINUTE,
  retryAtMillis: NOW,
  code: 'offline',
};
const refreshing: SessionState = { at: 'refreshing', expiresAtMillis: NOW + 18 * MINUTE };
const live = signedIn(42 * MINUTE);

test.each<[readonly SessionState[], string, string, string]>([
  [[], 'signedOut', 'No sessions yet', 'セッションはまだありません'],
  [[byUser], 'signedOut', 's0 — Signed out', 's0 — サインアウト済み'],
  [[{ at: 'signedOut', reason: 'never' }], 'signedOut', 's0 — Not signed in', 's0 — 未サインイン'],
  [[byUser, byUser], 'signedOut', 'Signed out', 'サインアウト済み'],
  [[byUser, live], 'signedIn', 's1 — Signed in, renews itself', 's1 — サインイン済み、自動更新'],
  [[refreshing], 'signedIn', 's0 — Renewing…', 's0 — 更新しています…'],
  [[live, { at: 'registering' }], 'working', 's1 — Starting sign-in…', 's1 — サインインを開始しています…'],
  [[live, { at: 'queued' }], 'working', 's1 — Waiting for its turn', 's1 — 順番待ち'],
  [[signedIn(-1), live], 'working', 's0 — Renewing…', 's0 — 更新しています…'],
  [[{ ...offline, expiresAtMillis: NOW }], 'offline', 's0 — Offline', 's0 — オフライン'],
  [[live, refreshing, offline], 'offline', 's2 — Offline, 30 min left', 's2 — オフライン、残り 30 分'],
  [[{ ...offline, code: 'timedOut' }], 'offline', 's0 — Offline, 30 min left', 's0 — オフライン、残り 30 分'],
  [
    [{ ...offline, code: 'throttled', expiresAtMillis: NOW + 14 * MINUTE }],
    'expiring',
    's0 — Expires soon, 14 min left',
    's0 — まもなく期限切れ、残り 14 分',
  ],
  [[{ ...offline, code: 'throttled', expiresAtMillis: NOW }], 'working', 's0 — Trying again', 's0 — 再試行中'],
  [[{ ...offline, code: 'throttled' }], 'signedIn', 's0 — Trying again, 30 min left', 's0 — 再試行中、残り 30 分'],
  [
    [offline, signedIn(9 * MINUTE, false), signedIn(12 * MINUTE, false)],
    'expiring',
    's1 — Expires soon, 9 min left',
    's1 — まもなく期限切れ、残り 9 分',
  ],
  [[live, signedIn(9 * MINUTE, false), expired], 'expired', 's2 — Expired', 's2 — 期限切れ'],
  [[{ at: 'signedOut', reason: 'revoked' }], 'expired', 's0 — Ended by AWS', 's0 — AWS 側で終了'],
  [[expired, awaiting], 'needsYou', 's1 — Waiting for you', 's1 — 承認待ち'],
])('%#: %j', (standings, icon, english, japanese) => {
  const state = engineState(standings.map((standing, index) => sessionState(`s${index}`, standing)));
  expect(trayIcon(state, { nowMillis: NOW, language: 'en' })).toStrictEqual({ icon, tooltip: `Daypass: ${english}` });
  expect(trayIcon(state, { nowMillis: NOW, language: 'ja' })).toStrictEqual({ icon, tooltip: `Daypass: ${japanese}` });
});

test('of sessions that are signed in, the one that the person has to act on first', () => {
  const tooltip = (...sessions: Parameters<typeof engineState>[0]) =>
    trayIcon(engineState(sessions), { nowMillis: NOW, language: 'en' }).tooltip;
  const portal = (minutes: number) => ({ portalEndsAtMillis: NOW + minutes * MINUTE, portalSinceMillis: NOW - MINUTE });
  const renewing = sessionState('renews', signedIn(30 * MINUTE));
  expect(tooltip(renewing, sessionState('late', live, portal(300)), sessionState('first', live, portal(200)))).toMatch(
    /^Daypass: first — Signed in, ends about /,
  );
  expect(tooltip(renewing, sessionState('fixed', signedIn(90 * MINUTE, false)))).toMatch(
    /^Daypass: fixed — Signed in, ends /,
  );
});
