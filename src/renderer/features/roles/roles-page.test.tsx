import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { acmeDirectory, hugeDirectory } from '../../fixtures/directories.ts';
import { failed } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const search = page.getByRole('combobox', { name: 'Search accounts and roles' });
const grid = page.getByRole('grid', { name: 'Accounts and roles' });
const favourite = { sourceId: 'acme', accountId: '441122334455', roleName: 'ReadOnlyAccess' };
const second = { sourceId: 'acme', accountId: '552233445566', roleName: 'DeveloperAccess' };

/** The row that assistive technology is told is active, by the name it is told. */
function activeName(): string | null | undefined {
  const id = document.querySelector('[role="combobox"]')?.getAttribute('aria-activedescendant');
  return document.getElementById(id ?? '')?.getAttribute('aria-label');
}

describe('the keyboard', () => {
  test('has the focus in the search box and the first role active at once', async () => {
    await render(fixtures.ready);
    await expect.element(search).toHaveFocus();
    await expect.poll(activeName).toBe('ReadOnlyAccess, Acme Production, 441122334455, acme, Production, Favourite');
  });

  test('walks the roles with the arrows while the focus stays in the box', async () => {
    await render(fixtures.ready);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(activeName).toBe('DataEngineer, Data Lake, 663344556677, acme');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    await expect.poll(activeName).toMatch(/^ReadOnlyAccess, Acme Production/);
    await expect.element(search).toHaveFocus();
  });

  test('acts on the active role with Ctrl in the box', async () => {
    const { calls } = await render(fixtures.ready);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Control>}o{/Control}');
    await expect.poll(() => calls).toEqual([{ command: 'openConsole', input: { role: second } }]);
    await userEvent.keyboard('{Control>}s{/Control}');
    await expect
      .poll(() => calls.at(-1))
      .toEqual({ command: 'setFavourite', input: { role: second, favourite: false } });
  });

  test('acts with the letter alone in the list, and types on in the box', async () => {
    const { calls } = await render(fixtures.ready);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(grid).toHaveFocus();
    await userEvent.keyboard('o');
    await expect.poll(() => calls).toEqual([{ command: 'openConsole', input: { role: favourite } }]);
    await userEvent.keyboard('bill');
    await expect.element(search).toHaveFocus();
    await expect.element(search).toHaveValue('bill');
  });

  test('chooses another format with Shift and Enter', async () => {
    const { calls } = await render(fixtures.ready);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await expect.element(page.getByRole('menuitemradio', { name: 'bash' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    await expect.poll(() => calls).toEqual([{ command: 'copyKeys', input: { role: favourite, format: 'powershell' } }]);
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(search).toHaveFocus();
  });

  test('closes the format menu with Escape and copies nothing', async () => {
    const { calls } = await render(fixtures.ready);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await expect.element(page.getByRole('menu', { name: 'Copy as…' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(search).toHaveFocus();
    expect(calls).toEqual([]);
  });

  test('empties the box with Escape', async () => {
    await render(fixtures.ready);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('billing{Escape}');
    await expect.element(search).toHaveValue('');
  });
});

describe('the mouse', () => {
  test('has a button for every action of a role', async () => {
    const { calls } = await render(fixtures.ready);
    const row = page.getByRole('row', { name: /^DeveloperAccess.*Favourite$/ }).first();
    await row.hover();
    await row.getByRole('button', { name: 'Copy keys' }).click();
    await row.getByRole('button', { name: 'Open console' }).click();
    await row.getByRole('button', { name: 'Remove from favourites' }).click();
    await expect
      .poll(() => calls)
      .toEqual([
        { command: 'copyKeys', input: { role: second, format: 'bash' } },
        { command: 'openConsole', input: { role: second } },
        { command: 'setFavourite', input: { role: second, favourite: false } },
      ]);
  });

  test('chooses a format in the menu at the role', async () => {
    const { calls } = await render(fixtures.ready);
    const row = page.getByRole('row', { name: /^DeveloperAccess.*Favourite$/ }).first();
    await row.hover();
    await row.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: /Copy as/ }).click();
    await page.getByRole('menuitemradio', { name: 'JSON' }).click();
    await expect.poll(() => calls).toEqual([{ command: 'copyKeys', input: { role: second, format: 'json' } }]);
  });
});

describe('what cannot be done', () => {
  test('offers to sign in and do it where AWS has just ended the session', async () => {
    const { calls } = await render(fixtures.expired);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const alert = page.getByRole('alert');
    await alert.getByRole('button', { name: 'Sign in and copy keys' }).click();
    await expect.poll(() => calls.map(({ command }) => command)).toEqual(['copyKeys', 'copyKeys']);
  });

  test('says in words what failed, until dismissed', async () => {
    await render({ ...fixtures.ready, answers: { openConsole: () => failed('browserNotOpened') } });
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{Control>}o{/Control}');
    await expect.element(page.getByRole('alert')).not.toBeEmptyDOMElement();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('alert')).toBeEmptyDOMElement();
  });

  test('says so when nothing matches', async () => {
    await render(fixtures.ready);
    await search.fill('no such thing');
    await expect.element(page.getByText('Nothing matches “no such thing”')).toBeVisible();
  });
});

describe('many roles', () => {
  test('lists 25,000 in at most 1,500 elements, finds the last and scrolls to it', async () => {
    const directory = hugeDirectory(5_000, 5);
    await render({ ...fixtures.ready, directory }, { width: 1200, height: 800 });
    await expect.element(search).toHaveFocus();
    await expect.element(grid).toHaveAttribute('aria-rowcount', '30000');
    expect(document.querySelectorAll('*').length).toBeLessThanOrEqual(1_500);
    await userEvent.keyboard('{Tab}{End}');
    await expect.poll(activeName).toMatch(/Search Staging 4993/);
    await expect.element(page.getByRole('row', { name: /4993/, selected: true })).toBeInViewport();
    expect(document.querySelectorAll('*').length).toBeLessThanOrEqual(1_500);
    await search.fill('payments 4992 billing');
    await expect.poll(activeName).toMatch(/^BillingViewer, Payments Production 4992/);
  });

  test('keeps an older directory from replacing a newer one', async () => {
    const { push } = await render({ ...fixtures.ready, directory: { ...acmeDirectory, revision: 5 } });
    await expect.element(page.getByRole('rowheader', { name: /Acme Production/ })).toBeVisible();
    push('directory', { ...hugeDirectory(3, 1), revision: 4 });
    await expect.element(page.getByRole('rowheader', { name: /Acme Production/ })).toBeVisible();
    push('directory', { ...hugeDirectory(3, 1), revision: 6 });
    await expect.element(page.getByRole('rowheader', { name: /Payments Production 0/ })).toBeVisible();
  });
});

describe('assumed roles', () => {
  const [first, ...others] = acmeDirectory.accounts;
  const spoke = {
    sourceId: 'assumed-role:spoke',
    accountId: '441122334455',
    roleName: 'Spoke',
    profileName: 'spoke',
    comesFrom: { by: 'sourceProfile', profileName: 'hub' },
  } as const;
  const directory = {
    ...acmeDirectory,
    accounts: first === undefined ? others : [{ ...first, assumed: [spoke] }, ...others],
    recents: [{ sourceId: 'assumed-role:spoke', accountId: '441122334455', roleName: 'Spoke' }],
  };
  const fixture = { ...fixtures.ready, directory };

  test('are rows of their account, in recents and in search by their profile, marked with what they come from', async () => {
    await render(fixture);
    await expect
      .element(grid.getByRole('row', { name: /^Spoke, by source_profile hub, Acme Production/ }).first())
      .toBeVisible();
    await search.fill('spoke');
    await expect.poll(activeName).toMatch(/^Spoke, by source_profile hub, Acme Production/);
  });

  test('are asked for again, after a sign-in, when their base has ended', async () => {
    const { calls } = await render({
      ...fixture,
      answers: { copyKeys: () => failed('signInNeeded', { session: 'acme' }) },
    });
    await search.fill('spoke');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await page.getByRole('alert').getByRole('button', { name: 'Sign in and copy keys' }).click();
    const role = { sourceId: 'assumed-role:spoke', accountId: '441122334455', roleName: 'Spoke' };
    const copy = { command: 'copyKeys', input: { role, format: 'bash' } };
    await expect.poll(() => calls).toStrictEqual([copy, copy]);
  });
});
