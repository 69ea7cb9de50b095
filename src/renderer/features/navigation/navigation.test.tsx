import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const pages = page.getByRole('navigation', { name: 'Pages' });
const roles = page.getByRole('combobox', { name: 'Search accounts and roles' });

test('goes to a page by its link, says which is shown, and puts the focus to work', async () => {
  await render(fixtures.ready);
  await expect.element(roles).toHaveFocus();
  await expect.element(pages.getByRole('link', { name: 'Roles' })).toHaveAttribute('aria-current', 'page');
  await pages.getByRole('link', { name: 'Profiles' }).click();
  await expect.element(page.getByRole('combobox', { name: 'Search profiles' })).toHaveFocus();
  await expect.element(pages.getByRole('link', { name: 'Profiles' })).toHaveAttribute('aria-current', 'page');
  await expect.element(roles).not.toBeInTheDocument();
  expect(location.hash).toBe('');
});

test('opens pages by key from anywhere, and each page still has its typed text', async () => {
  await render(fixtures.ready);
  await expect.element(roles).toHaveFocus();
  await userEvent.keyboard('stag{Control>}2{/Control}');
  await expect.element(page.getByRole('combobox', { name: 'Search profiles' })).toHaveFocus();
  await userEvent.keyboard('{Control>}3{/Control}');
  await expect.element(page.getByRole('heading', { name: 'Doctor' })).toHaveFocus();
  await userEvent.keyboard('{Control>}1{/Control}');
  await expect.element(roles).toHaveFocus();
  await expect.element(roles).toHaveValue('stag');
});

test('stays where it is while a sheet is open', async () => {
  await render(fixtures.profile);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Control>}3{/Control}');
  await expect.element(page.getByRole('dialog')).toHaveAccessibleName('Create a profile');
  await expect.element(page.getByRole('heading', { name: 'Doctor', includeHidden: true })).not.toBeInTheDocument();
});

test('comes back to the search when the tray asks for it', async () => {
  const { push } = await render(fixtures.doctor);
  await expect.element(page.getByRole('heading', { name: 'Doctor' })).toHaveFocus();
  push('navigation', { at: 'search' });
  await expect.element(roles).toHaveFocus();
});

test('a config that can’t be read has a button that opens the doctor', async () => {
  await render(fixtures.configUnreadable);
  await page.getByRole('button', { name: 'Ask the doctor' }).click();
  await expect.element(page.getByRole('heading', { name: 'Doctor' })).toBeVisible();
});
