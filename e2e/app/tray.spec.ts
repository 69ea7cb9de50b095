import { appendFile, readFile } from 'node:fs/promises';
import { approveInBrowser } from '../../src/simulator/index.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { copyKeysFromTray, inAccounts } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';
import { nativeQuestions } from '../support/native-questions.ts';

/** Every kind of line in the tray's menu clicked once over D-Bus, as a panel does; what came of it is the witness. */

const MINUTE = 60_000;

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

    await tray.click(/^acme — .+ · Sign in$/);
    const first = await links.link(/\/authorize\?/);
    await tray.click('Finish signing in: acme');
    expect(await links.link(/\/authorize\?/, 1)).toBe(first);
    await tray.click('acme — Waiting for you', 'Open the sign-in page again');
    expect(await links.link(/\/authorize\?/, 2)).toBe(first);
    await tray.click('acme — Waiting for you', 'Cancel sign-in');
    await tray.line(/^acme — Not signed in · Sign in( again)?$/);

    await signInFromTray(tray, links, 'acme');
    await tray.line(/^Accounts \(\d+\) › .+ › AdministratorAccess$/);
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
    await tray.line(/^acme — Signed out · Sign in( again)?$/);
    await tray.click('Quit Daypass');
    expect(await app.exited).toBe(0);
  });

  test('a click on a role sets its profile up once, and copies what selects it; then every other act', async ({
    signedIn,
    simulator,
    home,
    links,
    paste,
  }) => {
    const { app, tray } = await signedIn();
    const role = inAccounts(/AdministratorAccess/);
    // A profile of the session with a Region, from which new ones take theirs.
    const [account] = simulator.portal.assignedAccounts;
    await appendFile(
      home.configFile,
      `[profile other]\nsso_session = acme\nsso_account_id = ${account?.accountId}\nsso_role_name = Other\nregion = eu-north-1\n`,
    );
    await tray.line(/Copy AWS_PROFILE=other$|^Accounts/);
    await tray.click(/^Accounts/, /./, 'AdministratorAccess');
    await expect.poll(() => paste()).toMatch(/^unset [A-Z_ ]+; export AWS_PROFILE='[\w.-]+-AdministratorAccess'$/);
    const config = await readFile(home.configFile, 'utf8');
    expect(config.match(/sso_role_name = AdministratorAccess/g)).toHaveLength(1);

    const profileName = /AWS_PROFILE='(.+)'/.exec(await paste())?.[1] ?? '';
    await tray.click(...role, `Copy AWS_PROFILE=${profileName}`);
    for (const [format, pattern] of [
      ['bash', /^export AWS_ACCESS_KEY_ID='ASIAFAKE/m],
      ['JSON', /"Version": ?1/],
    ] as const) {
      await copyKeysFromTray(tray, role, format);
      await expect.poll(() => paste()).toMatch(pattern);
    }
    await tray.click(/^Accounts/, /./, 'AdministratorAccess');
    // After keys as JSON there is no shell to write an export for: the name alone.
    await expect.poll(() => paste()).toBe(profileName);
    expect(await readFile(home.configFile, 'utf8')).toBe(config);

    await tray.click(...role, 'Open console');
    expect(await links.link(/console/)).toMatch(/account_id=\d{12}&role_name=AdministratorAccess$/);

    const window = await app.windowAfter(() => tray.click(...role, 'Make default…'));
    const dialog = window.getByRole('dialog');
    await expect(dialog.getByText('[default]', { exact: true })).toBeVisible();
    expect(await readFile(home.configFile, 'utf8')).toBe(config);
    await window.keyboard.press('Escape');

    await tray.click(...inAccounts(/ReadOnlyAccess/), 'Create profile…');
    await expect(dialog.getByText('sso_role_name = ReadOnlyAccess')).toBeVisible();
    expect(await readFile(home.configFile, 'utf8')).toBe(config);
    await window.keyboard.press('Escape');

    await tray.click('Search…');
    await expect((await app.palette()).getByRole('combobox')).toBeFocused();
  });

  test('below “More”: the form for a session, the doctor and the settings', async ({ signedIn }) => {
    const { app, tray } = await signedIn();
    const window = await app.windowAfter(() => tray.click('More', 'Settings…'));
    await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await tray.click('More', 'Doctor…');
    await expect(window.getByRole('heading', { name: 'Doctor' })).toBeVisible();
    await tray.click('More', 'Add a session…');
    await expect(window.getByRole('dialog', { name: 'Add a session' })).toBeVisible();
  });

  test('a role of a session that has ended: sign in, and the keys asked for are copied', async ({
    signedIn,
    simulator,
    links,
    paste,
  }) => {
    const { app, tray } = await signedIn();
    await tray.line(/^Accounts/);
    simulator.endPortalSessions();
    simulator.clock.advanceSeconds(41 * 60);
    await sleepFor(app.electron, 41 * MINUTE);
    await tray.line(/^acme — Ended by AWS · Sign in again$/);
    const opened = links.links().length;
    await copyKeysFromTray(tray, inAccounts(/AdministratorAccess/), 'bash');
    await approveInBrowser(await links.link(/\/authorize\?/, opened));
    await expect.poll(() => paste()).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);
  });

  test('a session that ends shows at once, first, and one click is the way back', async ({
    signedIn,
    simulator,
    links,
  }) => {
    const { app, tray } = await signedIn();
    expect((await tray.menu())[0]?.label).toBe('acme — Signed in, renews itself');
    simulator.endPortalSessions();
    simulator.clock.advanceSeconds(41 * 60);
    await sleepFor(app.electron, 41 * MINUTE);
    await tray.line(/^acme — .+ · Sign in again$/);
    expect((await tray.menu())[0]?.label).toBe('acme — Ended by AWS · Sign in again');
    await tray.tooltipLike(/acme — Ended by AWS$/);
    const opened = links.links().length;
    await tray.click(/^acme — .+ · Sign in again$/);
    await approveInBrowser(await links.link(/\/authorize\?/, opened));
    await tray.line(/^acme — Signed in/);
  });

  test.describe('of production', () => {
    test.use({ settings: { productionPattern: '*' } });

    test('says so on every line, and keys are copied once main has asked, which it does not again for an hour', async ({
      signedIn,
      simulator,
      paste,
    }) => {
      const { app, tray } = await signedIn();
      await tray.line(/^Accounts \(\d+\) › ▲ PROD · .+ › ▲ PROD · AdministratorAccess$/);
      const questions = await nativeQuestions(app);
      await copyKeysFromTray(tray, inAccounts(/Administrator/), 'bash');
      await expect.poll(() => questions.asked()).toEqual([expect.stringMatching(/^Copy keys of .+\?$/)]);
      expect(simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials')).toEqual([]);
      expect(await paste()).toBe('');
      await questions.answer('yes');
      await copyKeysFromTray(tray, inAccounts(/Administrator/), 'bash');
      await expect.poll(() => paste()).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);
      await copyKeysFromTray(tray, inAccounts(/Administrator/), 'JSON');
      await expect.poll(() => paste()).toMatch(/"Version": ?1/);
      expect(await questions.asked()).toHaveLength(2);
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

  test('never more than twelve lines in the menu; the rest below them or a click away', async ({
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

    await tray.click(/^one — .+ · Sign in$/);
    await tray.click(/^two — .+ · Sign in$/);
    await tray.line(/^two — Waiting for its turn$/);
    const first = await links.link(/\/authorize\?/);
    await tray.click('two — Waiting for its turn', 'Open its sign-in page now');
    const second = await links.link(/\/authorize\?/, 1);
    await approveInBrowser(first);
    await approveInBrowser(second);
    await tray.line(/^one — Signed in/);
    await tray.line(/^two — Signed in/);
    await tray.line(/^10 more sessions › idle-9 — Not signed in · Sign in$/);

    const window = await app.windowAfter(() => tray.click('Open Daypass'));
    const favourites = simulator.portal.assignedAccounts.flatMap(({ accountId, roles }) =>
      roles.map((roleName) => ({ sourceId: 'one', accountId, roleName })),
    );
    await window.evaluate(async (roles) => {
      const { daypass } = globalThis as unknown as { daypass: { setFavourite(input: unknown): Promise<unknown> } };
      for (const role of roles) await daypass.setFavourite({ role, favourite: true });
    }, favourites);
    expect(favourites.length).toBeGreaterThan(10);
    await tray.line(/^Click copies AWS_PROFILE$/);
    expect((await tray.menu()).filter(({ separator }) => !separator)).toHaveLength(12);
    await copyKeysFromTray(tray, ['Keys and console', /./], 'bash');
    await expect.poll(() => paste()).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);

    await tray.click('Search… (Ctrl+Alt+Shift+D)');
    await expect((await app.palette()).getByRole('combobox')).toBeFocused();

    await tray.click('More', 'Sign out of every session');
    await tray.line(/one — Signed out · Sign in$/);
    await tray.line(/two — Signed out · Sign in$/);
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
