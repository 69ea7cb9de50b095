import { legacyInfo } from '../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import type { SessionState } from '../../shared/domain/session-state.ts';
import type { MenuItem } from './menu-item.ts';
import { engineState, MINUTE, NOW, sessionState, signedIn } from '../testing/sample-state.ts';
import { trayMenu, type TrayMenuContext } from './tray-menu.ts';

const context: TrayMenuContext = {
  nowMillis: NOW,
  language: 'en',
  platform: 'linux',
  lastFormat: 'json',
  hotkey: null,
  productionPattern: '',
};
const japanese: TrayMenuContext = { ...context, language: 'ja' };
const separator: MenuItem = { kind: 'separator' };
const openAndQuit: readonly MenuItem[] = [
  { kind: 'action', label: 'Open Daypass', enabled: true, act: { do: 'openWindow' } },
  { kind: 'action', label: 'Quit Daypass', enabled: true, act: { do: 'quit' } },
];
const search: MenuItem = {
  kind: 'action',
  label: 'Search…',
  enabled: true,
  act: { do: 'openWindow', at: 'search' },
};
const searchJapanese: MenuItem = { ...search, label: '検索…' };
const openAndQuitJapanese: readonly MenuItem[] = [
  { kind: 'action', label: 'Daypass を開く', enabled: true, act: { do: 'openWindow' } },
  { kind: 'action', label: 'Daypass を終了', enabled: true, act: { do: 'quit' } },
];

const labels = (items: readonly MenuItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'separator' ? '---' : item.label));

test('without sessions: add one', () => {
  expect(trayMenu(engineState([]), context)).toStrictEqual([
    { kind: 'text', label: 'No sessions yet' },
    { kind: 'action', label: 'Add a session…', enabled: true, act: { do: 'openWindow' } },
    separator,
    ...openAndQuit,
  ]);
  expect(trayMenu(engineState([]), japanese)).toStrictEqual([
    { kind: 'text', label: 'セッションはまだありません' },
    { kind: 'action', label: 'セッションを追加…', enabled: true, act: { do: 'openWindow' } },
    separator,
    ...openAndQuitJapanese,
  ]);
});

