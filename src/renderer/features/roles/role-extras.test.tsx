import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { installedBrowsers, markedDirectory } from '../../fixtures/directories.ts';
import { ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { usualSettings } from '../../fixtures/settings.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const search = page.getByRole('combobox', { name: 'Search accounts and roles' });
const reader = { sourceId: 'acme', accountId: '441122334455', roleName: 'ReadOnlyAccess' };
const developer = { sourceId: 'acme', accountId: '552233445566', roleName: 'DeveloperAccess' };
const answers = {
  ...fixtures.ready.answers,
  listBrowsers: () => ok(installedBrowsers),
  copyProfileVariable: () => ok({ profileName: 'staging-dev' }),
};
const ready = { ...fixtures.ready, answers };

async function press(keys: string, fixture: typeof fixtures.ready = ready) {
  const shown = await render(fixture);
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard(keys);
  return shown;
}

describe('production', () => {
  it('is told in words at the account and in each role’s name', async () => {
    await render(fixtures.ready);
    await expect.element(page.getByRole('rowheader', { name: /Acme Production.*Production/ })).toBeVisible();
    await expect
      .element(page.getByRole('row', { name: /^ReadOnlyAccess, Acme Production, .*Production/ }).first())
      .toBeVisible();
    await expect
      .element(page.getByRole('row', { name: /^DeveloperAccess, Acme Staging, [^P]*$/ }).first())
      .toBeVisible();
  });

  it('goes by the settings, as they change, and by what the person said', async () => {
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

describe('AWS_PROFILE', () => {
  it('is copied by key, for a role with a profile', async () => {
    const { calls } = await press('{ArrowDown}{Control>}e{/Control}');
    await expect.element(page.getByText(/^AWS_PROFILE=staging-dev copied/)).toBeVisible();
    expect(calls).toEqual([{ command: 'copyProfileVariable', input: { role: developer } }]);
  });

  it('stands before the keys at a role with a profile', async () => {
    await press('{ArrowDown}');
    const row = page.getByRole('row', { name: /^DeveloperAccess/, selected: true });
    const labels = row
      .getByRole('button')
      .elements()
      .map((button) => button.getAttribute('aria-label'));
    expect(labels).toEqual([
      'Remove from favourites',
      'Copy AWS_PROFILE',
      'Copy keys',
      'Copy as…',
      'Open console',
      'More',
    ]);
  });

  it('leads to setting up a profile where there is none', async () => {
    await press('{Control>}e{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Set up a profile' })).toBeVisible();
  });
});

describe('more', () => {
  it('lists by key every action that has no button, and does the one chosen', async () => {
    await press('{Control>}.{/Control}');
    await expect.element(page.getByRole('menu', { name: 'More' })).toBeVisible();
    const names = page
      .getByRole('menuitem')
      .elements()
      .map((item) => item.textContent);
    expect(names).toEqual([
      'Set up profileCtrl P',
      'Set as default profile…Ctrl D',
      'Open consoleCtrl O',
      'Open console in…Ctrl ⇧O',
      'Remove from favouritesCtrl F',
      'Colour and label…Ctrl L',
    ]);
    await page.getByRole('menuitem', { name: /Open console in/ }).click();
    await expect.element(page.getByRole('dialog', { name: 'Open the console' })).toBeVisible();
  });

  it('opens by mouse at the role', async () => {
    await render(ready);
    const row = page.getByRole('row', { name: /^DataEngineer/ }).first();
    await row.hover();
    await row.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: /Colour and label/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Colour and label' });
    await expect.element(dialog.getByText('Data Lake 663344556677')).toBeVisible();
  });

  it('previews making the role the default', async () => {
    const { calls } = await press('{Control>}d{/Control}');
    await expect
      .element(page.getByRole('dialog', { name: /Make ReadOnlyAccess \(Acme Production\) the default/ }))
      .toBeVisible();
    await expect
      .poll(() => calls[0])
      .toEqual({ command: 'previewEdit', input: { edit: { edit: 'setDefault', role: reader } } });
  });
});

describe('colour and label', () => {
  it('are noted for the account, from any of its roles', async () => {
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

  it('are taken away again', async () => {
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

  it('are shown in words and found by search', async () => {
    await render(fixtures.marked);
    await search.fill('audit admin');
    await expect.element(page.getByRole('rowheader', { name: /Security Tooling.*Audit/ })).toBeVisible();
    await expect
      .element(page.getByRole('row', { selected: true }))
      .toHaveAccessibleName(/^AdministratorAccess, .*Audit/);
    await search.fill('data lake');
    await expect.element(page.getByRole('rowheader', { name: /Data Lake.*Blue/ })).toBeVisible();
  });

  it('are reached by mouse from the account itself', async () => {
    await render(ready);
    await page.getByRole('rowheader', { name: /^Acme Production/ }).hover();
    await page.getByRole('button', { name: 'Colour and label of Acme Production' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Colour and label' })).toBeVisible();
  });
});

describe('the console elsewhere', () => {
  it('opens in the browser, at the place and in the way asked for', async () => {
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

  it('opens as usual where nothing is asked for', async () => {
    const { calls } = await press('{Control>}{Shift>}o{/Shift}{/Control}');
    await expect.element(page.getByRole('combobox', { name: 'Service or page' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => calls.find(({ command }) => command === 'openConsole')?.input).toEqual({ role: reader });
  });
});
