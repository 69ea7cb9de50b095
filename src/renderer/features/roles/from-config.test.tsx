import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyDirectory } from '../../fixtures/directories.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const search = page.getByRole('combobox', { name: 'Search accounts and roles' });
const signInToAll = page.getByRole('button', { name: 'Sign in to all (2)' });

test('before any sign-in, the roles of the config file are listed with account ID and profile', async () => {
  await render(fixtures.fromConfig, { width: 980 });
  await expect.element(page.getByRole('rowheader', { name: /^Account in your config\s*441122334455/ })).toBeVisible();
  const row = page.getByRole('row', { name: /^ReadOnlyAccess, 441122334455, corp/ });
  await expect.element(row.getByTitle('Profiles: production-read')).toBeVisible();
  await expect.element(page.getByText('4 roles in 3 accounts')).toBeVisible();
});

test('a profile’s name finds its role, and an act on it leaves the sign-in to main', async () => {
  const { calls } = await render(fixtures.fromConfig);
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard('staging-dev');
  await expect.element(page.getByRole('row', { name: /DeveloperAccess/ })).toMatchTextContent(/552233445566/);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => calls.at(-1)?.command).toBe('copyKeys');
  expect(calls.at(-1)?.input).toEqual({
    role: { sourceId: 'corp', accountId: '552233445566', roleName: 'DeveloperAccess' },
    format: 'bash',
  });
});

test('one button signs in to all of them, one after the other', async () => {
  const { calls } = await render(fixtures.fromConfig);
  await signInToAll.click();
  await expect.poll(() => calls.length).toBe(2);
  expect(calls).toEqual([
    { command: 'signIn', input: { sourceId: 'corp' } },
    { command: 'signIn', input: { sourceId: 'lab' } },
  ]);
});

test('the same button is there where the config names no role', async () => {
  const { calls } = await render({ ...fixtures.fromConfig, directory: emptyDirectory });
  await page.getByRole('main').getByRole('button', { name: 'Sign in to all (2)' }).last().click();
  await expect.poll(() => calls.map(({ command }) => command)).toEqual(['signIn', 'signIn']);
});
