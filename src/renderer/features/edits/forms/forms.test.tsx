import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { brokenProfiles } from '../../../fixtures/aws-files/profiles.ts';
import { awkwardDirectory } from '../../../fixtures/directories.ts';
import { fixtures } from '../../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../../testing/render.ts';

afterEach(cleanUp);

const done = page.getByRole('dialog', { name: 'Your AWS files are up to date' });

describe('the forms', () => {
  test('leave what is unchanged out, and take a line away where a field is emptied', async () => {
    const { calls } = await render(fixtures.editChange);
    const dialog = page.getByRole('dialog', { name: 'Change staging-dev' });
    await dialog.getByRole('combobox', { name: 'Default Region' }).fill('');
    await dialog.getByRole('combobox', { name: 'Output format' }).fill('yaml');
    await expect
      .poll(() => calls.at(-1)?.input)
      .toEqual({ edit: { edit: 'changeProfile', profileName: 'staging-dev', region: null, output: 'yaml' } });
  });

  test('add many: favourites first, then an account, a pattern, or all of a session', async () => {
    const { calls } = await render({ ...fixtures.editMany, status: fixtures.signOutEverywhere.status });
    const dialog = page.getByRole('dialog', { name: 'Add many profiles' });
    const selection = () => JSON.stringify(calls.at(-1)?.input);
    await expect.poll(selection).toBe('{"edit":{"edit":"addProfiles","selection":{"by":"favourites"}}}');
    await dialog.getByRole('radio', { name: 'One account' }).click();
    await dialog.getByRole('combobox', { name: 'Account' }).fill('data lake');
    await expect.poll(selection).toContain('{"by":"account","sourceId":"acme","accountId":"663344556677"}');
    await dialog.getByRole('radio', { name: 'Those that match a pattern' }).click();
    await dialog.getByRole('textbox', { name: 'Pattern' }).fill('prod*/Read*');
    await dialog.getByRole('combobox', { name: 'Session' }).selectOptions('contoso');
    await dialog.getByRole('textbox', { name: 'Names' }).fill('{accountId}-{role}');
    await expect
      .poll(selection)
      .toBe(
        '{"edit":{"edit":"addProfiles","selection":{"by":"pattern","pattern":"prod*/Read*","sourceId":"contoso"},"nameTemplate":"{accountId}-{role}"}}',
      );
    await dialog.getByRole('button', { name: 'Add profiles' }).click();
    await expect.element(page.getByRole('dialog', { name: '2 profiles added' })).toBeVisible();
  });

  test('add many: an account without a name is offered by its ID alone', async () => {
    await render({ ...fixtures.editMany, directory: awkwardDirectory });
    const dialog = page.getByRole('dialog', { name: 'Add many profiles' });
    await dialog.getByRole('radio', { name: 'One account' }).click();
    await dialog.getByRole('combobox', { name: 'Account' }).fill('333');
    await expect
      .poll(() => [...document.querySelectorAll('dialog option')].map((option) => option.textContent))
      .toContain('333333333333');
  });

  test('sync: prunes only what is ticked', async () => {
    const { calls } = await render(fixtures.editSync);
    const dialog = page.getByRole('dialog', { name: 'Update profiles' });
    await dialog.getByRole('checkbox', { name: 'acme-gone-readonly' }).click();
    await expect
      .poll(() => calls.at(-1)?.input)
      .toEqual({ edit: { edit: 'syncProfiles', prune: ['acme-gone-readonly'] } });
    await expect.element(dialog.getByRole('checkbox', { name: 'acme-gone-admin' })).not.toBeChecked();
    await dialog.getByRole('checkbox', { name: 'All of them' }).click();
    await expect
      .poll(() => calls.at(-1)?.input)
      .toEqual({ edit: { edit: 'syncProfiles', prune: ['acme-gone-admin', 'acme-gone-readonly'] } });
  });

  test('bridge: by a command, or by stored keys if the role is known', async () => {
    const { calls } = await render(fixtures.editBridge);
    const dialog = page.getByRole('dialog', { name: 'A bridge to staging-dev' });
    await dialog.getByRole('radio', { name: 'It runs the AWS CLI' }).click();
    await expect
      .poll(() => calls.at(-1)?.input)
      .toEqual({
        edit: { edit: 'addBridge', profileName: 'staging-dev', bridgeName: 'staging-dev-keys', command: 'aws' },
      });
    await dialog.getByRole('radio', { name: /credentials file/ }).click();
    await expect.element(dialog.getByText(/be readable in/)).toBeVisible();
    expect(calls.at(-1)?.input).toMatchObject({ edit: { edit: 'keepKeys', profileName: 'staging-dev-keys' } });
  });

  test('remove a session: with its profiles only once that is ticked', async () => {
    const { calls } = await render(fixtures.editRemoveSession);
    const tick = page.getByRole('checkbox', { name: 'Also remove the 4 profiles that use it' });
    await expect.element(tick).not.toBeChecked();
    const remove = page.getByRole('button', { name: 'Remove session' });
    await expect.element(remove).toHaveAttribute('aria-disabled', 'true');
    await expect.element(page.getByText(/only be removed together with them/)).toBeVisible();
    expect(calls.some(({ command }) => command === 'previewEdit')).toBe(false);
    await tick.click();
    await expect
      .poll(() => calls.at(-1)?.input)
      .toEqual({ edit: { edit: 'removeSession', name: 'acme', withProfiles: true } });
    await expect.element(remove).not.toHaveAttribute('aria-disabled');
  });

  test('move: offers the session there is for this portal, and to sign in afterwards', async () => {
    const { calls } = await render(fixtures.editMove);
    const dialog = page.getByRole('dialog', { name: 'Move to a session' });
    await expect.element(dialog.getByRole('textbox', { name: 'Name of the session' })).toHaveValue('legacy');
    await dialog.getByRole('textbox', { name: 'Name of the session' }).fill('acme');
    await expect.element(dialog.getByText('“acme” has no token yet: sign in to it afterwards.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Move profiles' }).click();
    await done.getByRole('button', { name: 'Sign in to acme' }).click();
    await expect.poll(() => calls.at(-1)).toEqual({ command: 'signIn', input: { sourceId: 'acme' } });
  });
});