describe('one session, in each of its standings', () => {
  const signIn = { do: 'signIn', sourceId: 'acme' } as const;
  const openPage = { do: 'openSignInPage', sourceId: 'acme' } as const;
  const cancel = { do: 'cancelSignIn', sourceId: 'acme' } as const;
  const liveItems = (words: readonly [string, string, string, string]): readonly MenuItem[] => [
    { kind: 'text', label: words[0] },
    { kind: 'action', label: words[1], enabled: true, act: { do: 'refreshDirectory', sourceId: 'acme' } },
    { kind: 'action', label: words[2], enabled: true, act: signIn },
    { kind: 'action', label: words[3], enabled: true, act: { do: 'signOut', sourceId: 'acme' } },
  ];
  const english = [
    'No accounts assigned to you',
    'Refresh accounts',
    'Sign in again',
    'Sign out (AWS tools lose this sign-in)',
  ] as const;
  const inJapanese = [
    '割り当てられたアカウントがありません',
    'アカウントを更新',
    '再度サインイン',
    'サインアウト (AWS ツールでも使えなくなります)',
  ] as const;

  const awaitingBrowser: SessionState = {
    at: 'awaitingUser',
    flow: 'browser',
    url: 'https://oidc.example/authorize',
    deadlineMillis: NOW + MINUTE,
  };
  const awaitingDevice: SessionState = { ...awaitingBrowser, flow: 'device', userCode: 'ABCD-EFGH' };
  const retrying: SessionState = {
    at: 'retrying',
    expiresAtMillis: NOW + 30 * MINUTE,
    retryAtMillis: NOW + MINUTE,
    code: 'offline',
  };

  const action = (label: string, act: Extract<MenuItem, { kind: 'action' }>['act']): MenuItem => ({
    kind: 'action',
    label,
    enabled: true,
    act,
  });
  const line = (label: string, items: readonly MenuItem[]): MenuItem => ({ kind: 'submenu', label, items });

  test.each<[string, SessionState, readonly MenuItem[], readonly MenuItem[]]>([
    [
      'never signed in',
      { at: 'signedOut', reason: 'never' },
      [action('Sign in: acme', signIn), separator, line('acme — Not signed in', [action('Sign in', signIn)])],
      [action('サインイン: acme', signIn), separator, line('acme — 未サインイン', [action('サインイン', signIn)])],
    ],
    [
      'signed out by the person',
      { at: 'signedOut', reason: 'byUser' },
      [action('Sign in: acme', signIn), separator, line('acme — Signed out', [action('Sign in', signIn)])],
      [action('サインイン: acme', signIn), separator, line('acme — サインアウト済み', [action('サインイン', signIn)])],
    ],
    [
      'expired',
      { at: 'signedOut', reason: 'expired' },
      [action('Sign in again: acme', signIn), separator, line('acme — Expired', [action('Sign in again', signIn)])],
      [action('再度サインイン: acme', signIn), separator, line('acme — 期限切れ', [action('再度サインイン', signIn)])],
    ],
    [
      'revoked',
      { at: 'signedOut', reason: 'revoked' },
      [
        action('Sign in again: acme', signIn),
        separator,
        line('acme — Ended by AWS', [action('Sign in again', signIn)]),
      ],
      [
        action('再度サインイン: acme', signIn),
        separator,
        line('acme — AWS 側で終了', [action('再度サインイン', signIn)]),
      ],
    ],
    [
      'ended with its registration',
      { at: 'signedOut', reason: 'registrationEnded' },
      [
        action('Sign in again: acme', signIn),
        separator,
        line('acme — Sign-in too old', [action('Sign in again', signIn)]),
      ],
      [
        action('再度サインイン: acme', signIn),
        separator,
        line('acme — 再サインインが必要', [action('再度サインイン', signIn)]),
      ],
    ],
    [
      'waiting for its turn',
      { at: 'queued' },
      [
        line('acme — Waiting for its turn', [
          action('Open its sign-in page now', signIn),
          action('Cancel sign-in', cancel),
        ]),
      ],
      [
        line('acme — 順番待ち', [
          action('サインインページを今すぐ開く', signIn),
          action('サインインをキャンセル', cancel),
        ]),
      ],
    ],
    [
      'registering',
      { at: 'registering' },
      [line('acme — Starting sign-in…', [action('Cancel sign-in', cancel)])],
      [line('acme — サインインを開始しています…', [action('サインインをキャンセル', cancel)])],
    ],
    [
      'awaiting the person in the browser',
      awaitingBrowser,
      [
        action('Finish signing in: acme', openPage),
        separator,
        line('acme — Waiting for you', [
          action('Open the sign-in page again', openPage),
          action('Cancel sign-in', cancel),
        ]),
      ],
      [
        action('サインインを完了: acme', openPage),
        separator,
        line('acme — 承認待ち', [
          action('サインインページをもう一度開く', openPage),
          action('サインインをキャンセル', cancel),
        ]),
      ],
    ],
    [
      'awaiting a device code',
      awaitingDevice,
      [
        action('Approve code ABCD-EFGH: acme', openPage),
        separator,
        line('acme — Waiting for you', [
          action('Open the sign-in page again', openPage),
          action('Cancel sign-in', cancel),
        ]),
      ],
      [
        action('コード ABCD-EFGH を承認: acme', openPage),
        separator,
        line('acme — 承認待ち', [
          action('サインインページをもう一度開く', openPage),
          action('サインインをキャンセル', cancel),
        ]),
      ],
    ],
    [
      'signed in',
      signedIn(42 * MINUTE),
      [line('acme — Signed in, 42 min left', liveItems(english))],
      [line('acme — サインイン済み、残り 42 分', liveItems(inJapanese))],
    ],
    [
      'signed in for less than a quarter of an hour, without renewal',
      signedIn(10 * MINUTE, false),
      [line('acme — Expires soon, 10 min left', liveItems(english))],
      [line('acme — まもなく期限切れ、残り 10 分', liveItems(inJapanese))],
    ],
    [
      'refreshing',
      { at: 'refreshing', expiresAtMillis: NOW + 18 * MINUTE },
      [line('acme — Renewing…, 18 min left', liveItems(english))],
      [line('acme — 更新しています…、残り 18 分', liveItems(inJapanese))],
    ],
    [
      'retrying without a network',
      retrying,
      [line('acme — Offline, 30 min left', liveItems(english))],
      [line('acme — オフライン、残り 30 分', liveItems(inJapanese))],
    ],
    [
      'a token whose time is over and that nobody can renew',
      signedIn(-1, false),
      [action('Sign in again: acme', signIn), separator, line('acme — Expired', [action('Sign in again', signIn)])],
      [action('再度サインイン: acme', signIn), separator, line('acme — 期限切れ', [action('再度サインイン', signIn)])],
    ],
    [
      'a token whose time is over but that may be renewed',
      signedIn(-1, true),
      [line('acme — Renewing…', liveItems(english))],
      [line('acme — 更新しています…', liveItems(inJapanese))],
    ],
    [
      'the same while there is no network',
      { ...retrying, expiresAtMillis: NOW - 1 },
      [line('acme — Offline', liveItems(english))],
      [line('acme — オフライン', liveItems(inJapanese))],
    ],
  ])('%s', (_what, standing, expected, expectedJapanese) => {
    const state = engineState([sessionState('acme', standing)]);
    for (const platform of ['linux', 'win32', 'darwin']) {
      const there = { ...context, platform };
      expect(trayMenu(state, there)).toStrictEqual([...expected, separator, search, ...openAndQuit]);
      expect(trayMenu(state, { ...there, language: 'ja' })).toStrictEqual([
        ...expectedJapanese,
        separator,
        searchJapanese,
        ...openAndQuitJapanese,
      ]);
    }
  });
});

