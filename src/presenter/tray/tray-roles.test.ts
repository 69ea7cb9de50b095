import { KINDS } from '../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/domain/export-formats.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { countItems, type MenuItem } from './menu-item.ts';
import { account, engineState, MINUTE, NOW, sessionState, signedIn } from '../testing/sample-state.ts';
import { trayMenu, type TrayMenuContext } from './tray-menu.ts';

const context: TrayMenuContext = {
  nowMillis: NOW,
  language: 'en',
  platform: 'linux',
  lastFormat: 'bash',
  hotkey: null,
  productionPattern: '',
};
const japanese: TrayMenuContext = { ...context, language: 'ja' };

const labels = (items: readonly MenuItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'separator' ? '---' : item.label));

function opened(items: readonly MenuItem[], ...path: readonly string[]): readonly MenuItem[] {
  return path.reduce((menu, label) => {
    const item = menu.find((candidate) => candidate.kind === 'submenu' && candidate.label === label);
    if (item?.kind !== 'submenu') throw new Error(`No submenu ${label} among ${labels(menu).join(', ')}`);
    return item.items;
  }, items);
}

const role: RoleRef = { sourceId: 'acme', accountId: '111122223333', roleName: 'Admin' };
const small = engineState([sessionState('acme', signedIn(42 * MINUTE))], {
  accounts: { acme: [account('111122223333', 'R&D', ['Admin', 'ReadOnly'])] },
});
const inTree = ['Accounts', 'R&&D (111122223333)', 'Admin'] as const;

const roleNumber = (index: number): RoleRef => ({ ...role, accountId: String(100_000_000_000 + index) });
const large = engineState([sessionState('acme', signedIn(42 * MINUTE))], {
  accounts: {
    acme: Array.from({ length: 500 }, (_, index) =>
      account(roleNumber(index).accountId, `a${index}`, ['Admin', 'ReadOnly']),
    ),
  },
});

const actionItem = (label: string, act: Extract<MenuItem, { kind: 'action' }>['act'], enabled = true): MenuItem => ({
  kind: 'action',
  label,
  enabled,
  act,
});
const inFormats = (formats: readonly (readonly [ExportFormat, string])[], of: RoleRef, enabled = true) =>
  formats.map(([format, label]) => actionItem(label, { do: 'copyKeys', role: of, format }, enabled));

describe('what a role’s submenu holds', () => {
  const formats = [
    ['bash', 'bash'],
    ['zsh', 'zsh'],
    ['fish', 'fish'],
    ['powershell', 'PowerShell'],
    ['cmd', 'Command Prompt (cmd)'],
    ['dotenv', '.env file'],
    ['json', 'JSON'],
    ['ini', 'Credentials file (INI)'],
    ['plain', 'Plain fields'],
  ] as const;
  const withoutProfile = (enabled: boolean): readonly MenuItem[] => [
    { kind: 'submenu', label: 'Copy keys', items: inFormats(formats, role, enabled) },
    actionItem('Open console', { do: 'openConsole', role }),
    actionItem('Set as default…', { do: 'setDefault', role }),
    actionItem('Set up profile…', { do: 'setUpProfile', role }),
  ];

  test('without a profile: keys in every format, and a profile to set up', () => {
    expect(opened(trayMenu(small, context), ...inTree)).toStrictEqual(withoutProfile(true));
  });

  test('with one: the safest choice first', () => {
    const state = { ...small, profiles: [{ ...role, profileName: 'r&d-admin' }] };
    expect(opened(trayMenu(state, context), ...inTree)).toStrictEqual([
      actionItem('Copy AWS_PROFILE=r&&d-admin', { do: 'copyProfileVariable', role }),
      ...withoutProfile(true).slice(0, 3),
    ]);
    expect(labels(opened(trayMenu(state, japanese), 'アカウント', ...inTree.slice(1)))).toStrictEqual([
      'AWS_PROFILE=r&&d-admin をコピー',
      'キーをコピー',
      'コンソールを開く',
      'デフォルトに設定…',
    ]);
  });

  test('the default profile’s role need not be made it again', () => {
    const state = { ...small, profiles: [{ ...role, profileName: 'default' }] };
    expect(opened(trayMenu(state, context), ...inTree)[3]).toStrictEqual(
      actionItem('Set as default…', { do: 'setDefault', role }, false),
    );
  });

  test('signed out, the last list stays, but keys cannot be copied', () => {
    const out = { ...small, sessions: [sessionState('acme', { at: 'signedOut', reason: 'expired' })] };
    expect(opened(trayMenu(out, context), ...inTree)).toStrictEqual(withoutProfile(false));
  });

  test.each<[string, ExportFormat, readonly string[]]>([
    ['linux', 'json', ['JSON', 'bash', 'zsh', 'fish', 'PowerShell']],
    ['darwin', 'fish', ['fish', 'zsh', 'bash', 'PowerShell', 'Command Prompt (cmd)']],
    ['win32', 'json', ['JSON', 'PowerShell', 'Command Prompt (cmd)', 'bash', 'zsh']],
  ])('on %s after %s: the last used first, then the platform’s own', (platform, lastFormat, first) => {
    const menu = trayMenu(small, { ...context, platform, lastFormat });
    expect(labels(opened(menu, ...inTree, 'Copy keys')).slice(0, 5)).toStrictEqual(first);
  });
});

