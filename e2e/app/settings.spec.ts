import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { openToAll } from '../../src/core/light.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { startBeside, type DaypassApp } from '../support/daypass-app.ts';
import { focusDesktop, pressKeys } from '../support/desktop/keyboard.ts';
import { makeTempHome, type TempHome } from '../support/temp-home.ts';
import { expect, test } from '../support/test.ts';

test.beforeEach(({ home, simulator }) => writeConfig(home, ssoSession('acme', simulator.portal)));

const ownDir = (home: TempHome): string => path.join(home.homeDir, '.local', 'share', 'daypass');
const autostartDir = (home: TempHome): string => path.join(home.homeDir, '.config', 'autostart');
const storedSettings = async (home: TempHome): Promise<unknown> =>
  JSON.parse(await readFile(path.join(ownDir(home), 'shell.json'), 'utf8'));

/** The window as the system's theme makes it, which Playwright else sets to light. */
async function openSettings(app: DaypassApp, open: () => Promise<unknown>): Promise<Page> {
  const window = await app.windowAfter(open);
  await window.emulateMedia({ colorScheme: null });
  await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeVisible();
  await window.keyboard.press('Control+5');
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeFocused();
  return window;
}

const isDark = (window: Page): Promise<boolean> =>
  window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
const background = (window: Page): Promise<string> =>
  window.evaluate(() => getComputedStyle(document.body).backgroundColor);
/** Of the windows that are not the palette. */
const areFocused = (app: DaypassApp): Promise<boolean[]> =>
  app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => !window.isAlwaysOnTop())
      .map((window) => window.isFocused()),
  );
const areVisible = (app: DaypassApp): Promise<boolean[]> =>
  app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => !window.isAlwaysOnTop())
      .map((window) => window.isVisible()),
  );
const isPaletteVisible = (app: DaypassApp): Promise<boolean> =>
  app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isAlwaysOnTop() && window.isVisible()),
  );

