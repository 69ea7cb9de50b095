import { describe, expect, test } from 'vitest';
import type { SessionStanding } from '../shared/snapshots.ts';
import type { MenuItem } from './menu-item.ts';
import { account, engineState, MINUTE, NOW, sessionState, signedIn } from './testing/sample-state.ts';
import { trayMenu, type TrayMenuContext } from './tray-menu.ts';

const context: TrayMenuContext = { nowMillis: NOW, language: 'en', platform: 'linux', lastFormat: 'json' };
const japanese: TrayMenuContext = { ...context, language: 'ja' };
const separator: MenuItem = { kind: 'separator' };
const openAndQuit: readonly MenuItem[] = [
  { kind: 'action', label: 'Open Daypass', enabled: true, act: { do: 'openWindow' } },
  { kind: 'action', label: 'Quit Daypass', enabled: true, act: { do: 'quit' } },
];
const openAndQuitJapanese: readonly MenuItem[] = [
  { kind: 'action', label: 'Daypass を開く', enabled: true, act: { do: 'openWindow' } },
  { kind: 'action', label: 'Daypass を終了', enabled: true, act: { do: 'quit' } },
];

const labels = (items: readonly MenuItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'separator' ? '---' : item.label));

function opened(items: readonly MenuItem[], ...path: readonly string[]): readonly MenuItem[] {
  return path.reduce((menu, label) => {
    const item = menu.find((candidate) => candidate.kind === 'submenu' && candidate.label === label);
    if (item?.kind !== 'submenu') throw new Error(`No submenu ${label} among ${labels(menu).join(', ')}`);
    return item.items;
  }, items);
}

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
  const signIn = { do: 'signIn', sessionName: 'acme' } as const;
  const openPage = { do: 'openSignInPage', sessionName: 'acme' } as const;
  const cancel = { do: 'cancelSignIn', sessionName: 'acme' } as const;
  const liveItems = (words: readonly [string, string, string]): readonly MenuItem[] => [
    { kind: 'action', label: words[0], enabled: true, act: { do: 'refreshDirectory', sessionName: 'acme' } },
    { kind: 'action', label: words[1], enabled: true, act: signIn },
    { kind: 'action', label: words[2], enabled: true, act: { do: 'signOut', sessionName: 'acme' } },
  ];
  const english = ['Refresh accounts', 'Sign in again', 'Sign out'] as const;
  const inJapanese = ['アカウントを更新', '再度サインイン', 'サインアウト'] as const;
  const noAccounts = (heading: string, words: string): MenuItem => ({
    kind: 'submenu',
    label: heading,
    items: [{ kind: 'text', label: words }],
  });

  const awaitingBrowser: SessionStanding = {
    at: 'awaitingUser',
    flow: 'browser',
    url: 'https://oidc.example/authorize',
    deadlineMillis: NOW + MINUTE,
  };
  const awaitingDevice: SessionStanding = { ...awaitingBrowser, flow: 'device', userCode: 'ABCD-EFGH' };
  const retrying: SessionStanding = {
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

  test.each<[string, SessionStanding, readonly MenuItem[], readonly MenuItem[]]>([
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
      [
        line('acme — Signed in, 42 min left', liveItems(english)),
        separator,
        noAccounts('Accounts', 'No accounts assigned to you'),
      ],
      [
        line('acme — サインイン済み、残り 42 分', liveItems(inJapanese)),
        separator,
        noAccounts('アカウント', '割り当てられたアカウントがありません'),
      ],
    ],
    [
      'signed in for less than a quarter of an hour, without renewal',
      signedIn(10 * MINUTE, false),
      [
        line('acme — Expires soon, 10 min left', liveItems(english)),
        separator,
        noAccounts('Accounts', 'No accounts assigned to you'),
      ],
      [
        line('acme — まもなく期限切れ、残り 10 分', liveItems(inJapanese)),
        separator,
        noAccounts('アカウント', '割り当てられたアカウントがありません'),
      ],
    ],
    [
      'refreshing',
      { at: 'refreshing', expiresAtMillis: NOW + 18 * MINUTE },
      [
        line('acme — Renewing…, 18 min left', liveItems(english)),
        separator,
        noAccounts('Accounts', 'No accounts assigned to you'),
      ],
      [
        line('acme — 更新しています…、残り 18 分', liveItems(inJapanese)),
        separator,
        noAccounts('アカウント', '割り当てられたアカウントがありません'),
      ],
    ],
    [
      'retrying without a network',
      retrying,
      [
        line('acme — Offline, 30 min left', liveItems(english)),
        separator,
        noAccounts('Accounts', 'No accounts assigned to you'),
      ],
      [
        line('acme — オフライン、残り 30 分', liveItems(inJapanese)),
        separator,
        noAccounts('アカウント', '割り当てられたアカウントがありません'),
      ],
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
    expect(trayMenu(state, context)).toStrictEqual([...expected, separator, ...openAndQuit]);
    expect(trayMenu(state, japanese)).toStrictEqual([...expectedJapanese, separator, ...openAndQuitJapanese]);
  });
});