describe('how many roles, and in which shape', () => {
  const favourites = (count: number) => Array.from({ length: count }, (_, index) => roleNumber(index));
  const recents = Array.from({ length: 10 }, (_, index) => roleNumber(400 + index));
  const shown = (menu: readonly MenuItem[]) => ({
    favourites: labels(menu).filter((label) => /^Admin — a\d /.test(label)).length,
    recents: labels(menu).filter((label) => /^Admin — a4\d\d /.test(label)).length,
    copy: [
      ...new Set(
        menu.flatMap((item) =>
          item.kind === 'submenu' && item.label.startsWith('Admin')
            ? item.items
                .filter((inner) => inner.kind !== 'separator' && inner.label.startsWith('Copy keys'))
                .map((inner) => (inner.kind === 'submenu' ? inner.items.length : labels([inner])[0]))
            : [],
        ),
      ),
    ],
    items: countItems(menu) <= 40,
  });

  test.each<[number, number, number, number, number | string]>([
    [0, 0, 0, 0, 'none'],
    [0, 10, 0, 2, EXPORT_FORMATS.length],
    [1, 0, 1, 0, EXPORT_FORMATS.length],
    [1, 10, 1, 1, EXPORT_FORMATS.length],
    [2, 0, 2, 0, EXPORT_FORMATS.length],
    [2, 10, 2, 2, 2],
    [3, 10, 3, 1, 2],
    [4, 10, 4, 2, 'Copy keys (bash)'],
    [5, 10, 5, 1, 'Copy keys (bash)'],
    [6, 10, 6, 0, 'Copy keys (bash)'],
    [50, 10, 6, 0, 'Copy keys (bash)'],
  ])(
    '%i favourites and %i recents of 1,000 roles',
    (favouriteCount, recentCount, shownFavourites, shownRecents, copy) => {
      const state = { ...large, favourites: favourites(favouriteCount), recents: recents.slice(0, recentCount) };
      expect(shown(trayMenu(state, context))).toStrictEqual({
        favourites: shownFavourites,
        recents: shownRecents,
        copy: copy === 'none' ? [] : [copy],
        items: true,
      });
    },
  );

  test('the three formats of the smaller choice, on a Mac after fish', () => {
    const state = { ...large, favourites: favourites(3) };
    const menu = trayMenu(state, { ...context, platform: 'darwin', lastFormat: 'fish' });
    expect(labels(opened(menu, 'Admin — a0 (100000000000)', 'Copy keys'))).toStrictEqual(['fish', 'zsh', 'JSON']);
  });

  test('headings, each role once, of sessions that are there', () => {
    const state = {
      ...large,
      favourites: favourites(1),
      recents: [roleNumber(0), { ...role, sourceId: 'gone' }, roleNumber(7)],
    };
    expect(labels(trayMenu(state, context))).toStrictEqual([
      'acme — Signed in, 42 min left',
      '---',
      'Favourites',
      'Admin — a0 (100000000000)',
      '---',
      'Recent',
      'Admin — a7 (100000000007)',
      '---',
      'Search…',
      'Open Daypass',
      'Quit Daypass',
    ]);
  });

  test('a tree that fits whole stands below favourites, and gives way to them', () => {
    const favourite = { ...small, favourites: [role] };
    expect(labels(trayMenu(favourite, context))).toStrictEqual([
      'acme — Signed in, 42 min left',
      '---',
      'Favourites',
      'Admin — R&&D (111122223333)',
      '---',
      'Accounts',
      '---',
      'Search…',
      'Open Daypass',
      'Quit Daypass',
    ]);
    const many = { ...small, favourites: favourites(5) };
    expect(labels(trayMenu(many, context))).not.toContain('Accounts');
  });

  test('each session’s tree is named where there are several; an account without roles says so', () => {
    const state = engineState([sessionState('acme', signedIn(MINUTE)), sessionState('beta', signedIn(MINUTE))], {
      accounts: { acme: [account('111122223333', 'one', ['Admin'])], beta: [account('222233334444', 'two', [])] },
    });
    const menu = trayMenu(state, context);
    expect(labels(opened(menu, 'Accounts: acme', 'one (111122223333)'))).toStrictEqual(['Admin']);
    expect(opened(menu, 'Accounts: beta', 'two (222233334444)')).toStrictEqual([{ kind: 'text', label: 'No roles' }]);
  });
});