test('a config that cannot be read comes first', () => {
  const trouble = { code: 'configUnreadable', facts: {}, atMillis: NOW } as const;
  const state = engineState([sessionState('acme', signedIn(MINUTE))], { configTrouble: trouble });
  expect(trayMenu(state, context)[0]).toStrictEqual({
    kind: 'action',
    label: 'AWS config file can’t be read: open Daypass',
    enabled: true,
    act: { do: 'openWindow' },
  });
});

test('a session never signed in to does not press while another lives', () => {
  const state = engineState([
    sessionState('acme', signedIn(MINUTE)),
    sessionState('beta', { at: 'signedOut', reason: 'never' }),
  ]);
  expect(labels(trayMenu(state, context)).slice(0, 2)).toStrictEqual([
    'acme — Signed in, 1 min left',
    'beta — Not signed in',
  ]);
});

test('a wrong clock is told above all else', () => {
  const state = { ...engineState([sessionState('acme', signedIn(MINUTE))]), clockAheadMillis: -5 * MINUTE };
  expect(trayMenu(state, context).slice(0, 2)).toStrictEqual([
    { kind: 'text', label: 'This computer’s clock is 5 min behind.' },
    separator,
  ]);
});

describe('sessions beside one another', () => {
  const menuOf = (items: readonly MenuItem[], label: string) => {
    const found = items.find((item) => item.kind === 'submenu' && item.label.startsWith(label));
    return found?.kind === 'submenu' ? found.items : [];
  };

  test('one that waits for its turn can be opened now, or called off', () => {
    const items = menuOf(trayMenu(engineState([sessionState('acme', { at: 'queued' })]), context), 'acme');
    expect(items).toMatchObject([
      { label: 'Open its sign-in page now', act: { do: 'signIn', sourceId: 'acme' } },
      { label: 'Cancel sign-in', act: { do: 'cancelSignIn', sourceId: 'acme' } },
    ]);
  });

  test('several can be signed out of at once, one has its own line for that', () => {
    const two = engineState([sessionState('acme', signedIn(MINUTE)), sessionState('beta', signedIn(MINUTE))]);
    const everywhere = { label: 'Sign out of every session', act: { do: 'signOutEverywhere' } };
    expect(trayMenu(two, context)).toContainEqual(expect.objectContaining(everywhere));
    const one = engineState([sessionState('acme', signedIn(MINUTE)), sessionState('beta', { at: 'queued' })]);
    expect(labels(trayMenu(one, context))).not.toContain('Sign out of every session');
  });

  test('one that will not go on by itself says so first, and leads to what helps', () => {
    const near = { registrationEndsAtMillis: NOW + 24 * 60 * MINUTE };
    const soon = trayMenu(engineState([sessionState('acme', signedIn(MINUTE), near)]), context);
    expect(menuOf(soon, 'acme')[0]).toMatchObject({ act: { do: 'signIn', sourceId: 'acme' } });
    expect(labels(menuOf(soon, 'acme'))[0]).toMatch(/^Can’t be renewed after .+: sign in again$/);

    const state = sessionState('acme', signedIn(MINUTE, false));
    const legacy = { ...state, session: legacyInfo('https://acme.awsapps.com/start') };
    expect(menuOf(trayMenu(engineState([legacy]), context), 'acme.awsapps.com')[0]).toMatchObject({
      label: 'Can’t renew itself: move it to a session…',
      act: { do: 'openWindow' },
    });
  });
});
