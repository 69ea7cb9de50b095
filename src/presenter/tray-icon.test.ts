import { expect, test } from 'vitest';
import type { SessionStanding } from '../shared/snapshots.ts';
import { engineState, MINUTE, NOW, sessionState, signedIn } from './testing/sample-state.ts';
import { trayIcon } from './tray-icon.ts';

const awaiting: SessionStanding = { at: 'awaitingUser', flow: 'browser', url: 'https://x', deadlineMillis: NOW };
const expired: SessionStanding = { at: 'signedOut', reason: 'expired' };
const byUser: SessionStanding = { at: 'signedOut', reason: 'byUser' };
const offline: SessionStanding = {
  at: 'retrying',
  expiresAtMillis: NOW + 30 * MINUTE,
  retryAtMillis: NOW,
  code: 'offline',
};
const refreshing: SessionStanding = { at: 'refreshing', expiresAtMillis: NOW + 18 * MINUTE };
const live = signedIn(42 * MINUTE);

test.each<[readonly SessionStanding[], string, string, string]>([
  [[], 'signedOut', 'Daypass: signed out', 'Daypass: サインアウトしています'],
  [[byUser], 'signedOut', 'Daypass: signed out', 'Daypass: サインアウトしています'],
  [[live], 'signedIn', 'Daypass: signed in, 42 min left', 'Daypass: サインイン済み、残り 42 分'],
  [[signedIn(99 * MINUTE), live], 'signedIn', 'Daypass: signed in, 42 min left', 'Daypass: サインイン済み、残り 42 分'],
  [[live, refreshing], 'working', 'Daypass: working…', 'Daypass: 処理しています…'],
  [[{ at: 'registering' }], 'working', 'Daypass: working…', 'Daypass: 処理しています…'],
  [
    [{ ...offline, expiresAtMillis: NOW }],
    'offline',
    'Daypass: no network',
    'Daypass: ネットワークに接続されていません',
  ],
  [[live, offline], 'offline', 'Daypass: no network', 'Daypass: ネットワークに接続されていません'],
  [
    [offline, signedIn(9 * MINUTE, false)],
    'expiring',
    'Daypass: s1 ends soon, 9 min left',
    'Daypass: s1 はまもなく期限切れです（残り 9 分）',
  ],
  [
    [live, expired],
    'expired',
    'Daypass: s1 has ended, sign in again',
    'Daypass: s1 のセッションが終了しました。再度サインインしてください',
  ],
  [
    [expired, awaiting],
    'needsYou',
    'Daypass: s1 waits for you in the browser',
    'Daypass: s1: ブラウザでの承認を待っています',
  ],
])('%#: %j', (standings, icon, english, japanese) => {
  const state = engineState(standings.map((standing, index) => sessionState(`s${index}`, standing)));
  expect(trayIcon(state, { nowMillis: NOW, language: 'en' })).toStrictEqual({ icon, tooltip: english });
  expect(trayIcon(state, { nowMillis: NOW, language: 'ja' })).toStrictEqual({ icon, tooltip: japanese });
});
