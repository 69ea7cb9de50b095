import { KINDS } from '../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/domain/export-formats.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { countItems, type MenuItem } from './menu-item.ts';
import { account, engineState, MINUTE, sessionState, signedIn } from '../testing/sample-state.ts';
import { trayContext as context } from '../testing/tray-context.ts';
import { trayMenu, type TrayMenuContext } from './tray-menu.ts';

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
const ofAdmin = ['Accounts (1)', 'R&&D', 'More for Admin'] as const;

const roleNumber = (index: number): RoleRef => ({ ...role, accountId: String(100_000_000_000 + index) });
const organization = (accountCount: number, roleNames: readonly string[] = ['Admin', 'ReadOnly']) =>
  engineState([sessionState('acme', signedIn(42 * MINUTE))], {
    accounts: {
      acme: Array.from({ length: accountCount }, (_, index) =>
        account(roleNumber(index).accountId, `a${index}`, roleNames),
      ),
    },
  });

describe('a role’s line', () => {
  const line = (more: Partial<TrayMenuContext> = {}) =>
    opened(trayMenu(small, { ...context, ...more }), ...ofAdmin.slice(0, 2))[0];
  const profile = { do: 'copyProfileVariable', role } as const;
  const keys = { do: 'copyKeys', role, format: 'bash' } as const;

  test('does the default act on a click, and copies keys with Ctrl', () => {
    expect(line()).toStrictEqual({ kind: 'action', label: 'Admin', enabled: true, act: profile, actWithCtrl: keys });
    expect(line({ defaultAct: 'keys' })).toMatchObject({ act: keys, actWithCtrl: profile });
    expect(line({ defaultAct: 'console' })).toMatchObject({ act: { do: 'openConsole', role }, actWithCtrl: keys });
  });

  test('works as well where the session has ended: the sign-in comes first then', () => {
    const out = { ...small, sessions: [sessionState('acme', { at: 'signedOut', reason: 'expired' })] };
    expect(opened(trayMenu(out, context), ...ofAdmin.slice(0, 2))[0]).toMatchObject({ enabled: true, act: profile });
    expect(opened(trayMenu(out, context), ...ofAdmin)).toStrictEqual(opened(trayMenu(small, context), ...ofAdmin));
  });
});

describe('what a role’s submenu holds', () => {
  test('keys in the last format first, always', () => {
    expect(opened(trayMenu(small, context), ...ofAdmin)).toMatchObject([
      { label: 'Copy keys (bash)', act: { do: 'copyKeys', role, format: 'bash' } },
      { label: 'Copy keys as', kind: 'submenu' },
      { label: 'Create profile and copy AWS_PROFILE', act: { do: 'copyProfileVariable', role } },
      { label: 'Open console', act: { do: 'openConsole', role } },
      { label: 'Create profile…', act: { do: 'openWindow', navigation: { at: 'profile', role } } },
      { label: 'Make default…', enabled: true, act: { do: 'openWindow', navigation: { at: 'edit' } } },
    ]);
    expect(labels(opened(trayMenu(small, japanese), 'アカウント（1）', 'R&&D', 'Admin のその他の操作'))).toStrictEqual([
      '認証情報をコピー（bash）',
      '形式を選んで認証情報をコピー',
      'プロファイルを作成して AWS_PROFILE をコピー',
      'コンソールを開く',
      'プロファイルを作成…',
      'デフォルトにする…',
    ]);
  });

  test('the profile is named where there is one; the default profile’s role need not be made it again', () => {
    const state = { ...small, profiles: [{ ...role, profileName: 'r&d-admin' }] };
    expect(labels(opened(trayMenu(state, context), ...ofAdmin))).toContain('Copy AWS_PROFILE=r&&d-admin');
    const isDefault = { ...small, profiles: [{ ...role, profileName: 'default' }] };
    expect(opened(trayMenu(isDefault, context), ...ofAdmin).at(-1)).toMatchObject({ enabled: false });
  });

  test.each<[string, ExportFormat, readonly string[]]>([
    ['linux', 'json', ['bash', 'zsh', 'fish', 'PowerShell']],
    ['darwin', 'fish', ['zsh', 'bash', 'PowerShell', 'Command Prompt (cmd)']],
    ['win32', 'json', ['PowerShell', 'Command Prompt (cmd)', 'bash', 'zsh']],
  ])('on %s after %s: the platform’s own formats before the others, each once', (platform, lastFormat, first) => {
    const items = opened(trayMenu(small, { ...context, platform, lastFormat }), ...ofAdmin, 'Copy keys as');
    expect(labels(items).slice(0, 4)).toStrictEqual(first);
    expect(items).toHaveLength(EXPORT_FORMATS.length - 1);
  });
});