describe('roles', () => {
  const role = { sessionName: 'acme', accountId: '111122223333', roleName: 'Admin' };
  const state = engineState([sessionState('acme', signedIn(42 * MINUTE))], {
    accounts: { acme: [account('111122223333', 'R&D', ['Admin', 'ReadOnly'])] },
    favourites: [role],
    recents: [role, { ...role, roleName: 'ReadOnly' }, { ...role, sessionName: 'gone' }],
  });

  test('favourites and recents stand on the first level, each role once, of sessions that are there', () => {
    expect(labels(trayMenu(state, context))).toStrictEqual([
      'acme — Signed in, 42 min left',
      '---',
      'Favourites',
      'Admin — R&&D (111122223333)',
      '---',
      'Recent',
      'ReadOnly — R&&D (111122223333)',
      '---',
      'Accounts',
      '---',
      'Open Daypass',
      'Quit Daypass',
    ]);
  });

  test('accounts ▸ roles ▸ copy keys ▸ formats, the last used one first', () => {
    const menu = opened(trayMenu(state, context), 'Accounts', 'R&&D (111122223333)', 'Admin');
    expect(menu).toStrictEqual([
      {
        kind: 'submenu',
        label: 'Copy keys',
        items: [
          ['json', 'JSON'],
          ['bash', 'bash'],
          ['zsh', 'zsh'],
          ['fish', 'fish'],
          ['powershell', 'PowerShell'],
          ['cmd', 'Command Prompt (cmd)'],
          ['dotenv', '.env file'],
          ['ini', 'Credentials file (INI)'],
        ].map(([format, label]) => ({ kind: 'action', label, enabled: true, act: { do: 'copyKeys', role, format } })),
      },
      { kind: 'action', label: 'Set up profile…', enabled: true, act: { do: 'setUpProfile', role } },
      { kind: 'action', label: 'Open console', enabled: true, act: { do: 'openConsole', role } },
    ]);
  });

  test('on Windows its own shells come first', () => {
    const menu = trayMenu(state, { ...context, platform: 'win32' });
    expect(labels(opened(menu, 'Accounts', 'R&&D (111122223333)', 'Admin', 'Copy keys')).slice(0, 3)).toStrictEqual([
      'JSON',
      'PowerShell',
      'Command Prompt (cmd)',
    ]);
  });

  test('signed out, the last list stays, but keys cannot be copied', () => {
    const out = { ...state, sessions: [sessionState('acme', { at: 'signedOut', reason: 'expired' })] };
    const menu = opened(trayMenu(out, context), 'Accounts', 'R&&D (111122223333)', 'Admin');
    expect(opened(menu, 'Copy keys').every((item) => item.kind === 'action' && !item.enabled)).toBe(true);
    expect(menu.slice(1)).toStrictEqual([
      { kind: 'action', label: 'Set up profile…', enabled: true, act: { do: 'setUpProfile', role } },
      { kind: 'action', label: 'Open console', enabled: true, act: { do: 'openConsole', role } },
    ]);
  });

  test('forty accounts, shared between sessions, and the way to the rest', () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      account(String(100_000_000_000 + index), `a${index}`, ['Admin']),
    );
    const one = engineState([sessionState('acme', signedIn(MINUTE))], { accounts: { acme: many } });
    const ofOne = opened(trayMenu(one, context), 'Accounts');
    expect(ofOne).toHaveLength(41);
    expect(ofOne.at(-1)).toStrictEqual({
      kind: 'action',
      label: 'Search 5 more…',
      enabled: true,
      act: { do: 'openWindow', at: 'search' },
    });
    const two = engineState([sessionState('acme', signedIn(MINUTE)), sessionState('beta', signedIn(MINUTE))], {
      accounts: { acme: many, beta: many },
    });
    expect(opened(trayMenu(two, context), 'Accounts: acme')).toHaveLength(21);
    expect(opened(trayMenu(two, context), 'Accounts: beta').at(-1)).toMatchObject({ label: 'Search 25 more…' });
  });

  test('hostile names are shown on one line, without what is unseen, their ids kept as they are', () => {
    const roleName = 'Ad\nmin\u202E';
    const hostile = engineState([sessionState('acme', signedIn(MINUTE))], {
      accounts: { acme: [account('111122223333', ' ', [roleName])] },
    });
    const items = opened(trayMenu(hostile, context), 'Accounts', '111122223333', 'Ad min\uFFFD');
    expect(items[1]).toMatchObject({ act: { role: { roleName } } });
  });

  test.each([
    ['loading', 'Listing accounts…'],
    ['empty', 'Listing accounts…'],
    ['failed', 'Refresh accounts'],
  ] as const)('a list that is %s says so', (at, words) => {
    const listing = { at, accountsListed: 0 };
    const loading = engineState([sessionState('acme', signedIn(MINUTE), { listing })]);
    expect(labels(opened(trayMenu(loading, context), 'Accounts'))).toStrictEqual([words]);
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
      { label: 'Open its sign-in page now', act: { do: 'signIn', sessionName: 'acme' } },
      { label: 'Cancel sign-in', act: { do: 'cancelSignIn', sessionName: 'acme' } },
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
    expect(menuOf(soon, 'acme')[0]).toMatchObject({ act: { do: 'signIn', sessionName: 'acme' } });
    expect(labels(menuOf(soon, 'acme'))[0]).toMatch(/^Can’t be renewed after .+: sign in again$/);

    const state = sessionState('acme', signedIn(MINUTE, false));
    const legacy = { ...state, session: { ...state.session, kind: 'legacy' as const } };
    expect(menuOf(trayMenu(engineState([legacy]), context), 'acme.awsapps.com')[0]).toMatchObject({
      label: 'Can’t renew itself: move it to a session…',
      act: { do: 'openWindow' },
    });
  });
});
