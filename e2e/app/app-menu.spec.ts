import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { DaypassApp } from '../support/daypass-app.ts';
import { pressKeys } from '../support/desktop/keyboard.ts';
import { expect, test } from '../support/test.ts';

const areVisible = (app: DaypassApp): Promise<boolean[]> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
const isFocused = (app: DaypassApp): Promise<boolean> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isFocused()));
const scaleOf = (window: Page): Promise<number> => window.evaluate(() => devicePixelRatio);

async function openWindow(app: DaypassApp, open: () => Promise<unknown>): Promise<Page> {
  const window = await app.windowAfter(open);
  await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeFocused();
  await expect.poll(() => isFocused(app)).toBe(true);
  return window;
}

// Keys that Playwright sends reach the page alone: the menu's come from a keyboard.
test('the keys of a menu that nobody sees work, in any language', async ({ signedIn, virtualScreen }) => {
  const press = (keys: string): Promise<void> => pressKeys(virtualScreen.display, keys);
  const { app, tray } = await signedIn();
  const window = await openWindow(app, () => tray.click('Open Daypass'));
  const bar = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.isMenuBarVisible()),
  );
  expect(bar).toEqual([false]);

  await press('ctrl+comma');
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeFocused();
  await press('ctrl+k');
  const search = window.getByRole('combobox', { name: 'Search accounts and roles' });
  await expect(search).toBeFocused();
  await press('ctrl+4');
  await expect(window.getByRole('textbox', { name: 'Filter activity' })).toBeFocused();
  await window.getByRole('button', { name: 'Export…' }).focus();
  await press('ctrl+f');
  await expect(window.getByRole('textbox', { name: 'Filter activity' })).toBeFocused();
  await press('ctrl+comma');
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeFocused();
  await press('ctrl+f');
  await expect(search).toBeFocused();

  await press('ctrl+comma');
  await window.getByRole('radio', { name: '日本語' }).check({ force: true });
  await expect(window.getByRole('heading', { name: '設定' })).toBeVisible();
  await press('ctrl+k');
  await expect(window.getByRole('combobox', { name: 'アカウントとロールを検索' })).toBeFocused();

  await press('ctrl+w');
  await expect.poll(() => areVisible(app)).toEqual([false]);
  await tray.click('Daypass を開く');
  await expect.poll(() => areVisible(app)).toEqual([true]);
  await expect.poll(() => isFocused(app)).toBe(true);
  await press('ctrl+q');
  expect(await app.exited).toBe(0);
});

test('zoom goes by keys and is the same after a restart', async ({ launch, signedIn, desktop, virtualScreen }) => {
  const press = (keys: string): Promise<void> => pressKeys(virtualScreen.display, keys);
  const { app, tray } = await signedIn();
  const window = await openWindow(app, () => tray.click('Open Daypass'));
  expect(await scaleOf(window)).toBe(1);
  await press('ctrl+equal');
  await press('ctrl+plus');
  await expect.poll(() => scaleOf(window)).toBeCloseTo(1.2);
  await press('ctrl+minus');
  await expect.poll(() => scaleOf(window)).toBeCloseTo(1.2 ** 0.5);
  await press('ctrl+0');
  await expect.poll(() => scaleOf(window)).toBe(1);
  await press('ctrl+minus');
  await expect.poll(() => scaleOf(window)).toBeCloseTo(1.2 ** -0.5);
  await app.close();

  const next = await launch();
  const again = await next.windowAfter(async () => (await desktop.tray()).click('Open Daypass'));
  await expect.poll(() => scaleOf(again)).toBeCloseTo(1.2 ** -0.5);
});

const boundsOf = (app: DaypassApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('the window opens where it was, unless that screen is gone', async ({ signedIn, launch, desktop, home }) => {
  const place = { x: 150, y: 60, width: 900, height: 640 };
  const { app, tray } = await signedIn();
  await openWindow(app, () => tray.click('Open Daypass'));
  await app.electron.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  await expect.poll(() => boundsOf(app)).toEqual(place);
  await app.close();
  const file = path.join(home.homeDir, '.local', 'share', 'daypass', 'window.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ bounds: place, isMaximized: false });

  const next = await launch();
  await next.windowAfter(async () => (await desktop.tray()).click('Open Daypass'));
  expect(await boundsOf(next)).toEqual(place);
  // The screen that the window is on is unplugged while it is hidden.
  await next.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.hide();
    window?.setBounds({ x: 4000, y: 300, width: 900, height: 640 });
  });
  await (await desktop.tray()).click('Open Daypass');
  await expect.poll(() => areVisible(next)).toEqual([true]);
  await expect.poll(async () => (await boundsOf(next))?.x).toBeLessThan(1280);
});