describe('the roles in use', () => {
  test('favourites, then recent ones, each once, of sessions that are there; all acts below one line', () => {
    const state = {
      ...organization(400),
      favourites: [roleNumber(0)],
      recents: [roleNumber(0), { ...role, sourceId: 'gone' }, roleNumber(7)],
    };
    expect(labels(trayMenu(state, context))).toStrictEqual([
      'acme — Signed in, renews itself',
      '---',
      'Click copies AWS_PROFILE',
      'a0 · Admin',
      'a7 · Admin',
      'Keys and console',
      '---',
      'Search…',
      '---',
      'Open Daypass',
      'More',
      'Quit Daypass',
    ]);
    expect(labels(opened(trayMenu(state, context), 'Keys and console'))).toStrictEqual(['a0 · Admin', 'a7 · Admin']);
    expect(labels(trayMenu(state, { ...context, platform: 'win32' }))[2]).toMatch(/ Ctrl /);
  });

  test('those beyond the menu’s lines are still below “Keys and console”', () => {
    const state = { ...organization(20), favourites: Array.from({ length: 20 }, (_, index) => roleNumber(index)) };
    const menu = trayMenu(state, context);
    expect(labels(menu).filter((label) => label.endsWith('· Admin'))).toHaveLength(4);
    expect(opened(menu, 'Keys and console')).toHaveLength(12);
  });

  test('the id is shown where two accounts have one name', () => {
    const twins = engineState([sessionState('acme', signedIn(MINUTE))], {
      accounts: { acme: [account('111122223333', 'one', ['Admin']), account('222233334444', 'one', ['Admin'])] },
      favourites: [role, { ...role, accountId: '222233334444' }],
    });
    expect(labels(trayMenu(twins, context))).toContain('one (222233334444) · Admin');
    expect(labels(opened(trayMenu(twins, context), 'Accounts (2)'))).toContain('one (111122223333)');
  });
});

describe('the tree of accounts', () => {
  test('is one line in the menu; each session’s is named where there are several; an account without roles says so', () => {
    const state = engineState([sessionState('acme', signedIn(MINUTE)), sessionState('beta', signedIn(MINUTE))], {
      accounts: { acme: [account('111122223333', 'one', ['Admin'])], beta: [account('222233334444', 'two', [])] },
    });
    const menu = trayMenu(state, context);
    expect(labels(opened(menu, 'Accounts (2)'))).toStrictEqual(['acme (1)', 'beta (1)']);
    expect(labels(opened(menu, 'Accounts (2)', 'acme (1)', 'one'))).toStrictEqual(['Admin', '---', 'More for Admin']);
    expect(opened(menu, 'Accounts (2)', 'beta (1)', 'two')).toStrictEqual([{ kind: 'text', label: 'No roles' }]);
  });

  test('holds 300 accounts, from A to Z in ranges; beyond that there is search alone', () => {
    const menu = trayMenu(organization(300), context);
    const ranges = opened(menu, 'Accounts (300)');
    expect(labels(ranges).slice(0, 2)).toStrictEqual(['a0 … a29', 'a30 … a59']);
    const accounts = ranges.flatMap((range) => (range.kind === 'submenu' ? range.items : []));
    expect(labels(accounts)).toStrictEqual(Array.from({ length: 300 }, (_, at) => `a${at}`));
    expect(labels(opened(menu, 'Accounts (300)', 'a270 … a299', 'a299'))).toStrictEqual(['Admin', 'ReadOnly']);
    expect(labels(trayMenu(organization(301), context)).join()).not.toContain('Accounts');
  });

  test('leaves out the other acts where they are too many lines, and itself where its roles alone are', () => {
    const roleNames = Array.from({ length: 10 }, (_, at) => `Role${at}`);
    const menu = trayMenu(organization(150, roleNames), context);
    expect(labels(opened(menu, 'Accounts (150)', 'a0 … a29', 'a0'))).toStrictEqual(roleNames);
    expect(countItems(menu)).toBeLessThan(3_100);
    expect(labels(trayMenu(organization(300, roleNames), context)).join()).not.toContain('Accounts');
  });
});

