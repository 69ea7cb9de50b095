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
  await expect(window.getByText(/accounts so far|of 600 accounts/)).toBeVisible();
  await expect(window.getByText(/roles in 600 accounts$/)).toBeVisible();

  const last = simulator.portal.assignedAccounts.at(-1);
  await window.getByRole('combobox', { name: 'Search accounts and roles' }).fill(`read ${last?.accountId}`);
  await expect(window.getByRole('row', { name: /ReadOnly/ }).first()).toBeVisible();
  expect(await window.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1500);

  await window.keyboard.press('Control+S');
  await tray.line(/^Click copies AWS_PROFILE$/);
  const lines = await tray.labels();
  expect(lines.filter((line) => !line.includes(' › ')).length).toBeLessThanOrEqual(12);
  expect(lines).toContainEqual(expect.stringMatching(/ · \w*ReadOnly/));
  await tray.click('Search…');
  await expect((await app.palette()).getByRole('combobox')).toBeFocused();
});
