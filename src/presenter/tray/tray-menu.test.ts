import { legacyInfo } from '../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import type { SessionState } from '../../shared/domain/session-state.ts';
import type { MenuItem } from './menu-item.ts';
import { account, engineState, MINUTE, NOW, sessionState, signedIn } from '../testing/sample-state.ts';
import { trayMenu } from './tray-menu.ts';
import { trayContext as context } from '../testing/tray-context.ts';

const separator: MenuItem = { kind: 'separator' };
const HOUR = 60 * MINUTE;

const labels = (items: readonly MenuItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'separator' ? '---' : item.label));

function below(items: readonly MenuItem[], label: string | RegExp): readonly MenuItem[] {
  const item = items.find(
    (candidate) => candidate.kind === 'submenu' && (candidate.label === label || RegExp(label).test(candidate.label)),
  );
  if (item?.kind !== 'submenu') throw new Error(`No submenu ${label} among ${labels(items).join(', ')}`);
  return item.items;
}

test('without sessions: add one', () => {
  expect(labels(trayMenu(engineState([]), context))).toStrictEqual([
    'No sessions yet',
    'Add a session…',
    '---',
    'Open Daypass',
    'More',
    'Quit Daypass',
  ]);
  expect(trayMenu(engineState([]), { ...context, language: 'ja' }).slice(0, 3)).toStrictEqual([
    { kind: 'text', label: 'セッションはまだありません' },
    {
      kind: 'action',
      label: 'セッションを追加…',
      enabled: true,
      act: { do: 'openWindow', navigation: { at: 'addSession' } },
    },
    separator,
  ]);
});

describe('one session, in each of its states', () => {
  const awaitingBrowser: SessionState = {
    at: 'awaitingUser',
    flow: 'browser',
    url: 'https://oidc.example/authorize',
    deadlineMillis: NOW + MINUTE,
  };
  const retrying: SessionState = {
    at: 'retrying',
    expiresAtMillis: NOW + 30 * MINUTE,
    retryAtMillis: NOW + MINUTE,
    code: 'offline',
  };

  test.each<[string, SessionState, readonly string[], readonly string[]]>([
    [
      'never signed in',
      { at: 'signedOut', reason: 'never' },
      ['acme — Not signed in · Sign in'],
      ['acme — 未サインイン · サインイン'],
    ],
    [
      'signed out by the person',
      { at: 'signedOut', reason: 'byUser' },
      ['acme — Signed out · Sign in'],
      ['acme — サインアウト済み · サインイン'],
    ],
    [
      'expired',
      { at: 'signedOut', reason: 'expired' },
      ['acme — Expired · Sign in again'],
      ['acme — 期限切れ · 再度サインイン'],
    ],
    [
      'revoked',
      { at: 'signedOut', reason: 'revoked' },
      ['acme — Ended by AWS · Sign in again'],
      ['acme — AWS 側で終了 · 再度サインイン'],
    ],
    ['waiting for its turn', { at: 'queued' }, ['acme — Waiting for its turn'], ['acme — 順番待ち']],
    ['registering', { at: 'registering' }, ['acme — Starting sign-in…'], ['acme — サインインを開始しています…']],
    [
      'awaiting the person in the browser',
      awaitingBrowser,
      ['Finish signing in: acme', '---', 'acme — Waiting for you'],
      ['サインインを完了: acme', '---', 'acme — 承認待ち'],
    ],
    [
      'awaiting a device code',
      { ...awaitingBrowser, flow: 'device', userCode: 'ABCD-EFGH' },
      ['Approve code ABCD-EFGH: acme', '---', 'acme — Waiting for you'],
      ['コード ABCD-EFGH を承認: acme', '---', 'acme — 承認待ち'],
    ],
    ['signed in', signedIn(42 * MINUTE), ['acme — Signed in, renews itself'], ['acme — サインイン済み、自動更新']],
    [
      'signed in for less than a quarter of an hour, without renewal',
      signedIn(10 * MINUTE, false),
      ['acme — Expires soon, 10 min left'],
      ['acme — まもなく期限切れ、残り 10 分'],
    ],
    [
      'refreshing',
      { at: 'refreshing', expiresAtMillis: NOW + 18 * MINUTE },
      ['acme — Renewing…'],
      ['acme — 更新しています…'],
    ],
    ['retrying without a network', retrying, ['acme — Offline, 30 min left'], ['acme — オフライン、残り 30 分']],
    [
      'a token whose time is over and that nobody can renew',
      signedIn(-1, false),
      ['acme — Expired · Sign in again'],
      ['acme — 期限切れ · 再度サインイン'],
    ],
    [
      'a token whose time is over but that may be renewed',
      signedIn(-1, true),
      ['acme — Renewing…'],
      ['acme — 更新しています…'],
    ],
    [
      'the same while there is no network',
      { ...retrying, expiresAtMillis: NOW - 1 },
      ['acme — Offline'],
      ['acme — オフライン'],
    ],
  ])('%s', (_what, standing, english, japanese) => {
    const state = engineState([sessionState('acme', standing)]);
    const rest = ['---', 'Search…', '---', 'Open Daypass', 'More', 'Quit Daypass'];
    expect(labels(trayMenu(state, context))).toStrictEqual([...english, ...rest]);
    expect(labels(trayMenu(state, { ...context, language: 'ja' })).slice(0, japanese.length)).toStrictEqual(japanese);
  });

  test('a click on one that has ended signs in; a waiting sign-in can be opened or cancelled', () => {
    const ended = trayMenu(engineState([sessionState('acme', { at: 'signedOut', reason: 'expired' })]), context);
    expect(ended[0]).toMatchObject({ kind: 'action', act: { do: 'signIn', sourceId: 'acme' } });
    const waiting = trayMenu(engineState([sessionState('acme', awaitingBrowser)]), context);
    expect(waiting[0]).toMatchObject({ act: { do: 'openSignInPage', sourceId: 'acme' } });
    expect(below(waiting, /^acme/)).toMatchObject([
      { act: { do: 'openSignInPage', sourceId: 'acme' } },
      { act: { do: 'cancelSignIn', sourceId: 'acme' } },
    ]);
    expect(below(trayMenu(engineState([sessionState('acme', { at: 'queued' })]), context), /^acme/)).toMatchObject([
      { label: 'Open its sign-in page now', act: { do: 'signIn', sourceId: 'acme' } },
      { label: 'Cancel sign-in', act: { do: 'cancelSignIn', sourceId: 'acme' } },
    ]);
  });

  test('the end of the portal session is shown in place of the token’s, once it has been learned', () => {
    const portal = { portalEndsAtMillis: NOW + 3 * HOUR + 61_000, portalSinceMillis: NOW - HOUR };
    const state = engineState([sessionState('acme', signedIn(42 * MINUTE), portal)]);
    expect(labels(trayMenu(state, context))[0]).toMatch(/^acme — Signed in, ends about \d{1,2}:00\s[AP]M$/);
    const legacy = engineState([sessionState('acme', signedIn(3 * HOUR, false))]);
    expect(labels(trayMenu(legacy, context))[0]).toMatch(/^acme — Signed in, ends \d{1,2}:00\s[AP]M$/);
  });
});