describe('marks and production', () => {
  const marked = {
    ...small,
    favourites: [role],
    accountMarks: [{ sourceId: 'acme', accountId: '111122223333', colour: 'red', label: 'the till & co' } as const],
  };
  const favourite = (state: typeof small, more: Partial<TrayMenuContext> = {}) =>
    trayMenu(state, { ...context, ...more }).find((item) => item.kind === 'action' && item.label.includes(' · Admin'));

  test('a colour is a dot on role and account, a label follows the account’s name', () => {
    expect(favourite(marked)).toMatchObject({ label: 'R&&D “the till && co” · Admin', dot: 'red' });
    expect(favourite(marked, { language: 'ja' })).toMatchObject({ label: 'R&&D 「the till && co」 · Admin' });
    expect(opened(trayMenu(marked, context), 'Accounts (1)')[0]).toMatchObject({ dot: 'red' });
    expect(favourite(small)).toBeUndefined();
  });

  test('production is said first, by pattern or mark, on the account and on each role', () => {
    const byPattern = { productionPattern: 'r&d' };
    expect(favourite(marked, byPattern)).toMatchObject({ label: /^▲ PROD · R&&D/ });
    expect(favourite(marked, { ...byPattern, language: 'ja' })).toMatchObject({ label: /^▲ 本番 · R&&D/ });
    const state = { ...small, accountMarks: [{ sourceId: 'acme', accountId: role.accountId, production: true }] };
    expect(labels(opened(trayMenu(state, context), 'Accounts (1)', '▲ PROD · R&&D'))).toStrictEqual([
      '▲ PROD · Admin',
      '▲ PROD · ReadOnly',
      '---',
      'More for ▲ PROD · Admin',
      'More for ▲ PROD · ReadOnly',
    ]);
    // Said of the account at another source, it counts as for the guard; said of another account, it does not.
    const marking = (accountId: string) => ({
      ...small,
      accountMarks: [{ sourceId: 'beta', accountId, production: true }],
    });
    const accounts = (accountId: string) => labels(opened(trayMenu(marking(accountId), context), 'Accounts (1)'));
    expect(accounts(role.accountId)).toStrictEqual(['▲ PROD · R&&D']);
    expect(accounts('999988887777')).toStrictEqual(['R&&D']);
  });
});

test('hostile names are shown on one line, without invisible characters, and their ids are unchanged', () => {
  const roleName = 'Ad\nmin\u202E';
  const hostile = engineState([sessionState('acme', signedIn(MINUTE))], {
    accounts: { acme: [account('111122223333', ' ', [roleName])] },
  });
  const items = opened(trayMenu(hostile, context), 'Accounts (1)', '111122223333');
  expect(items[0]).toMatchObject({ label: 'Ad min\uFFFD', act: { role: { roleName } } });
});

test.each([
  ['loading', 'Listing accounts…', 'アカウントを取得しています…'],
  ['empty', 'Listing accounts…', 'アカウントを取得しています…'],
  ['failed', 'Accounts could not be listed', 'アカウントを取得できませんでした'],
  ['ready', 'No accounts assigned to you', '割り当てられたアカウントがありません'],
] as const)('a list that is %s and has nothing in it says so in its session', (at, english, inJapanese) => {
  const state = engineState([sessionState('acme', signedIn(2 * MINUTE), { listing: { at, accountsListed: 0 } })]);
  expect(labels(opened(trayMenu(state, context), 'acme — Signed in, renews itself'))[0]).toBe(english);
  expect(labels(opened(trayMenu(state, japanese), 'acme — サインイン済み、自動更新'))[0]).toBe(inJapanese);
});

test('the hotkey is named as the platform writes it', () => {
  const withHotkey = { ...context, hotkey: 'CommandOrControl+Shift+D' };
  expect(labels(trayMenu(small, withHotkey))).toContain('Search… (Ctrl+Shift+D)');
  expect(labels(trayMenu(small, { ...withHotkey, platform: 'darwin' }))).toContain('Search… (⇧⌘D)');
  expect(labels(trayMenu(small, { ...withHotkey, language: 'ja' }))).toContain('検索…（Ctrl+Shift+D）');
});

test.each(KINDS)('%s: its roles can be copied, opened and set up', (_, info) => {
  const of = { ...role, sourceId: info.id };
  const state = engineState([{ ...sessionState('acme', signedIn(42 * MINUTE)), session: info }], {
    accounts: { [info.id]: [account('111122223333', 'R&D', ['Admin'])] },
  });
  const acts = opened(trayMenu(state, context), ...ofAdmin).flatMap((item) =>
    item.kind === 'action' ? [item.act] : [],
  );
  expect(acts).toStrictEqual([
    { do: 'copyKeys', role: of, format: 'bash' },
    { do: 'copyProfileVariable', role: of },
    { do: 'openConsole', role: of },
    { do: 'openWindow', navigation: { at: 'profile', role: of } },
    { do: 'openWindow', navigation: { at: 'edit', edit: { edit: 'setDefault', role: of } } },
  ]);
});
