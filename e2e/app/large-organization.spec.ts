import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

test.use({ simulatorOptions: { accounts: 600, roles: 5, awkwardNames: 'all' } });

test('hundreds of accounts with awkward names: of use while they come, found by any words, and never drawn whole', async ({
  launch,
  desktop,
  simulator,
  links,
  home,
}) => {
  await writeConfig(home, ssoSession('acme', simulator.portal));
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await signInFromTray(tray, links, 'acme');

  await window.getByRole('rowheader').first().waitFor();
  await expect(window.getByRole('progressbar')).toBeVisible();
  await expect(window.getByText(/^600 accounts/)).toBeVisible();

  const last = simulator.portal.assignedAccounts.at(-1);
  await window.getByRole('combobox', { name: 'Search accounts and roles' }).fill(`read ${last?.accountId}`);
  await expect(window.getByRole('row', { name: /ReadOnly/ }).first()).toBeVisible();
  expect(await window.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1500);

  await window.keyboard.press('Control+F');
  await tray.line(/^Favourites$/);
  const lines = await tray.labels();
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(lines).toContainEqual(expect.stringContaining(` — ${last?.accountName ?? ''}`));
  await tray.click('Search…');
  await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeFocused();
});
