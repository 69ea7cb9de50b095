import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { startBeside, type DaypassApp } from '../support/daypass-app.ts';
import { expect, test } from '../support/test.ts';

/** By the title bar's button; the app may end over it, and its answer with it. */
async function closeWindow(app: DaypassApp): Promise<void> {
  await app.electron
    .evaluate(({ BrowserWindow }) => void setImmediate(() => BrowserWindow.getAllWindows()[0]?.close()))
    .catch(() => undefined);
}

test('with an empty home the tray offers to add a session, and the window shows by itself', async ({
  launch,
  desktop,
  home,
}) => {
  const app = await launch();
  const tray = await desktop.tray();
  await tray.line(/^Add a session…$/);
  expect(await tray.tooltip()).toBe('Daypass: No sessions yet');
  expect((await tray.menu()).at(-1)).toMatchObject({ label: 'Quit Daypass', enabled: true });

  const window = await app.window();
  await expect(window.getByRole('textbox', { name: /start url/i })).toBeVisible();
  expect(window.url()).toBe('app://daypass/index.html');
  expect(await app.electron.evaluate(({ app: electron }) => electron.getPath('userData'))).toBe(
    path.join(home.homeDir, '.local/share/daypass/electron'),
  );
  expect(existsSync(path.join(home.homeDir, '.aws'))).toBe(false);
});

test('closing the window leaves the tray, and the tray brings the window back', async ({ launch, desktop }) => {
  const app = await launch();
  const tray = await desktop.tray();
  const window = await app.window();
  await expect(window.getByRole('textbox', { name: /start url/i })).toBeVisible();
  const isVisible = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

  await closeWindow(app);
  await expect.poll(isVisible).toBe(false);
  await tray.click('Open Daypass');
  await expect.poll(isVisible).toBe(true);
});

test('a second start shows the window of the first and ends itself', async ({ launch, desktop, baseEnv }) => {
  const first = await launch();
  await desktop.tray();
  await (await first.window()).waitForLoadState();
  await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

  const second = await startBeside(baseEnv);
  expect(second.exitCode).toBe(0);
  await expect
    .poll(() => first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

test('Quit in the tray ends the app', async ({ launch, desktop }) => {
  const app = await launch();
  const tray = await desktop.tray();
  await tray.click('Quit Daypass');
  expect(await app.exited).toBe(0);
});

test.describe('in Japanese', () => {
  test.use({ appEnv: { DAYPASS_LANGUAGE: 'ja' } });

  test('tray and window speak it from the first screen on', async ({ launch, desktop }) => {
    const app = await launch();
    await (await desktop.tray()).line(/終了/);
    const window = await app.window();
    await expect(window.locator('html')).toHaveAttribute('lang', 'ja');
  });
});

test.describe('without a tray host', () => {
  test.use({ hasTrayHost: false });

  test('the window shows by itself, says so, and closing it quits', async ({ launch }) => {
    const app = await launch();
    const window = await app.window();
    await expect(window.getByText(/tray/i).first()).toBeVisible();
    await closeWindow(app);
    expect(await app.exited).toBe(0);
  });
});

test.describe('where the panel starts after the app', () => {
  test.use({ hasTrayHost: false });

  test('the icon appears with the panel, works, and comes back when the panel restarts', async ({
    launch,
    desktop,
  }) => {
    // The icon is made again for the panel, over a connection of its own: the first one seen may be the one that goes.
    const showsLine = (pattern: RegExp) =>
      expect(async () => {
        const labels = await (await desktop.tray()).labels();
        expect(labels).toContainEqual(expect.stringMatching(pattern));
      }).toPass();
    const app = await launch();
    const window = await app.window();
    await expect(window.getByText(/shows no tray icons/)).toBeVisible();

    await desktop.startTrayHost();
    await showsLine(/^Add a session…$/);
    await expect(window.getByText(/shows no tray icons/)).toBeHidden();
    await closeWindow(app);

    await desktop.stopTrayHost();
    await desktop.startTrayHost();
    await showsLine(/^Quit Daypass$/);
  });
});

test.describe('where something else lies in the place of own files', () => {
  test('a log that is a FIFO is not waited for: the app starts and ends without a log', async ({
    launch,
    desktop,
    home,
  }) => {
    const logsDir = path.join(home.homeDir, '.local/share/daypass/logs');
    mkdirSync(logsDir, { recursive: true, mode: 0o700 });
    execFileSync('/usr/bin/mkfifo', [path.join(logsDir, 'daypass.log')]);
    const app = await launch();
    await (await desktop.tray()).click('Quit Daypass');
    expect(await app.exited).toBe(0);
  });

  test('an own folder of another user ends the start with a sentence', async ({ baseEnv, home }) => {
    test.skip(process.getuid?.() !== 0, 'only root can give a folder away');
    const ownDir = path.join(home.homeDir, '.local/share/daypass');
    mkdirSync(ownDir, { recursive: true, mode: 0o700 });
    chownSync(ownDir, 65_534, 65_534);
    const { exitCode } = await startBeside(baseEnv, ['--hidden']);
    expect(exitCode).toBe(78);
  });
});
