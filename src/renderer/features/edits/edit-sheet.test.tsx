import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { editAnswers, staleOnce } from '../../fixtures/aws-files/edit-answers.ts';
import { manyWarnings, previewOf } from '../../fixtures/aws-files/previews.ts';
import { brokenProfiles } from '../../fixtures/aws-files/profiles.ts';
import { awkwardDirectory } from '../../fixtures/directories.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const removing = page.getByRole('dialog', { name: 'Remove old-sandbox?' });
const done = page.getByRole('dialog', { name: 'Your AWS files are up to date' });
const edit = { edit: 'removeProfiles', profileNames: ['old-sandbox'] } as const;

describe('a diff first', () => {
  it('shows each line with its sign, and applies exactly what was shown', async () => {
    const { calls } = await render(fixtures.editRemove);
    await expect.element(removing.getByRole('row', { name: '23 removed [profile old-sandbox]' })).toBeVisible();
    await expect.element(removing.getByText('Removes 1')).toBeVisible();
    await removing.getByRole('button', { name: 'Remove' }).click();
    await expect.element(done.getByText('Written to /home/sam/.aws/config.')).toBeVisible();
    expect(calls.filter(({ command }) => command === 'applyEdit')).toEqual([
      { command: 'applyEdit', input: { edit, fingerprint: 'as-shown' } },
    ]);
  });

  it('stands old and new side by side in a wide window', async () => {
    await render(
      {
        ...fixtures.editUndo,
        answers: {
          ...editAnswers,
          previewEdit: () => ok(previewOf({ edit: 'changeProfile', profileName: 'staging-dev', newName: 'staging' })),
        },
      },
      { width: 1200, height: 800 },
    );
    await expect.element(page.getByRole('columnheader', { name: 'Before' })).toBeVisible();
    await expect
      .element(page.getByRole('row', { name: '8 removed [profile staging-dev] 8 added [profile staging]' }))
      .toBeVisible();
  });

  it('says what to know before, what is not shown, and what happens to each file', async () => {
    await render(fixtures.editWarnings);
    const warnings = page.getByRole('list', { name: 'Before you apply' }).getByRole('listitem');
    await expect.element(warnings.nth(1)).toMatchTextContent(/“old-sandbox” is still used by audit, nightly/);
    await expect.element(page.getByText('1,480 more lines not shown')).toBeVisible();
    await expect.element(page.getByText('/home/sam/.aws/credentials will be readable by you alone')).toBeVisible();
    await expect.element(page.getByText(`Removes ${manyWarnings.removed.length}`)).toBeVisible();
    await expect.element(page.getByText(/and 306 more/)).toBeVisible();
  });

  it('has nothing to apply where nothing would change', async () => {
    const { calls } = await render(fixtures.editChange);
    const dialog = page.getByRole('dialog', { name: 'Change staging-dev' });
    await expect.element(dialog.getByText(/Nothing would change/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await dialog.getByRole('textbox', { name: 'Profile name' }).fill('staging');
    await expect.element(dialog.getByText('Changes 2')).toBeVisible();
    expect(calls.map(({ command }) => command)).not.toContain('applyEdit');
  });
});

it('waits with Apply until what is typed is what is shown', async () => {
  let answer = (): void => {};
  const { calls } = await render({
    ...fixtures.editChange,
    answers: {
      ...editAnswers,
      previewEdit: ({ edit: asked }) =>
        'newName' in asked
          ? new Promise((resolve) => (answer = () => resolve(ok(previewOf(asked)))))
          : ok(previewOf(asked)),
    },
  });
  const dialog = page.getByRole('dialog', { name: 'Change staging-dev' });
  const apply = dialog.getByRole('button', { name: 'Change profile' });
  await expect.element(dialog.getByText(/Nothing would change/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Profile name' }).fill('staging');
  await expect.element(apply).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(() => calls.at(-1)?.input).toMatchObject({ edit: { newName: 'staging' } });
  answer();
  await apply.click();
  await expect.element(done).toBeVisible();
});

describe('when the files change meanwhile', () => {
  it('writes nothing, shows the new diff, and applies that when told again', async () => {
    const { calls } = await render({ ...fixtures.editRemove, answers: staleOnce() });
    await expect.element(removing.getByRole('row').first()).toBeVisible();
    await removing.getByRole('button', { name: 'Remove' }).click();
    await expect.element(removing.getByRole('alert')).toMatchTextContent(/nothing was written/);
    await removing.getByRole('button', { name: 'Remove' }).click();
    await expect.element(done).toBeVisible();
    expect(calls.filter(({ command }) => command === 'applyEdit').map(({ input }) => input)).toEqual([
      { edit, fingerprint: 'old' },
      { edit, fingerprint: 'new' },
    ]);
  });

  it('reads the list and the backups anew after an edit', async () => {
    const { calls } = await render(fixtures.editRemove);
    await expect.element(removing.getByRole('row').first()).toBeVisible();
    await removing.getByRole('button', { name: 'Remove' }).click();
    await expect.element(done).toBeVisible();
    const asked = (command: string): number => calls.filter((call) => call.command === command).length;
    await expect.poll(() => [asked('listProfiles'), asked('listBackups')]).toEqual([2, 2]);
  });
});

describe('what goes wrong', () => {
  it('is told in words, and tried again with a click', async () => {
    let tries = 0;
    const previewEdit = () => (++tries === 1 ? failed('busy', { path: '/x' }) : ok(previewOf(edit)));
    await render({ ...fixtures.editFailed, answers: { ...editAnswers, previewEdit } });
    await expect.element(removing.getByRole('alert')).not.toBeEmptyDOMElement();
    await removing.getByRole('button', { name: 'Try again' }).click();
    await expect.element(removing.getByRole('row').first()).toBeVisible();
    await expect.element(removing.getByRole('alert')).toBeEmptyDOMElement();
  });

  it('is written with one more click once the disk has room again, and shown all the while', async () => {
    let tries = 0;
    const applyEdit = () => (++tries === 1 ? failed('diskFull', { path: '/x' }) : ok(previewOf(edit)));
    await render({ ...fixtures.editRemove, answers: { ...editAnswers, applyEdit } });
    await expect.element(removing.getByRole('row').first()).toBeVisible();
    await removing.getByRole('button', { name: 'Remove' }).click();
    await expect.element(removing.getByText(/^The disk is full/)).toBeVisible();
    await expect.element(removing.getByRole('row').first()).toBeVisible();
    await removing.getByRole('button', { name: 'Remove' }).click();
    await expect.element(done).toBeVisible();
    expect(tries).toBe(2);
  });

  it('is told at its field where a field is to blame', async () => {
    await render({
      ...fixtures.editSession,
      answers: { ...editAnswers, previewEdit: () => failed('sessionExists', { session: 'contoso' }) },
    });
    await expect.element(page.getByRole('textbox', { name: 'Session name' })).toBeInvalid();
    await expect.element(page.getByRole('textbox', { name: 'Start URL' })).toBeValid();
  });
});

describe('the way back', () => {
  it('undoes what is done with one click, and says so', async () => {
    const { calls } = await render(fixtures.editRemove);
    await expect.element(removing.getByRole('row').first()).toBeVisible();
    await removing.getByRole('button', { name: 'Remove' }).click();
    await done.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.element(done).not.toBeInTheDocument();
    await expect.element(page.getByText('Undone')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Redo' })).toBeVisible();
    expect(calls.findLast(({ command }) => command === 'applyEdit')?.input).toEqual({
      edit: { edit: 'undo' },
      fingerprint: 'as-shown',
    });
  });

  it('lists earlier edits by what they did, and undoes the one chosen', async () => {
    const { calls } = await render(fixtures.backups);
    const sheet = page.getByRole('dialog', { name: 'Earlier edits' });
    await expect.element(sheet.getByRole('listitem').first()).toMatchTextContent(/Removed old-sandbox.*4 min ago/);
    await sheet.getByRole('button', { name: /^Undo: Added profiles/ }).click();
    await expect
      .element(
        page
          .getByRole('dialog', { name: /^Undo: Added profiles/ })
          .getByRole('row')
          .first(),
      )
      .toBeVisible();
    expect(calls.at(-1)).toEqual({ command: 'previewEdit', input: { edit: { edit: 'undo', backupId: 'b2' } } });
  });
});

describe('the forms', () => {
  it('leave what is unchanged out, and take a line away where a field is emptied', async () => {
    const { calls } = await render(fixtures.editChange);
    const dialog = page.getByRole('dialog', { name: 'Change staging-dev' });
    await dialog.getByRole('combobox', { name: 'Default Region' }).fill('');
    await dialog.getByRole('combobox', { name: 'Output format' }).fill('yaml');
    await expect
      .poll(() => calls.at(-1)?.input)
      .toEqual({ edit: { edit: 'changeProfile', profileName: 'staging-dev', region: null, output: 'yaml' } });
  });

  it('add many: favourites first, then an account, a pattern, or all of a session', async () => {
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

  it('add many: an account without a name is offered by its ID alone', async () => {
    await render({ ...fixtures.editMany, directory: awkwardDirectory });
    const dialog = page.getByRole('dialog', { name: 'Add many profiles' });
    await dialog.getByRole('radio', { name: 'One account' }).click();
    await dialog.getByRole('combobox', { name: 'Account' }).fill('333');
    await expect
      .poll(() => [...document.querySelectorAll('dialog option')].map((option) => option.textContent))
      .toContain('333333333333');
  });

  it('sync: prunes only what is ticked', async () => {
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

  it('bridge: by a command, or by kept keys where the role is known', async () => {
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

  it('remove a session: with its profiles only once that is ticked', async () => {
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

  it('move: offers the session there is for this portal, and to sign in afterwards', async () => {
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

  it('changes by account and role, and an emptied output takes the line away', async () => {
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

  it('can’t be taken away, and says what is wrong at the field', async () => {
    await render(fixtures.editChange);
    await field('Account').fill('nobody');
    await expect.element(field('Account')).toBeInvalid();
    await field('Role').fill('two words');
    await expect.element(field('Role')).toHaveAccessibleDescription(/letters, digits/);
    await expect
      .element(dialog.getByRole('button', { name: 'Change profile' }))
      .toHaveAttribute('aria-disabled', 'true');
  });

  it('has a session that is not there as it is, until another is chosen', async () => {
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
