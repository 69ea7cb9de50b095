import { appendFile, readFile } from 'node:fs/promises';
import { approveInBrowser } from '../../src/simulator/index.ts';
import type { TrayLine } from '../support/desktop/tray-reader.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

/** Every kind of line in the tray's menu clicked once over D-Bus, as a panel does; what came of it is the witness. */

const MINUTE = 60_000;

const count = (lines: readonly TrayLine[]): number =>
  lines.reduce((sum, { separator, children }) => sum + (separator ? 0 : 1) + count(children), 0);

test.describe('a small organization', () => {
  test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

  test('a session’s lines: sign in, finish, page again, cancel, refresh, again, out', async ({
    launch,
    desktop,
    simulator,
    links,
    home,
  }) => {
    await writeConfig(home, ssoSession('acme', simulator.portal));
    const app = await launch(simulator.environment);
    const tray = await desktop.tray();

    await tray.click('Sign in: acme');
    const first = await links.link(/\/authorize\?/);
    await tray.click('Finish signing in: acme');
    expect(await links.link(/\/authorize\?/, 1)).toBe(first);
    await tray.click('acme — Waiting for you', 'Open the sign-in page again');
    expect(await links.link(/\/authorize\?/, 2)).toBe(first);
    await tray.click('acme — Waiting for you', 'Cancel sign-in');
    await tray.line(/^acme — Not signed in$/);

    await signInFromTray(tray, links, 'acme');
    await tray.line(/^Accounts › .+ › AdministratorAccess$/);
    const listed = simulator.nextRequest(({ route, status }) => route === 'listAccounts' && status === 200);
    await tray.click(/^acme — Signed in/, 'Refresh accounts');
    await listed;

    const opened = links.links().length;
    await tray.click(/^acme — Signed in/, 'Sign in again');
    await approveInBrowser(await links.link(/\/authorize\?/, opened));
    await tray.line(/^acme — Signed in/);

    const loggedOut = simulator.nextRequest(({ route, status }) => route === 'logout' && status === 200);
    await tray.click(/^acme — Signed in/, 'Sign out (AWS tools lose this sign-in)');
    await loggedOut;
    await tray.line(/^acme — Signed out$/);
    await tray.click('Quit Daypass');
    expect(await app.exited).toBe(0);
  });

  test('a role’s lines: profile, keys in each format, console, default, and the profile to set up', async ({
    signedIn,
    home,
    links,
    paste,
  }) => {
    const { app, tray } = await signedIn();
    const place = await tray.line(/^Accounts › .+ › AdministratorAccess$/);
    const accountId = /\((\d{12})\)/.exec(place)?.[1] ?? '';
    const role = ['Accounts', /\(\d{12}\)$/, 'AdministratorAccess'] as const;
    await appendFile(
      home.configFile,
      `[profile team-admin]\nsso_session = acme\nsso_account_id = ${accountId}\nsso_role_name = AdministratorAccess\nregion = eu-north-1\n`,
    );
    await tray.click(...role, 'Copy AWS_PROFILE=team-admin');
    await expect.poll(() => paste()).toMatch(/^unset [A-Z_ ]+; export AWS_PROFILE='team-admin'$/);

    for (const [format, pattern] of [
      ['bash', /^export AWS_ACCESS_KEY_ID='ASIAFAKE/m],
      ['JSON', /"Version": ?1/],
    ] as const) {
      await tray.click(...role, 'Copy keys', format);
      await expect.poll(() => paste()).toMatch(pattern);
    }

    await tray.click(...role, 'Open console');
    expect(await links.link(/console/)).toMatch(/account_id=\d{12}&role_name=AdministratorAccess$/);

    const before = await readFile(home.configFile, 'utf8');
    const window = await app.windowAfter(() => tray.click(...role, 'Set as default…'));
    const dialog = window.getByRole('dialog');
    await expect(dialog.getByText('[default]', { exact: true })).toBeVisible();
    await expect(dialog.getByRole('row', { name: /added region = eu-north-1/ })).toBeVisible();
    expect(await readFile(home.configFile, 'utf8')).toBe(before);
    await window.keyboard.press('Escape');

    await tray.click('Accounts', /\(\d{12}\)$/, 'ReadOnlyAccess', 'Set up profile…');
    await expect(dialog.getByText('sso_role_name = ReadOnlyAccess')).toBeVisible();
    expect(await readFile(home.configFile, 'utf8')).toBe(before);
    await window.keyboard.press('Escape');

    await tray.click('Search…');
    await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeFocused();
  });

  test('a session that ends shows at once, first, and one click is the way back', async ({
    signedIn,
    simulator,
    links,
  }) => {
    const { app, tray } = await signedIn();
    expect((await tray.menu())[0]?.label).toMatch(/^acme — Signed in, \d+ min left$/);
    simulator.endPortalSessions();
    simulator.clock.advanceSeconds(41 * 60);
    await sleepFor(app.electron, 41 * MINUTE);
    await tray.line(/^Sign in again: acme$/);
    const [first, separator, session] = await tray.menu();
    expect([first?.label, separator?.separator, session?.label]).toEqual([
      'Sign in again: acme',
      true,
      'acme — Ended by AWS',
    ]);
    await tray.tooltipLike(/acme — Ended by AWS$/);
    const opened = links.links().length;
    await tray.click('Sign in again: acme');
    await approveInBrowser(await links.link(/\/authorize\?/, opened));
    await tray.line(/^acme — Signed in/);
  });

  test.describe('of production', () => {
    test.use({ settings: { productionPattern: '*' } });

    test('says so on every line, and keys are copied once the window has asked, which it does not again for an hour', async ({
      signedIn,
      simulator,
      paste,
    }) => {
      const { app, tray } = await signedIn();
      await tray.line(/^Accounts › ▲ PROD · .+ › ▲ PROD · AdministratorAccess$/);
      const window = await app.windowAfter(() => tray.click('Accounts', /./, /Administrator/, 'Copy keys', 'bash'));
      const dialog = window.getByRole('dialog', { name: 'Copy keys of a production account?' });
      await expect(dialog).toBeVisible();
      expect(simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials')).toEqual([]);
      expect(await paste()).toBe('');
      await dialog.getByRole('button', { name: 'Copy keys' }).click();
      await expect.poll(() => paste()).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);
      await tray.click('Accounts', /./, /Administrator/, 'Copy keys', 'JSON');
      await expect.poll(() => paste()).toMatch(/"Version": ?1/);
    });
  });
});

test.describe('more sessions and roles than fit', () => {
  const PORTALS = ['one', 'two'].map((name) => ({
    startUrl: `https://d-${name}.awsapps.com/start`,
    region: 'eu-west-1',
  }));
  const [ONE = { startUrl: '', region: '' }, TWO = ONE] = PORTALS;
  test.use({ simulatorOptions: { portals: PORTALS }, settings: { productionPattern: '', hotkey: 'Ctrl+Alt+Shift+D' } });

  test('never more than forty lines; the rest a click away', async ({
    launch,
    desktop,
    simulator,
    links,
    home,
    paste,
  }) => {
    const idle = Array.from({ length: 10 }, (_, index) => ssoSession(`idle-${index}`, ONE));
    await writeConfig(home, ssoSession('one', ONE) + ssoSession('two', TWO) + idle.join(''));
    const app = await launch(simulator.environment);
    const tray = await desktop.tray();

    await tray.click('Sign in: one');
    await tray.click(/^two — /, 'Sign in');
    await tray.line(/^two — Waiting for its turn$/);
    const first = await links.link(/\/authorize\?/);
    await tray.click('two — Waiting for its turn', 'Open its sign-in page now');
    const second = await links.link(/\/authorize\?/, 1);
    await approveInBrowser(first);
    await approveInBrowser(second);
    await tray.line(/^one — Signed in/);
    await tray.line(/^two — Signed in/);

    const window = await app.windowAfter(() => tray.click(/^\d more sessions…$/));
    await expect(window.getByRole('heading', { name: 'idle-9' })).toBeVisible();
    const favourites = simulator.portal.assignedAccounts.flatMap(({ accountId, roles }) =>
      roles.map((roleName) => ({ sourceId: 'one', accountId, roleName })),
    );
    await window.evaluate(async (roles) => {
      const { daypass } = globalThis as unknown as { daypass: { setFavourite(input: unknown): Promise<unknown> } };
      for (const role of roles) await daypass.setFavourite({ role, favourite: true });
    }, favourites);
    expect(favourites.length).toBeGreaterThan(10);
    await tray.line(/^Favourites$/);
    expect(count(await tray.menu())).toBeLessThanOrEqual(40);
    await tray.click(/^\w+ — .+ \(\d{12}\)$/, 'Copy keys (bash)');
    await expect.poll(() => paste()).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);
    expect(count(await tray.menu())).toBeLessThanOrEqual(40);

    await tray.click('Search… (Ctrl+Alt+Shift+D)');
    await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeFocused();

    await tray.click('Sign out of every session');
    await tray.line(/^one — Signed out$/);
    await tray.line(/^two — Signed out$/);
    expect(simulator.requests.list().filter(({ route }) => route === 'logout')).toHaveLength(2);
  });
});

test('without sessions: the way to the first one', async ({ launch, desktop }) => {
  const app = await launch();
  const tray = await desktop.tray();
  const window = await app.window();
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await tray.click('Add a session…');
  await expect
    .poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await expect(window.getByRole('textbox', { name: 'Start URL' })).toBeVisible();
});
