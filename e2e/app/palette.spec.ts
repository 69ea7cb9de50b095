import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { approveInBrowser } from '../../src/simulator/index.ts';
import type { DaypassApp } from '../support/daypass-app.ts';
import { pressKeys } from '../support/desktop/keyboard.ts';
import { picture } from '../support/pictures.ts';
import { expect, test } from '../support/test.ts';

/** The palette in real Electron: called by the global shortcut, used by the keyboard alone, gone after each act. */

const SHORTCUT = 'Control+Alt+K';
test.use({ settings: { productionPattern: '', hotkey: SHORTCUT, defaultAct: 'keys' } });

const isVisible = (app: DaypassApp): Promise<boolean> =>
  app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isAlwaysOnTop() && window.isVisible()),
  );

test('roles, profiles and commands are found in one list, done by a key, and the palette is gone', async ({
  signedIn,
  virtualScreen,
  home,
  links,
  paste,
  desktop,
}, testInfo) => {
  const { app, tray } = await signedIn();
  await tray.line(/^Accounts/);
  const palette = await app.palette();
  const box = palette.getByRole('combobox', { name: 'Search roles, profiles and commands' });
  const options = palette.getByRole('option');
  const call = async (): Promise<void> => {
    await pressKeys(virtualScreen.display, 'ctrl+alt+k');
    await expect.poll(() => isVisible(app)).toBe(true);
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('');
  };
  const gone = () => expect.poll(() => isVisible(app)).toBe(false);

  await test.step('Enter does the default act, and a notice says so', async () => {
    await call();
    await palette.keyboard.type('readonly');
    await expect(options.first()).toContainText('ReadOnlyAccess');
    await picture(palette, testInfo, 'palette');
    await palette.keyboard.press('Enter');
    await gone();
    await desktop.notice(/Keys copied/);
    await expect.poll(() => paste()).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);
  });

  await test.step('Alt and Enter open the console; letters that begin words are enough', async () => {
    await call();
    await palette.keyboard.type('payadm');
    await expect(options.first()).toContainText('AdministratorAccess');
    await palette.keyboard.press('Alt+Enter');
    await gone();
    expect(await links.link(/console/)).toMatch(/role_name=AdministratorAccess$/);
  });

  await test.step('all acts of a role are lines of their own; Escape leads back and then out', async () => {
    await call();
    await palette.keyboard.press('Control+K');
    await expect(options.filter({ hasText: 'Copy keys (JSON)' })).toBeVisible();
    await palette.keyboard.press('Escape');
    await expect(options.filter({ hasText: 'Copy keys (JSON)' })).toBeHidden();
    await palette.keyboard.press('Escape');
    await gone();
  });

  await test.step('Tab narrows to the account', async () => {
    await call();
    await palette.keyboard.type('readonly');
    await palette.keyboard.press('Tab');
    await expect(box).toHaveValue(/^\S+ $/);
    await palette.keyboard.press('Escape');
    await palette.keyboard.press('Escape');
    await gone();
  });

  await test.step('a command leads to the window', async () => {
    await call();
    await palette.keyboard.type('open doctor');
    const window = await app.windowAfter(() => palette.keyboard.press('Enter'));
    await expect(window.getByRole('heading', { name: 'Doctor' })).toBeVisible();
    await gone();
  });

  await test.step('what the page may ask for is checked', async () => {
    const answer = await palette.evaluate(async () => {
      const { daypass } = globalThis as unknown as {
        daypass: { performFromPalette(input: unknown): Promise<unknown> };
      };
      return daypass.performFromPalette({ act: { do: 'quit' } });
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'usage' } });
  });

  await test.step('axe finds nothing wrong', async () => {
    await call();
    const { violations } = await new AxeBuilder({ page: palette }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
  expect(await readFile(home.configFile, 'utf8')).not.toContain('[profile');
});

test('on an ended session: sign in, and what was asked for is done', async ({
  signedIn,
  virtualScreen,
  simulator,
  links,
  paste,
}) => {
  const { app, tray } = await signedIn();
  await tray.click(/^acme — Signed in/, 'Sign in again');
  await tray.line(/^acme — Waiting for you$/);
  await tray.click(/^acme — Waiting for you$/, 'Cancel sign-in');
  await tray.line(/^acme — /);
  const palette = await app.palette();
  await pressKeys(virtualScreen.display, 'ctrl+alt+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await palette.keyboard.type('sign in again');
  const opened = links.links().length;
  await palette.keyboard.press('Enter');
  await approveInBrowser(await links.link(/\/authorize\?/, opened));
  await tray.line(/^acme — Signed in/);
  expect(simulator.requests.list().length).toBeGreaterThan(0);
  expect(await paste()).toBe('');
});