test('a config that can’t be read comes first, and opens the doctor', () => {
  const trouble = { code: 'configUnreadable', facts: {}, atMillis: NOW } as const;
  const state = engineState([sessionState('acme', signedIn(MINUTE))], { configTrouble: trouble });
  expect(trayMenu(state, context)[0]).toStrictEqual({
    kind: 'action',
    label: 'AWS config file can’t be read: open the doctor',
    enabled: true,
    act: { do: 'openWindow', navigation: { at: 'page', page: 'doctor' } },
  });
});

test('a wrong clock comes before everything else', () => {
  const state = { ...engineState([sessionState('acme', signedIn(MINUTE))]), clockAheadMillis: -5 * MINUTE };
  expect(trayMenu(state, context).slice(0, 2)).toStrictEqual([
    { kind: 'text', label: 'This computer’s clock is 5 min behind.' },
    separator,
  ]);
});

test('below “More”: another session, doctor and settings; signing out of all only where that is more than one', () => {
  const one = trayMenu(engineState([sessionState('acme', signedIn(MINUTE))]), context);
  expect(labels(below(one, 'More'))).toStrictEqual(['Add a session…', 'Doctor…', 'Settings…']);
  const two = engineState([sessionState('acme', signedIn(MINUTE)), sessionState('beta', signedIn(MINUTE))]);
  expect(below(trayMenu(two, context), 'More').at(-1)).toMatchObject({
    label: 'Sign out of every session',
    act: { do: 'signOutEverywhere' },
  });
});

test('a session that can’t be renewed says so first, with an item that helps', () => {
  const near = { registrationEndsAtMillis: NOW + 24 * HOUR };
  const soon = trayMenu(engineState([sessionState('acme', signedIn(MINUTE), near)]), context);
  expect(below(soon, /^acme/)[0]).toMatchObject({ act: { do: 'signIn', sourceId: 'acme' } });
  expect(labels(below(soon, /^acme/))[0]).toMatch(/^Can’t be renewed after .+: sign in again$/);

  const state = sessionState('acme', signedIn(MINUTE, false));
  const legacy = { ...state, session: legacyInfo('https://acme.awsapps.com/start') };
  expect(below(trayMenu(engineState([legacy]), context), /^acme\.awsapps/)[0]).toMatchObject({
    label: 'Won’t renew: move it to a session…',
    act: { do: 'openWindow' },
  });
});

test('however much there is to show, the menu itself has twelve lines', () => {
  const accounts = Array.from({ length: 40 }, (_, at) => account(String(100_000_000_000 + at), `a${at}`, ['Admin']));
  const role = (at: number) => ({ sourceId: 's0', accountId: String(100_000_000_000 + at), roleName: 'Admin' });
  const sessions = Array.from({ length: 9 }, (_, at) => sessionState(`s${at}`, signedIn(HOUR)));
  const state = {
    ...engineState(sessions, {
      accounts: { s0: accounts },
      favourites: Array.from({ length: 9 }, (_, at) => role(at)),
      recents: Array.from({ length: 9 }, (_, at) => role(10 + at)),
    }),
    clockAheadMillis: 5 * MINUTE,
  };
  const count = (items: readonly MenuItem[]): number => items.filter(({ kind }) => kind !== 'separator').length;
  expect(count(trayMenu(state, context))).toBe(12);
  expect(count(trayMenu(state, { ...context, newVersion: '0.2.0' }))).toBeLessThanOrEqual(12);
  expect(count(trayMenu({ ...state, sessions: sessions.slice(0, 1) }, context))).toBe(12);
});

test('a newer release is one line above the last ones, and opens its page', () => {
  const menu = trayMenu(engineState([sessionState('acme', signedIn(MINUTE))]), { ...context, newVersion: '0.2.0' });
  expect(labels(menu).slice(-4)).toStrictEqual(['Daypass 0.2.0 is available', 'Open Daypass', 'More', 'Quit Daypass']);
  expect(menu.at(-4)).toMatchObject({ act: { do: 'openReleasePage' } });
  expect(JSON.stringify(trayMenu(engineState([]), context))).not.toContain('available');
});
