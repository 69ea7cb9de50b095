import { expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import { appMenu, type AppMenuContext } from './app-menu.ts';

const linux: AppMenuContext = { language: 'en', platform: 'linux', hasDeveloperTools: false, projectPages: [] };
const mac: AppMenuContext = { ...linux, platform: 'darwin', projectPages: ['docs', 'changes', 'issues'] };
const items = (context: AppMenuContext) => appMenu(context).flatMap((part) => part.items);
const acts = (context: AppMenuContext) => items(context).flatMap((item) => (item.kind === 'act' ? [item] : []));
const actOf = (key: string) => acts(linux).find((item) => item.key === key || item.further?.includes(key))?.act;

test('every key that people know of windows does what they expect', () => {
  expect(actOf('CommandOrControl+K')).toEqual({ do: 'openWindow', navigation: { at: 'search' } });
  expect(actOf('CommandOrControl+F')).toEqual({ do: 'openWindow', navigation: { at: 'find' } });
  expect(actOf('CommandOrControl+,')).toEqual({ do: 'openWindow', navigation: { at: 'page', page: 'settings' } });
  expect(actOf('CommandOrControl+Q')).toEqual({ do: 'quit' });
  for (const key of ['Plus', '=', 'numadd']) expect(actOf(`CommandOrControl+${key}`)).toEqual({ do: 'zoom', by: 'in' });
  for (const key of ['-', 'numsub']) expect(actOf(`CommandOrControl+${key}`)).toEqual({ do: 'zoom', by: 'out' });
  for (const key of ['0', 'num0']) expect(actOf(`CommandOrControl+${key}`)).toEqual({ do: 'zoom', by: 'reset' });
  expect(items(linux)).toContainEqual({ kind: 'standard', label: 'Close window', role: 'close' });
});

test.each([linux, mac])('no key means two things on $platform', (context) => {
  const keys = acts(context).flatMap(({ key, further = [] }) => further.concat(key ?? []));
  expect(keys).toEqual([...new Set(keys)]);
});

test('macOS has the parts that its people look for, in their order', () => {
  expect(appMenu(mac).map(({ label }) => label)).toEqual(['Daypass', 'Edit', 'View', 'Window', 'Help']);
  expect(appMenu({ ...mac, language: 'ja' }).map(({ label }) => label)).toEqual([
    'Daypass',
    '編集',
    '表示',
    'ウィンドウ',
    'ヘルプ',
  ]);
  const roles = items(mac).flatMap((item) => (item.kind === 'standard' ? [item.role] : []));
  expect(roles).toEqual(expect.arrayContaining(['services', 'hide', 'paste', 'minimize', 'front', 'togglefullscreen']));
});

test('help opens the project’s pages, if their address is known', () => {
  const help = (context: AppMenuContext) => appMenu(context).at(-1)?.items ?? [];
  expect(help(mac)).toContainEqual({
    kind: 'act',
    label: 'Report an issue',
    act: { do: 'openProjectPage', page: 'issues' },
  });
  expect(help(linux).map(({ kind }) => kind)).toEqual(['act']);
});

test('developer tools are in no packaged app’s menu', () => {
  const has = (context: AppMenuContext) =>
    items(context).some((item) => item.kind === 'standard' && item.role === 'toggleDevTools');
  expect(has(mac)).toBe(false);
  expect(has({ ...linux, hasDeveloperTools: true })).toBe(true);
});

test.each(LANGUAGES)('every line has words in %s', (language) => {
  const lines = items({ ...mac, language, hasDeveloperTools: true });
  expect(lines.filter((item) => item.kind !== 'separator' && item.label === '')).toEqual([]);
});
