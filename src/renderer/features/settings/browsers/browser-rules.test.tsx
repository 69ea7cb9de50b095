import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed, ok } from '../../../fixtures/fake-bridge.ts';
import { fixtures } from '../../../fixtures/fixtures.ts';
import { pageAnswers } from '../../../fixtures/page-answers.ts';
import { chosenSettings } from '../../../fixtures/settings.ts';
import { cleanUp, render } from '../../../testing/render.ts';
import { changes, section } from '../../../testing/settings-page.ts';

afterEach(cleanUp);

const dialog = page.getByRole('dialog');

describe('browser rules', () => {
  const rule = (place: number) => page.getByRole('listitem', { name: `Rule ${place}` });
  const account = dialog.getByRole('combobox', { name: 'Account' });

  test('are shown by the browsers’ names, and a missing browser is marked', async () => {
    await render(fixtures.settingsChosen);
    await expect.element(rule(1)).toMatchTextContent(/Acme Production \(441122334455\)/);
    await expect.element(rule(1)).toMatchTextContent(/Firefox, profile work, container Production/);
    await expect.element(rule(2)).toMatchTextContent(/staging-\*\/Admin\*.*Google Chrome, profile Acme/);
    await expect.element(rule(3)).toMatchTextContent(/opera.*Not found on this machine/);
    await expect.element(rule(1).getByText('Not found on this machine')).not.toBeInTheDocument();
  });

  test('are moved and removed, and the focus goes along', async () => {
    const { calls } = await render(fixtures.settingsChosen);
    const [first, second, third] = chosenSettings.browserRules;
    rule(1).getByRole('button', { name: 'Move rule 1 up' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await rule(1).getByRole('button', { name: 'Move rule 1 down' }).click();
    await expect.element(rule(2)).toMatchTextContent(/Acme Production/);
    await expect.element(rule(2).getByRole('button', { name: 'Move rule 2 down' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(rule(3)).toMatchTextContent(/Acme Production/);
    await rule(2).getByRole('button', { name: 'Remove rule 2' }).click();
    await expect.element(rule(3)).not.toBeInTheDocument();
    await expect.element(page.getByRole('heading', { name: 'Browsers' })).toHaveFocus();
    expect(changes(calls)).toEqual([
      { browserRules: [second, first, third] },
      { browserRules: [second, third, first] },
      { browserRules: [second, first] },
    ]);
  });

  test('are added for an account: browser, profile and container by name', async () => {
    const { calls } = await render(fixtures.settings);
    await page.getByRole('button', { name: 'Add rule…' }).click();
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect.element(dialog.getByText('Choose an account.')).toBeVisible();
    await expect.element(account).toHaveFocus();
    await account.fill('nobody');
    await expect.element(dialog.getByText('No account of yours is called that.', { exact: false })).toBeVisible();
    await expect.element(dialog.getByText('Choose a browser.')).toBeVisible();
    await account.fill('Acme');
    await expect.element(dialog.getByText('More than one account fits.', { exact: false })).toBeVisible();
    await account.fill('data lake');
    await dialog.getByRole('combobox', { name: 'Browser', exact: true }).selectOptions('Firefox');
    await dialog.getByRole('combobox', { name: 'Browser profile' }).selectOptions('work');
    await dialog.getByRole('combobox', { name: 'Container' }).selectOptions('Production');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(rule(1)).toMatchTextContent(/Data Lake.*Firefox, profile work, container Production/);
    expect(changes(calls)).toEqual([
      {
        browserRules: [
          {
            match: { by: 'account', sessionName: 'acme', accountId: '663344556677' },
            browser: { browserId: 'firefox', profileId: 'Profiles/b2.work', container: 'Production' },
          },
        ],
      },
    ]);
  });

  test('are changed to a pattern without a mouse, and the others stay', async () => {
    const { calls } = await render(fixtures.browserRuleChange);
    const [, second, third] = chosenSettings.browserRules;
    await expect.element(dialog.getByRole('radio', { name: 'One account' })).toHaveFocus();
    await expect.element(account).toHaveValue('Acme Production (441122334455)');
    await userEvent.keyboard('{ArrowDown}{Tab}{Control>}a{/Control}*live*{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(changes(calls)).toEqual([
      {
        browserRules: [
          {
            match: { by: 'pattern', pattern: '*live*' },
            browser: { browserId: 'firefox', profileId: 'Profiles/b2.work', container: 'Production' },
          },
          second,
          third,
        ],
      },
    ]);
  });

  test('keep an account that is not listed now when only the browser changes', async () => {
    const { calls } = await render({
      ...fixtures.settingsChosen,
      events: [
        { type: 'pageAsked', page: 'settings' },
        { type: 'sheetAsked', sheet: { at: 'browserRule', place: 2 } },
      ],
    });
    await expect.element(account).toHaveValue('120120120120');
    await dialog.getByRole('combobox', { name: 'Browser', exact: true }).selectOptions('Google Chrome');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect.poll(() => changes(calls)).toHaveLength(1);
    expect(changes(calls)).toMatchObject([
      {
        browserRules: [
          {},
          {},
          { match: { accountId: '120120120120', sessionName: 'old' }, browser: { browserId: 'chrome' } },
        ],
      },
    ]);
  });

  test('say when the browsers can’t be listed, and try again', async () => {
    let isBack = false;
    await render({
      ...fixtures.settings,
      answers: {
        ...pageAnswers,
        listBrowsers: (input) => (isBack ? (pageAnswers.listBrowsers?.(input) ?? ok([])) : failed('internal')),
      },
    });
    await expect.element(page.getByText('The browsers of this machine could not be listed.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Add rule…' })).not.toBeInTheDocument();
    isBack = true;
    await section('Browsers').getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('button', { name: 'Add rule…' })).toBeVisible();
  });
});
