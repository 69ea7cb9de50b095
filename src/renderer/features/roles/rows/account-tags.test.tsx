import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { markedDirectory } from '../../../fixtures/directories.ts';
import { fixtures } from '../../../fixtures/fixtures.ts';
import { usualSettings } from '../../../fixtures/settings.ts';
import { cleanUp, render } from '../../../testing/render.ts';
import { press, ready, search } from '../../../testing/roles-page.ts';

afterEach(cleanUp);

describe('production', () => {
  test('is said in words at the account and in each role’s name', async () => {
    await render(fixtures.ready);
    await expect.element(page.getByRole('rowheader', { name: /Acme Production.*Production/ })).toBeVisible();
    await expect
      .element(page.getByRole('row', { name: /^ReadOnlyAccess, Acme Production, .*Production/ }).first())
      .toBeVisible();
    await expect
      .element(page.getByRole('row', { name: /^DeveloperAccess, Acme Staging, [^P]*$/ }).first())
      .toBeVisible();
  });

  test('goes by the settings, as they change, and by what the person said', async () => {
    const { push } = await render({ ...ready, directory: markedDirectory });
    const staging = page.getByRole('row', { name: /^DeveloperAccess, Acme Staging/ }).first();
    await expect.element(staging).toHaveAccessibleName(/検証, Production/);
    push('settings', { ...usualSettings, productionPattern: '*lake*' });
    await expect
      .element(page.getByRole('row', { name: /^DataEngineer, Data Lake/ }).first())
      .toHaveAccessibleName(/Production/);
    await expect
      .element(page.getByRole('row', { name: /^ReadOnlyAccess, Acme Production/ }).first())
      .not.toHaveAccessibleName(/, Production/);
    await expect.element(staging).toHaveAccessibleName(/, Production/);
  });
});

describe('colour and label', () => {
  test('are noted for the account, from any of its roles', async () => {
    const { calls } = await press('{Control>}l{/Control}');
    const dialog = page.getByRole('dialog', { name: 'Colour and label' });
    await expect.element(dialog.getByRole('textbox', { name: 'Label' })).toHaveFocus();
    await userEvent.keyboard('Payments ');
    await dialog.getByRole('radio', { name: 'Red' }).click();
    await dialog.getByRole('radio', { name: 'No', exact: true }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(calls).toEqual([
      {
        command: 'markAccount',
        input: { sourceId: 'acme', accountId: '441122334455', colour: 'red', label: 'Payments', production: false },
      },
    ]);
  });

  test('say what the settings make of the account, by any source’s name of it', async () => {
    const accounts = markedDirectory.accounts.map((account) => ({
      ...account,
      sourceId: 'other',
      accountName: 'prod',
    }));
    const directory = { ...markedDirectory, accounts: [...markedDirectory.accounts, ...accounts] };
    await render({ ...fixtures.markAccount, directory });
    await expect.element(page.getByRole('radio', { name: 'As the settings say (production)' })).toBeInTheDocument();
  });

  test('are taken away again', async () => {
    const { calls } = await render(fixtures.markAccount);
    const dialog = page.getByRole('dialog', { name: 'Colour and label' });
    await dialog.getByRole('textbox', { name: 'Label' }).fill(' ');
    await dialog.getByRole('radio', { name: 'No colour' }).click();
    await dialog.getByRole('radio', { name: 'As the settings say (not production)' }).click();
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => calls)
      .toEqual([
        {
          command: 'markAccount',
          input: { sourceId: 'acme', accountId: '552233445566', colour: null, label: null, production: null },
        },
      ]);
  });

  test('are shown in words and found by search', async () => {
    await render(fixtures.marked);
    await search.fill('audit admin');
    await expect
      .element(page.getByRole('row', { selected: true }))
      .toHaveAccessibleName(/^AdministratorAccess, .*Audit/);
    await search.fill('data lake');
    await expect.element(page.getByRole('row', { name: /Data Lake/ }).first()).toMatchTextContent(/Blue/);
  });

  test('are reached by mouse from the account itself', async () => {
    await render(ready);
    await page.getByRole('rowheader', { name: /^Acme Production/ }).hover();
    await page.getByRole('button', { name: 'Colour and label of Acme Production' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Colour and label' })).toBeVisible();
  });
});