describe('care', () => {
  const marked = {
    ...small,
    favourites: [role],
    accountMarks: [{ sourceId: 'acme', accountId: '111122223333', colour: 'red', label: 'the till & co' } as const],
  };
  const favourite = (state: typeof small, more: Partial<TrayMenuContext> = {}) =>
    trayMenu(state, { ...context, ...more }).find((item) => item.kind === 'submenu' && item.label.includes('Admin — '));

  test('a colour is a dot, a label stands beside the account’s name', () => {
    expect(favourite(marked)).toMatchObject({ label: 'Admin — R&&D “the till && co” (111122223333)', dot: 'red' });
    expect(favourite(marked, { language: 'ja' })).toMatchObject({
      label: 'Admin — R&&D 「the till && co」 (111122223333)',
    });
    expect(favourite(small)).toBeUndefined();
  });

  test('production is said first, by pattern or mark, on the account and on each role', () => {
    const byPattern = { productionPattern: 'r&d' };
    expect(favourite(marked, byPattern)).toMatchObject({ label: /^▲ PROD · Admin — R&&D/ });
    expect(favourite(marked, { ...byPattern, language: 'ja' })).toMatchObject({ label: /^▲ 本番 · Admin — R&&D/ });
    const state = { ...small, accountMarks: [{ sourceId: 'acme', accountId: role.accountId, production: true }] };
    expect(labels(opened(trayMenu(state, context), 'Accounts', '▲ PROD · R&&D (111122223333)'))).toStrictEqual([
      '▲ PROD · Admin',
      '▲ PROD · ReadOnly',
    ]);
    const other = { ...small, accountMarks: [{ sourceId: 'beta', accountId: role.accountId, production: true }] };
    expect(labels(opened(trayMenu(other, context), 'Accounts'))).toStrictEqual(['R&&D (111122223333)']);
  });
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
  ['loading', 'Listing accounts…', 'アカウントを取得しています…'],
  ['empty', 'Listing accounts…', 'アカウントを取得しています…'],
  ['failed', 'Accounts could not be listed', 'アカウントを取得できませんでした'],
  ['ready', 'No accounts assigned to you', '割り当てられたアカウントがありません'],
] as const)('a list that is %s and has nothing in it says so in its session', (at, english, inJapanese) => {
  const state = engineState([sessionState('acme', signedIn(2 * MINUTE), { listing: { at, accountsListed: 0 } })]);
  expect(labels(opened(trayMenu(state, context), 'acme — Signed in, 2 min left'))[0]).toBe(english);
  expect(labels(opened(trayMenu(state, japanese), 'acme — サインイン済み、残り 2 分'))[0]).toBe(inJapanese);
});

test('the hotkey is named as the platform writes it', () => {
  const withHotkey = { ...context, hotkey: 'CommandOrControl+Shift+D' };
  expect(labels(trayMenu(small, withHotkey))).toContain('Search… (Ctrl+Shift+D)');
  expect(labels(trayMenu(small, { ...withHotkey, platform: 'darwin' }))).toContain('Search… (⇧⌘D)');
  expect(labels(trayMenu(small, { ...withHotkey, language: 'ja' }))).toContain('検索… (Ctrl+Shift+D)');
});

test.each(KINDS)('%s: its roles can be found, copied, opened and set up', (_, info) => {
  const of = { ...role, sourceId: info.id };
  const state = engineState([{ ...sessionState('acme', signedIn(42 * MINUTE)), session: info }], {
    accounts: { [info.id]: [account('111122223333', 'R&D', ['Admin'])] },
  });
  const acts = opened(trayMenu(state, context), ...inTree).flatMap((item) =>
    item.kind === 'action' ? [item.act] : [],
  );
  expect(acts).toStrictEqual([
    { do: 'openConsole', role: of },
    { do: 'setDefault', role: of },
    { do: 'setUpProfile', role: of },
  ]);
  const copies = opened(trayMenu(state, context), ...inTree, 'Copy keys');
  expect(copies).toContainEqual(actionItem('bash', { do: 'copyKeys', role: of, format: 'bash' }));
});
