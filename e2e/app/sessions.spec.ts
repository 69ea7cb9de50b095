import { approveDevice } from '../../src/simulator/index.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { copyKeysFromTray, inAccounts } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';

const ONE = { startUrl: 'https://d-one.awsapps.com/start', region: 'eu-west-1' };
const TWO = { startUrl: 'https://d-two.awsapps.com/start', region: 'us-east-1', accounts: 3 };
const LEGACY = `[profile old]\nsso_start_url = ${ONE.startUrl}#/\nsso_region = ${ONE.region}\nsso_account_id = 123456789012\nsso_role_name = Admin\n`;

test.describe('two portals, two sessions on one of them, and a profile of the old form', () => {
  test.use({ simulatorOptions: { portals: [ONE, TWO] } });

  test('live side by side, each signed in and out by itself', async ({ launch, desktop, simulator, links, home }) => {
    await writeConfig(home, ssoSession('one', ONE) + ssoSession('again', ONE) + ssoSession('two', TWO) + LEGACY);
    const app = await launch(simulator.environment);
    const tray = await desktop.tray();
    await signInFromTray(tray, links, 'one');
    await signInFromTray(tray, links, 'two');
    const window = await app.windowAfter(() => tray.click('Open Daypass'));
    await expect(window.getByText(/in \d+ accounts$/)).toBeVisible();

    // The old form knows the device code only.
    await tray.click('2 more sessions', /^d-one\.awsapps\.com — .+ · Sign in$/);
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await tray.line(/^Approve code/))?.[0] ?? '';
    await expect(window.getByText('Won’t renew')).toBeVisible();
    await approveDevice(`${simulator.url}/device`, code);
    await tray.line(/d-one\.awsapps\.com — Signed in, ends /);

    await window.getByRole('button', { name: /^two / }).click();
    await window.getByRole('button', { name: 'Sign out of two' }).click();
    await tray.line(/two — Signed out · Sign in$/);
    await tray.click(/^one — /, 'Sign out (AWS tools lose this sign-in)');
    await tray.line(/one — Signed out · Sign in$/);
    expect(simulator.requests.list().filter(({ route }) => route === 'logout')).toHaveLength(2);
    await tray.line(/d-one\.awsapps\.com — Signed in/);
    await tray.line(/again — Not signed in · Sign in$/);
  });
});

test.describe('with so few roles that all stand in the tray', () => {
  test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

  test('the language changes under an open sheet, and nothing typed is lost', async ({ signedIn }) => {
    const { app, tray } = await signedIn();
    const window = await app.windowAfter(() => tray.click(...inAccounts(/./), 'Create profile…'));
    await window.getByRole('combobox', { name: 'Default Region' }).fill('eu-north-1');
    await window.getByRole('textbox', { name: 'Profile name' }).fill('mine');
    await expect(window.getByText('[profile mine]')).toBeVisible();
    await window.evaluate(() => {
      const { daypass } = globalThis as unknown as {
        daypass: { changeSettings(input: { change: { language: string } }): unknown };
      };
      return daypass.changeSettings({ change: { language: 'ja' } });
    });
    const dialog = window.getByRole('dialog', { name: 'プロファイルを作成' });
    await expect(dialog.getByRole('textbox', { name: 'プロファイル名' })).toHaveValue('mine');
    await dialog.getByRole('button', { name: 'プロファイルを作成' }).click();
    await expect(window.getByText('プロファイル mine を追加しました')).toBeVisible();
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: /^acme/, expanded: false }).click();
    await window.getByRole('button', { name: 'acme からサインアウト' }).click();
    await tray.line(/^acme — サインアウト済み · サインイン$/);
    await tray.tooltipLike(/acme — サインアウト済み$/);
    const english = (await tray.labels()).filter((label) => /Sign|Open|Copy keys|Quit|Accounts/.test(label));
    expect(english).toEqual([]);
  });
});

test.describe('without a notification service', () => {
  test.use({ hasNotifications: false, simulatorOptions: { accounts: 1, roles: 3 } });

  test('everything works, only untold', async ({ signedIn, simulator, paste }) => {
    const { tray } = await signedIn();
    await copyKeysFromTray(tray, inAccounts(/./), 'bash');
    await expect.poll(() => paste()).toMatch(/ASIAFAKE/);
    simulator.faults.add({ route: 'getRoleCredentials', kind: 'reset' });
    await copyKeysFromTray(tray, inAccounts(/PowerUser/), 'bash');
    await tray.line(/^acme — Signed in/);
  });
});