describe('a profile’s sign-in', () => {
  const dialog = page.getByRole('dialog', { name: 'Change staging-dev' });
  const field = (name: string) => dialog.getByRole('combobox', { name });

  test('changes by account and role, and an emptied output takes the line away', async () => {
    const { calls } = await render(fixtures.editChange);
    await expect.element(field('Session')).toHaveValue('acme');
    await expect.element(field('Output format')).toHaveValue('json');
    await field('Account').fill('Acme Production (441122334455)');
    await field('Role').fill('ReadOnlyAccess');
    await field('Output format').fill('');
    await expect.element(dialog.getByText('Changes 2')).toBeVisible();
    await dialog.getByRole('button', { name: 'Change profile' }).click();
    await expect.element(done).toBeVisible();
    expect(calls.find(({ command }) => command === 'applyEdit')?.input).toMatchObject({
      edit: {
        edit: 'changeProfile',
        profileName: 'staging-dev',
        accountId: '441122334455',
        roleName: 'ReadOnlyAccess',
        output: null,
      },
    });
  });

  test('can’t be taken away, and says what is wrong at the field', async () => {
    await render(fixtures.editChange);
    await field('Account').fill('nobody');
    await expect.element(field('Account')).toBeInvalid();
    await field('Role').fill('two words');
    await expect.element(field('Role')).toHaveAccessibleDescription(/letters, digits/);
    await expect
      .element(dialog.getByRole('button', { name: 'Change profile' }))
      .toHaveAttribute('aria-disabled', 'true');
  });

  test('shows a session that does not exist until another is chosen', async () => {
    const { calls } = await render({
      ...fixtures.editChange,
      events: [
        {
          type: 'sheetAsked',
          sheet: { at: 'edit', request: { form: 'changeProfile', profile: brokenProfiles.at(-1)! } },
        },
      ],
    });
    const sheet = page.getByRole('dialog', { name: 'Change staging' });
    const session = sheet.getByRole('combobox', { name: 'Session' });
    await expect.element(session).toMatchTextContent(/acmee \(does not exist\)/);
    await session.selectOptions('acme');
    await expect
      .poll(() => calls.at(-1)?.input)
      .toEqual({ edit: { edit: 'changeProfile', profileName: 'staging', session: 'acme' } });
  });
});
