import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed, ok } from '../../../fixtures/fake-bridge.ts';
import { usualSettings } from '../../../fixtures/settings.ts';
import { cleanUp, render } from '../../../testing/render.ts';
import { answers, developer, press, reader, ready } from '../../../testing/roles-page.ts';

afterEach(cleanUp);

describe('AWS_PROFILE', () => {
  test('is copied by key, for a role with a profile', async () => {
    const { calls } = await press('{ArrowDown}{Control>}e{/Control}');
    await expect.element(page.getByText(/^export AWS_PROFILE=staging-dev copied/)).toBeVisible();
    expect(calls).toEqual([{ command: 'copyProfileVariable', input: { role: developer } }]);
  });

  test.each(['{ArrowUp}', '{ArrowDown}'])(
    'comes before the keys, in the same position in every row: %s',
    async (keys) => {
      await press(keys);
      const row = page.getByRole('row', { name: /Favourite$/, selected: true });
      const labels = row
        .getByRole('button')
        .elements()
        .map((button) => button.getAttribute('aria-label'));
      expect(labels).toEqual(['Remove from favourites', 'Copy AWS_PROFILE', 'Copy keys', 'Open console', 'More']);
    },
  );

  test('creates a missing profile, says so, and undoes it with one click', async () => {
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

  test('asks for the Region of a new profile where nobody knows it', async () => {
    await press('{Enter}', {
      ...ready,
      answers: { ...answers, copyProfileVariable: () => failed('regionNeeded') },
    });
    await expect.element(page.getByRole('dialog', { name: 'Create a profile' })).toBeVisible();
  });
});

describe('the default act', () => {
  test.each([
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

describe('more', () => {
  test('lists by key every action that has no button, and does the one chosen', async () => {
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

  test('opens by the right button at the role', async () => {
    await render(ready);
    await page
      .getByRole('row', { name: /^DataEngineer/ })
      .first()
      .click({ button: 'right' });
    await expect.element(page.getByRole('menu', { name: 'More' })).toBeVisible();
  });

  test('opens by mouse at the role', async () => {
    await render(ready);
    const row = page.getByRole('row', { name: /^DataEngineer/ }).first();
    await row.hover();
    await row.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: /Colour and label/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Colour and label' });
    await expect.element(dialog.getByText('Data Lake 663344556677')).toBeVisible();
  });

  test('previews making the role the default', async () => {
    const { calls } = await press('{Control>}d{/Control}');
    await expect
      .element(page.getByRole('dialog', { name: /Make ReadOnlyAccess \(Acme Production\) the default/ }))
      .toBeVisible();
    await expect
      .poll(() => calls[0])
      .toEqual({ command: 'previewEdit', input: { edit: { edit: 'setDefault', role: reader } } });
  });
});
