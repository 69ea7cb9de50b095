import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const dialog = page.getByRole('dialog', { name: 'Create a profile' });
const done = page.getByRole('dialog', { name: /added$/ });
const nameField = dialog.getByRole('textbox', { name: 'Profile name' });
const role = { sourceId: 'acme', accountId: '552233445566', roleName: 'AdministratorAccess' };

test('suggests a name, shows the change, writes it and says how to use it', async () => {
  const { calls } = await render(fixtures.profile);
  await expect.element(nameField).toHaveValue('acme-staging-admin');
  await expect.element(dialog.getByRole('row', { name: /17 added \[profile acme-staging-admin\]/ })).toBeVisible();
  await expect.element(dialog.getByRole('row', { name: /16 removed # end of file/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Create profile' }).click();
  await expect.element(done.getByText('aws s3 ls --profile acme-staging-admin')).toBeVisible();
  await expect.element(done.getByRole('button', { name: 'Copy AWS_PROFILE and close' })).toHaveFocus();
  expect(calls.filter(({ command }) => command === 'applyEdit')).toEqual([
    {
      command: 'applyEdit',
      input: {
        edit: { edit: 'addProfile', role, profileName: 'acme-staging-admin' },
        fingerprint: 'as-shown',
      },
    },
  ]);
});

test('an empty Region means the one that other profiles use, and a chosen one is written', async () => {
  const { calls } = await render(fixtures.profile);
  await expect.element(nameField).toHaveValue('acme-staging-admin');
  const region = dialog.getByRole('combobox', { name: 'Default Region' });
  await expect.element(region).toHaveValue('');
  await expect.element(region).toHaveAttribute('placeholder', 'eu-west-1');
  await region.fill('us-east-2');
  await nameField.fill('mine');
  await expect.element(dialog.getByText('mine', { exact: true })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(done.getByText('aws s3 ls --profile mine')).toBeVisible();
  await expect.element(done.getByRole('button', { name: 'Copy AWS_PROFILE and close' })).toHaveFocus();
  expect(calls.find(({ command }) => command === 'applyEdit')?.input).toEqual({
    edit: { edit: 'addProfile', role, profileName: 'mine', region: 'us-east-2' },
    fingerprint: 'as-shown',
  });
});

test('asks for the Region where none is known', async () => {
  const { answers } = fixtures.profile;
  await render({ ...fixtures.profile, answers: { ...answers, previewEdit: () => failed('regionNeeded') } });
  const region = dialog.getByRole('combobox', { name: 'Default Region' });
  await expect.element(region).toBeInvalid();
  await expect.element(region).toHaveAccessibleDescription(/Enter the Region you work in/);
});

test('says at the field that a name is taken', async () => {
  await render(fixtures.profileExists);
  await expect.element(nameField).toHaveAccessibleDescription(/already exists/);
  await expect.element(nameField).toBeInvalid();
});

test('shows other failures without losing the typed text', async () => {
  const { answers } = fixtures.profile;
  await render({ ...fixtures.profile, answers: { ...answers, applyEdit: () => failed('diskFull') } });
  await nameField.fill('kept');
  await expect.element(dialog.getByText('kept', { exact: true })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog.getByRole('alert')).toBeVisible();
  await expect.element(nameField).toHaveValue('kept');
});

test('goes back to where the focus was', async () => {
  await render(fixtures.ready);
  const search = page.getByRole('combobox', { name: 'Search accounts and roles' });
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard('{Control>}p{/Control}');
  await expect.element(nameField).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(search).toHaveFocus();
});