test('the dark theme holds at once, in window and desktop, and after a restart', async ({ launch, desktop }) => {
  const app = await launch();
  const window = await openSettings(app, async () => (await desktop.tray()).click('Open Daypass'));
  await window.getByRole('radio', { name: 'Light' }).check({ force: true });
  await expect.poll(() => isDark(window)).toBe(false);
  const light = await background(window);
  await window.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(() => isDark(window)).toBe(true);
  expect(await background(window)).not.toBe(light);
  await app.close();

  const next = await launch();
  expect(await next.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  const reopened = await openSettings(next, async () => (await desktop.tray()).click('Open Daypass'));
  expect(await isDark(reopened)).toBe(true);
  expect(await background(reopened)).not.toBe(light);
  await expect(reopened.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('start at login is the desktop’s own entry, and what the desktop says of it counts', async ({
  launch,
  desktop,
  home,
}) => {
  const entryFile = path.join(autostartDir(home), 'daypass.desktop');
  const app = await launch();
  const program = await app.electron.evaluate(() => process.execPath);
  test.skip(
    openToAll(program) !== undefined,
    `another user could replace ${program}, which Daypass refuses to start at login`,
  );
  const window = await openSettings(app, async () => (await desktop.tray()).click('Open Daypass'));
  const login = window.getByRole('switch', { name: 'Start at login' });
  await expect(login).not.toBeChecked();
  await login.click();
  await expect(window.getByText('Saved', { exact: true })).toBeVisible();
  const entry = await readFile(entryFile, 'utf8');
  expect(entry).toMatch(/^Exec="[^"\n]+" "[^"\n]+" "--hidden"$/m);
  expect(entry.startsWith('[Desktop Entry]\nType=Application\n')).toBe(true);

  await login.click();
  await expect.poll(() => readdir(autostartDir(home))).toEqual([]);
  await login.click();
  await expect.poll(() => readdir(autostartDir(home))).toEqual(['daypass.desktop']);
  await app.close();

  await writeFile(entryFile, `${entry}Hidden=true\n`);
  const next = await launch();
  const reopened = await openSettings(next, async () => (await desktop.tray()).click('Open Daypass'));
  await expect(reopened.getByRole('switch', { name: 'Start at login' })).not.toBeChecked();
});

const isHeld = (app: DaypassApp, accelerator: string): Promise<boolean> =>
  app.electron.evaluate(({ globalShortcut }, keys) => globalShortcut.isRegistered(keys), accelerator);

test('a shortcut recorded by pressing it brings the palette up from elsewhere, and puts it away', async ({
  launch,
  desktop,
  virtualScreen,
  home,
}) => {
  const app = await launch();
  const window = await openSettings(app, async () => (await desktop.tray()).click('Open Daypass'));
  const row = window.getByRole('group', { name: 'Global shortcut' });
  await row.getByRole('button', { name: 'Set…' }).click();
  await window.keyboard.press('K');
  await expect(window.getByText(/K can’t be a global shortcut/)).toBeVisible();
  await window.keyboard.press('Control+Alt+K');
  await expect(row.getByText('Ctrl+Alt+K')).toBeVisible();
  await expect(row.getByRole('button', { name: 'Change…' })).toBeVisible();

  await focusDesktop(virtualScreen.display);
  await expect.poll(() => areFocused(app)).toEqual([false]);
  await pressKeys(virtualScreen.display, 'ctrl+alt+k');
  const palette = await app.palette();
  await expect(palette.getByRole('combobox', { name: 'Search roles, profiles and commands' })).toBeFocused();
  await expect.poll(() => isPaletteVisible(app)).toBe(true);
  await pressKeys(virtualScreen.display, 'ctrl+alt+k');
  await expect.poll(() => isPaletteVisible(app)).toBe(false);
  await app.close();
  expect(await storedSettings(home)).toMatchObject({ hotkey: 'Control+Alt+K' });

  const next = await launch();
  await desktop.tray();
  await expect.poll(() => isHeld(next, 'Control+Alt+K')).toBe(true);
  // It has been made already, hidden.
  await (await next.palette()).waitForLoadState();
  expect(await isPaletteVisible(next)).toBe(false);
  await pressKeys(virtualScreen.display, 'ctrl+alt+k');
  await expect.poll(() => isPaletteVisible(next)).toBe(true);
});

test('a shortcut that another program holds is refused in words, and the one before stays', async ({
  launch,
  desktop,
  home,
}) => {
  const other = await makeTempHome();
  await other.storeSettings({ hotkey: 'Control+Alt+J' });
  const { PATH: _same, ...otherEnv } = other.env({ DBUS_SESSION_BUS_ADDRESS: 'disabled:' });
  const holder = await launch(otherEnv);
  await expect.poll(() => isHeld(holder, 'Control+Alt+J')).toBe(true);

  await home.storeSettings({ hotkey: 'Control+Alt+K' });
  const app = await launch();
  const window = await openSettings(app, async () => (await desktop.tray()).click('Open Daypass'));
  const row = window.getByRole('group', { name: 'Global shortcut' });
  await row.getByRole('button', { name: 'Change…' }).click();
  await window.keyboard.press('Control+Alt+J');
  await expect(window.getByRole('alert').filter({ hasText: /Ctrl\+Alt\+J is taken by another program/ })).toBeVisible();
  await expect(row.getByText('Ctrl+Alt+K')).toBeVisible();
  expect(await isHeld(app, 'Control+Alt+K')).toBe(true);

  await row.getByRole('button', { name: 'Remove the shortcut' }).click();
  await expect(row.getByText('None')).toBeVisible();
  expect(await isHeld(app, 'Control+Alt+K')).toBe(false);
  await expect.poll(() => storedSettings(home)).toMatchObject({ hotkey: null });
  await holder.close();
  await other.remove();
});

test('a session set to device code signs in by it', async ({ launch, desktop, simulator, links }) => {
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await openSettings(app, () => tray.click('Open Daypass'));
  await window.getByRole('group', { name: 'acme' }).getByRole('switch', { name: 'Device code' }).click();
  await tray.click(/^acme — .+ · Sign in$/);
  await tray.line(/^Approve code [A-Z0-9]{4}-[A-Z0-9]{4}: acme$/);
  expect(await links.link(/user_code=/)).not.toContain('/authorize?');
});

test('About copies paths as they are, and a report that names nobody', async ({ signedIn, simulator, home, paste }) => {
  const { app, tray } = await signedIn();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect(window.getByRole('rowheader').first()).toBeVisible();
  await window.keyboard.press('Control+6');
  await expect(window.getByRole('heading', { name: 'About' })).toBeFocused();
  await window.getByRole('button', { name: 'Copy path: AWS config' }).click();
  await expect(window.getByText('Path copied')).toBeVisible();
  expect(await paste()).toBe(home.configFile);
  await window.getByRole('button', { name: 'Copy path: Logs' }).click();
  await expect.poll(() => paste()).toBe(path.join(ownDir(home), 'logs'));

  await window.getByRole('button', { name: 'Copy report' }).click();
  await expect.poll(() => paste()).toMatch(/^Daypass \d/);
  const report = await paste();
  expect(report).toMatch(/^session 1: \w+, [\w-]+, signedIn, listing \w+$/m);
  const { accounts } = await window.evaluate(
    () =>
      new Promise<{ accounts: { accountId: string; accountName: string; email?: string }[] }>((resolve) => {
        (globalThis as unknown as Told).daypass.directory(resolve);
      }),
  );
  expect(accounts.length).toBeGreaterThan(0);
  const theirs = accounts.flatMap(({ accountId, accountName, email }) => [accountId, accountName, email ?? accountId]);
  const url = new URL(simulator.portal.startUrl);
  for (const name of ['acme', url.host, url.pathname, home.homeDir, ...theirs]) expect(report).not.toContain(name);
  expect(report).not.toMatch(/https?:|@|\b\d{12}\b/);
});

interface Told {
  readonly daypass: {
    directory(
      listener: (value: { accounts: { accountId: string; accountName: string; email?: string }[] }) => void,
    ): void;
  };
}

test('the detailed log tells of each call, without what it asked for', async ({ signedIn, home }) => {
  const { app, tray } = await signedIn();
  const log = async (): Promise<readonly Record<string, unknown>[]> =>
    (await readFile(path.join(ownDir(home), 'logs', 'daypass.log'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
  const calls = async () => (await log()).filter(({ event }) => event === 'http');
  const window = await openSettings(app, () => tray.click('Open Daypass'));
  expect(await calls()).toEqual([]);
  await window.getByRole('switch', { name: 'Detailed log' }).click();
  await tray.click(/^acme — /, 'Refresh accounts');
  await expect.poll(async () => (await calls()).length).toBeGreaterThan(0);
  for (const call of await calls()) {
    expect(call).toMatchObject({ level: 'detail', path: expect.stringMatching(/^\/[^?]*$/) });
    expect(JSON.stringify(call)).not.toMatch(/\?|account_id|\b\d{12}\b/);
  }
});

test('a second start brings the window up, with the search ready where it asks for that', async ({
  launch,
  desktop,
  baseEnv,
}) => {
  const app = await launch();
  await desktop.tray();
  expect(await startBeside(baseEnv, ['--hidden'])).toEqual({ exitCode: 0 });
  const window = await openSettings(app, () => startBeside(baseEnv));
  await app.lookAway();
  expect(await startBeside(baseEnv)).toEqual({ exitCode: 0 });
  await expect.poll(() => areFocused(app)).toEqual([true]);
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();

  await app.lookAway();
  expect(await startBeside(baseEnv, ['--search'])).toEqual({ exitCode: 0 });
  await expect((await app.palette()).getByRole('combobox')).toBeFocused();
  await expect.poll(() => isPaletteVisible(app)).toBe(true);
});

test('a first start that asks for the search opens it; one at login opens nothing', async ({ launch, desktop }) => {
  const quiet = await launch({}, ['--hidden']);
  await (await desktop.tray()).line(/^acme — /);
  expect(await areVisible(quiet)).toEqual([]);
  await quiet.close();
  const app = await launch({}, ['--search']);
  await expect((await app.palette()).getByRole('combobox')).toBeFocused();
});

test('the window hears of a changed setting before its change is answered', async ({ launch, desktop }) => {
  const app = await launch();
  const window = await openSettings(app, async () => (await desktop.tray()).click('Open Daypass'));
  const order = await window.evaluate(async () => {
    const { daypass } = globalThis as unknown as Changing;
    const heard: string[] = [];
    daypass.settings(({ noticeBeforeEndMinutes }) => heard.push(`told ${noticeBeforeEndMinutes}`));
    for (let minutes = 1; minutes <= 100; minutes += 1) {
      await daypass.changeSettings({ change: { noticeBeforeEndMinutes: minutes } });
      heard.push(`answered ${minutes}`);
    }
    return heard;
  });
  const wanted = Array.from({ length: 100 }, (_, at) => [`told ${at + 1}`, `answered ${at + 1}`]).flat();
  expect(order.slice(order.indexOf('told 1'))).toEqual(wanted);
});

interface Changing {
  readonly daypass: {
    settings(listener: (value: { noticeBeforeEndMinutes: number | null }) => void): void;
    changeSettings(input: { change: { noticeBeforeEndMinutes: number } }): Promise<unknown>;
  };
}
