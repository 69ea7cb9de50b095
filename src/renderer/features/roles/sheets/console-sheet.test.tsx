import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanUp } from '../../../testing/render.ts';
import { press, reader } from '../../../testing/roles-page.ts';

afterEach(cleanUp);

describe('the console elsewhere', () => {
  test('opens in the browser, at the place and in the way asked for', async () => {
    const { calls } = await press('{Control>}{Shift>}o{/Shift}{/Control}');
    const dialog = page.getByRole('dialog', { name: 'Open the console' });
    await expect.element(dialog.getByRole('combobox', { name: 'Service or page' })).toHaveFocus();
    await userEvent.keyboard('s3');
    await expect.element(dialog.getByRole('option', { name: 'Google Chrome: profile Acme' })).toBeInTheDocument();
    await dialog.getByRole('combobox', { name: 'Browser' }).selectOptions('Google Chrome: profile Acme');
    await dialog.getByRole('combobox', { name: 'Region' }).fill('eu-central-1');
    await dialog.getByRole('checkbox', { name: /temporary keys/ }).click();
    await dialog.getByRole('button', { name: 'Open console' }).click();
    await expect.element(page.getByText('Console opened in your browser')).toBeVisible();
    expect(calls.filter(({ command }) => command === 'openConsole')).toEqual([
      {
        command: 'openConsole',
        input: {
          role: reader,
          destination: 's3',
          region: 'eu-central-1',
          browser: { browserId: 'chrome', profileId: 'Profile 1' },
          federated: true,
        },
      },
    ]);
  });

  test('opens as usual where nothing is asked for', async () => {
    const { calls } = await press('{Control>}{Shift>}o{/Shift}{/Control}');
    await expect.element(page.getByRole('combobox', { name: 'Service or page' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => calls.find(({ command }) => command === 'openConsole')?.input).toEqual({ role: reader });
  });
});
