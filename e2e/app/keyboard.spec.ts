import { approveInBrowser } from '../../src/simulator/index.ts';
import { expect, test } from '../support/test.ts';

test('from first run to keys copied and a profile set up, without a mouse', async ({
  launch,
  desktop,
  simulator,
  links,
  paste,
  home,
}) => {
  const app = await launch(simulator.environment);
  const window = await app.window();
  const { keyboard } = window;
  const startUrl = window.getByRole('textbox', { name: 'Start URL' });
  await expect(startUrl).toBeFocused();
  await keyboard.type(simulator.portal.startUrl);
  await keyboard.press('Enter');
  await approveInBrowser(await links.link(/\/authorize\?/));

  const search = window.getByRole('combobox', { name: 'Search accounts and roles' });
  await expect(window.getByRole('rowheader').first()).toBeVisible();
  await expect(search).toBeFocused();
  await keyboard.type('readonly');
  await keyboard.press('ArrowDown');
  await keyboard.press('Control+Enter');
  await expect(window.getByText(/keys copied \(bash\), good for/)).toBeVisible();
  expect(await paste()).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);

  await keyboard.press('Control+S');
  await (await desktop.tray()).line(/^Click copies AWS_PROFILE$/);
  await keyboard.press('Control+P');
  await expect(window.getByRole('textbox', { name: 'Profile name' })).toBeFocused();
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('mine');
  // The config file has no profile yet from which a Region could be taken.
  await keyboard.press('Tab');
  await keyboard.type('eu-west-1');
  await expect(window.getByText('[profile mine]')).toBeVisible();
  await keyboard.press('Enter');
  await expect(window.getByText(`Written to ${home.configFile}`)).toBeVisible();
  // The sheet's first button copies what selects the new profile, and closes.
  await keyboard.press('Enter');
  await expect(search).toBeFocused();
  await expect.poll(() => paste()).toMatch(/export AWS_PROFILE='mine'$/);
  await keyboard.press('Enter');
  await expect(window.getByText(/^export AWS_PROFILE=mine copied/)).toBeVisible();
});
