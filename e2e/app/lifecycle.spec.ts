import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PATIENCE_MILLIS } from '../support/awaited.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { startBeside, type DaypassApp } from '../support/daypass-app.ts';
import { processesOf } from '../support/processes.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

test.beforeEach(({ home, simulator }) => writeConfig(home, ssoSession('acme', simulator.portal)));

const areVisible = (app: DaypassApp): Promise<boolean[]> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));

test('of five started at once one stays, and shows its window to the others', async ({ launch, desktop, baseEnv }) => {
  const first = await launch();
  const others = await Promise.all([1, 2, 3, 4].map(() => startBeside(baseEnv)));
  expect(others.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
  await (await desktop.tray()).line(/^acme — /);
  await first.window();
  await expect.poll(() => areVisible(first)).toEqual([true]);
});

test('started by hand with sessions, the window shows; started at login, it shows only to a later start by hand', async ({
  launch,
  desktop,
  baseEnv,
}) => {
  const byHand = await launch({}, []);
  await (await desktop.tray()).line(/^acme — /);
  await byHand.window();
  await expect.poll(() => areVisible(byHand)).toEqual([true]);
  await byHand.close();

  const atLogin = await launch({}, ['--hidden']);
  await (await desktop.tray()).line(/^acme — /);
  expect(await startBeside(baseEnv, ['--hidden'])).toEqual({ exitCode: 0 });
  expect(await areVisible(atLogin)).toEqual([]);
  await startBeside(baseEnv);
  await expect.poll(() => areVisible(atLogin)).toEqual([true]);
});

test('killed outright, the next start finds the session signed in', async ({ launch, desktop, simulator, links }) => {
  const first = await launch(simulator.environment);
  await signInFromTray(await desktop.tray(), links, 'acme');
  first.electron.process().kill('SIGKILL');
  await first.exited;
  await launch(simulator.environment);
  await (await desktop.tray()).line(/^acme — Signed in/);
});

const crash = (app: DaypassApp): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });

test('a window that crashes comes back, but not for ever; the tray goes on', async ({ launch, desktop }) => {
  const app = await launch();
  const tray = await desktop.tray();
  await tray.click('Open Daypass');
  await app.window();
  const crashAndComeBack = async (): Promise<void> => {
    const next = app.electron.waitForEvent('window', { timeout: PATIENCE_MILLIS });
    await crash(app);
    await expect((await next).getByRole('heading', { name: 'Daypass' })).toBeVisible();
    await expect.poll(() => areVisible(app)).toEqual([true]);
  };
  await crashAndComeBack();
  await crashAndComeBack();
  await crash(app);
  await expect.poll(() => areVisible(app)).toEqual([]);
  const reopened = app.electron.waitForEvent('window', { timeout: PATIENCE_MILLIS });
  await tray.click('Open Daypass');
  await expect((await reopened).getByRole('heading', { name: 'Daypass' })).toBeVisible();
});

test('quitting in the middle of a sign-in closes its door and leaves no process', async ({
  launch,
  desktop,
  simulator,
  links,
  home,
}) => {
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  await tray.click(/^acme — .+ · Sign in$/);
  const callback = new URL(await links.link(/\/authorize\?/)).searchParams.get('redirect_uri') ?? '';
  expect((await fetch(callback)).status).toBe(400);
  await tray.click('Quit Daypass');
  expect(await app.exited).toBe(0);
  await expect(fetch(callback)).rejects.toThrow('fetch failed');
  await expect.poll(() => processesOf(home.homeDir)).toEqual([]);
});

for (const way of ['Quit Daypass', 'SIGTERM'] as const) {
  test(`${way} in the middle of a listing ends at once, and leaves no process`, async ({
    launch,
    desktop,
    simulator,
    links,
    home,
  }) => {
    const app = await launch(simulator.environment);
    const tray = await desktop.tray();
    const listing = simulator.faults.hold('listAccounts');
    await signInFromTray(tray, links, 'acme');
    await listing.arrived;
    if (way === 'SIGTERM') app.electron.process().kill(way);
    else await tray.click(way);
    expect(await app.exited).toBe(0);
    await expect.poll(() => processesOf(home.homeDir)).toEqual([]);
  });
}

test('quitting in the middle of an edit ends only when the edit is whole', async ({
  launch,
  desktop,
  home,
  simulator,
}) => {
  const before = `${ssoSession('acme', simulator.portal)}\n[profile faulty]\nregion = eu-central-1 # Frankfurt\n`;
  await writeConfig(home, before);
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeFocused();
  await window.keyboard.press('Control+3');
  const finding = window.getByRole('listitem').filter({ hasText: '# Frankfurt' });
  await finding.getByRole('button', { name: /^Fix/ }).click();
  const dialog = window.getByRole('dialog', { name: 'Fix this' });
  await expect(dialog.getByRole('row', { name: /removed region/ })).toBeVisible();
  // In the app itself: it quits in the very turn in which the edit begins.
  await app.electron.evaluate(({ app: electron, ipcMain }) => {
    ipcMain.once('daypass:applyEdit', () => electron.quit());
  });
  // By a turn of the page's own: under Playwright's click the window would be gone.
  const apply = dialog.getByRole('button', { name: 'Apply fix' });
  await apply.evaluate((button: HTMLElement) => void setTimeout(() => button.click()));
  expect(await app.exited).toBe(0);
  expect(await readFile(home.configFile, 'utf8')).toBe(
    before.replace(/region = eu-central-1 .*\n$/, '# Frankfurt\nregion = eu-central-1\n'),
  );
  expect((await readdir(path.dirname(home.configFile))).filter((name) => name !== 'sso')).toEqual(['config']);
  await expect.poll(() => processesOf(home.homeDir)).toEqual([]);
});

test.describe('where there is no session bus', () => {
  test.use({ appEnv: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } });

  test('the window is the way in, comes back from a crash, and closing it ends the app', async ({ launch, home }) => {
    const app = await launch({}, []);
    await expect((await app.window()).getByText(/shows no tray icons/)).toBeVisible();
    const next = app.electron.waitForEvent('window', { timeout: PATIENCE_MILLIS });
    await crash(app);
    await expect((await next).getByText(/shows no tray icons/)).toBeVisible();
    await app.electron.evaluate(
      ({ BrowserWindow }) => void setImmediate(() => BrowserWindow.getAllWindows()[0]?.close()),
    );
    expect(await app.exited).toBe(0);
    await expect.poll(() => processesOf(home.homeDir)).toEqual([]);
  });
});
