import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { installedBrowsers } from '../../fixtures/browsers.ts';
import { markedDirectory } from '../../fixtures/directories.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { HOUR_MILLIS, NOW_MILLIS } from '../../fixtures/sessions.ts';
import { usualSettings } from '../../fixtures/settings.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const search = page.getByRole('combobox', { name: 'Search accounts and roles' });
const reader = { sourceId: 'acme', accountId: '441122334455', roleName: 'ReadOnlyAccess' };
const developer = { sourceId: 'acme', accountId: '552233445566', roleName: 'DeveloperAccess' };
const answers = {
  ...fixtures.ready.answers,
  listBrowsers: () => ok(installedBrowsers),
  copyProfileVariable: () => ok({ profileName: 'staging-dev', created: false }),
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
    await expect.element(page.getByText(/^export AWS_PROFILE=staging-dev copied/)).toBeVisible();
    expect(calls).toEqual([{ command: 'copyProfileVariable', input: { role: developer } }]);
  });

  it.each(['{ArrowUp}', '{ArrowDown}'])('stands before the keys, in the same place in every row: %s', async (keys) => {
    await press(keys);
    const row = page.getByRole('row', { name: /Favourite$/, selected: true });
    const labels = row
      .getByRole('button')
      .elements()
      .map((button) => button.getAttribute('aria-label'));
    expect(labels).toEqual(['Remove from favourites', 'Copy AWS_PROFILE', 'Copy keys', 'Open console', 'More']);
  });

  it('makes the profile where there is none, says so, and takes it back with one click', async () => {
    const preview = { files: [], warnings: [], added: [], changed: [], removed: [], fingerprint: 'undo' };
    const { calls } = await press('{Enter}', {
      ...ready,
      answers: {
        ...answers,
        copyProfileVariable: () => ok({ profileName: 'acme-prod', created: true }),
        previewEdit: () => ok(preview),
        applyEdit: () => ok(preview),
      },
    });
    await expect.element(page.getByText('Profile acme-prod created, export AWS_PROFILE copied')).toBeVisible();
    await userEvent.keyboard('{F6}');
    await expect.element(page.getByRole('button', { name: 'Undo' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Undone')).toBeVisible();
    expect(calls.at(-1)).toEqual({ command: 'applyEdit', input: { edit: { edit: 'undo' }, fingerprint: 'undo' } });
    await expect.element(page.getByRole('button', { name: 'Redo' })).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'Search accounts and roles' })).toHaveFocus();
  });

  it('asks for the Region of a new profile where nobody knows it', async () => {
    await press('{Enter}', {
      ...ready,
      answers: { ...answers, copyProfileVariable: () => failed('regionNeeded') },
    });
    await expect.element(page.getByRole('dialog', { name: 'Create a profile' })).toBeVisible();
  });
});

describe('the default act', () => {
  it.each([
    ['profile', 'copyProfileVariable', 'copyKeys'],
    ['keys', 'copyKeys', 'copyProfileVariable'],
    ['console', 'openConsole', 'copyKeys'],
  ] as const)(
    '%s: is done by Enter and by a double click, another by Ctrl and Enter',
    async (defaultAct, first, other) => {
      const { calls } = await press('{Enter}', { ...ready, settings: { ...usualSettings, defaultAct } });
      await page
        .getByRole('row', { name: /^DataEngineer/ })
        .first()
        .dblClick();
      await userEvent.keyboard('{Control>}{Enter}{/Control}');
      await expect.poll(() => calls.map(({ command }) => command)).toEqual([first, first, other]);
    },
  );
});

describe('the pane', () => {
  const pane = page.getByRole('region', { name: 'ReadOnlyAccess' });

  it('has the acts in words, the default one first, and the keys that do them', async () => {
    const { calls } = await render(ready, { width: 1200, height: 800 });
    const buttons = pane.getByRole('button').elements();
    expect(buttons.map(({ textContent }) => textContent).slice(1, 5)).toEqual([
      'Copy export AWS_PROFILE↵',
      'Copy keys (bash)Ctrl ↵',
      'Open consoleCtrl O',
      'MoreCtrl .',
    ]);
    await pane.getByRole('button', { name: /^Copy keys/ }).click();
    await pane.getByRole('button', { name: 'Copy account ID' }).click();
    await pane.getByRole('button', { name: 'Copy console link' }).click();
    expect(calls).toEqual([
      { command: 'copyKeys', input: { role: reader, format: 'bash' } },
      { command: 'copyRoleFact', input: { role: reader, what: 'accountId' } },
      { command: 'copyRoleFact', input: { role: reader, what: 'consoleLink' } },
    ]);
  });

  it('follows the keyboard through the list', async () => {
    await render(ready, { width: 1200, height: 800 });
    await expect.element(pane).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('region', { name: 'DeveloperAccess' })).toMatchTextContent(/staging-dev/);
  });

  it('says that an act signs in first where the session has ended, as does each row', async () => {
    await render(fixtures.expired, { width: 1200, height: 800 });
    await expect.element(pane.getByRole('button', { name: /^Sign in and copy AWS_PROFILE/ })).toBeVisible();
    await expect.element(page.getByRole('row', { name: /signs in first$/ }).first()).toBeVisible();
  });

  it('shows whose keys are on the clipboard, and clears them now', async () => {
    const clipboard = {
      role: reader,
      format: 'bash',
      expiresAtMillis: NOW_MILLIS + HOUR_MILLIS,
      clearsAtMillis: NOW_MILLIS + 42_000,
    } as const;
    const { calls } = await render({ ...ready, status: { ...ready.status, clipboard } }, { width: 1200, height: 800 });
    await expect.element(pane).toMatchTextContent(/Acme Production · ReadOnlyAccess \(bash\) · clears in 0:42/);
    await pane.getByRole('button', { name: 'Clear now' }).click();
    expect(calls).toEqual([{ command: 'clearClipboard', input: {} }]);
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
      'Copy AWS_PROFILECtrl E',
      'Copy keysCtrl ↵',
      'Copy as…⇧↵',
      'Open consoleCtrl O',
      'Open console in…Ctrl ⇧O',
      'Create profile…Ctrl P',
      'Make default…Ctrl D',
      'Remove from favouritesCtrl S',
      'Colour and label…Ctrl L',
    ]);
    await page.getByRole('menuitem', { name: /Open console in/ }).click();
    await expect.element(page.getByRole('dialog', { name: 'Open the console' })).toBeVisible();
  });

  it('opens by the right button at the role', async () => {
    await render(ready);
    await page
      .getByRole('row', { name: /^DataEngineer/ })
      .first()
      .click({ button: 'right' });
    await expect.element(page.getByRole('menu', { name: 'More' })).toBeVisible();
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
    await expect
      .element(page.getByRole('row', { selected: true }))
      .toHaveAccessibleName(/^AdministratorAccess, .*Audit/);
    await search.fill('data lake');
    await expect.element(page.getByRole('row', { name: /Data Lake/ }).first()).toMatchTextContent(/Blue/);
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
