import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { editAnswers, staleOnce } from '../../fixtures/aws-files/edit-answers.ts';
import { manyWarnings, previewOf } from '../../fixtures/aws-files/previews.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const removing = page.getByRole('dialog', { name: 'Remove old-sandbox?' });
const done = page.getByRole('dialog', { name: 'Your AWS files are up to date' });
const edit = { edit: 'removeProfiles', profileNames: ['old-sandbox'] } as const;

describe('a diff first', () => {
  test('shows each line with its sign, and applies exactly what was shown', async () => {
    const { calls } = await render(fixtures.editRemove);
    await expect.element(removing.getByRole('row', { name: '23 removed [profile old-sandbox]' })).toBeVisible();
    await expect.element(removing.getByText('Removes 1')).toBeVisible();
    await removing.getByRole('button', { name: 'Remove' }).click();
    await expect.element(done.getByText('Written to /home/sam/.aws/config.')).toBeVisible();
    expect(calls.filter(({ command }) => command === 'applyEdit')).toEqual([
      { command: 'applyEdit', input: { edit, fingerprint: 'as-shown' } },
    ]);
  });

  test('shows old and new side by side in a wide window', async () => {
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

  test('says what to know before, what is not shown, and what happens to each file', async () => {
    await render(fixtures.editWarnings);
    const warnings = page.getByRole('list', { name: 'Before you apply' }).getByRole('listitem');
    await expect.element(warnings.nth(1)).toMatchTextContent(/“old-sandbox” is still used by audit, nightly/);
    await expect.element(page.getByText('1,480 more lines not shown')).toBeVisible();
    await expect.element(page.getByText('/home/sam/.aws/credentials will be readable by you alone')).toBeVisible();
    await expect.element(page.getByText(`Removes ${manyWarnings.removed.length}`)).toBeVisible();
    await expect.element(page.getByText(/and 306 more/)).toBeVisible();
  });

  test('has nothing to apply where nothing would change', async () => {
    const { calls } = await render(fixtures.editChange);
    const dialog = page.getByRole('dialog', { name: 'Change staging-dev' });
    await expect.element(dialog.getByText(/Nothing would change/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await dialog.getByRole('textbox', { name: 'Profile name' }).fill('staging');
    await expect.element(dialog.getByText('Changes 2')).toBeVisible();
    expect(calls.map(({ command }) => command)).not.toContain('applyEdit');
  });
});

test('waits with Apply until what is typed is what is shown', async () => {
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
  test('writes nothing, shows the new diff, and applies that one on the next click', async () => {
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

  test('reads the list and the backups again after an edit', async () => {
    const { calls } = await render(fixtures.editRemove);
    await expect.element(removing.getByRole('row').first()).toBeVisible();
    await removing.getByRole('button', { name: 'Remove' }).click();
    await expect.element(done).toBeVisible();
    const asked = (command: string): number => calls.filter((call) => call.command === command).length;
    await expect.poll(() => [asked('listProfiles'), asked('listBackups')]).toEqual([2, 2]);
  });
});

describe('what goes wrong', () => {
  test('is shown in words, and tried again with a click', async () => {
    let tries = 0;
    const previewEdit = () => (++tries === 1 ? failed('busy', { path: '/x' }) : ok(previewOf(edit)));
    await render({ ...fixtures.editFailed, answers: { ...editAnswers, previewEdit } });
    await expect.element(removing.getByRole('alert')).not.toBeEmptyDOMElement();
    await removing.getByRole('button', { name: 'Try again' }).click();
    await expect.element(removing.getByRole('row').first()).toBeVisible();
    await expect.element(removing.getByRole('alert')).toBeEmptyDOMElement();
  });

  test('is written with one more click once the disk has room again, and shown all the while', async () => {
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

  test('is shown at its field if it is about one', async () => {
    await render({
      ...fixtures.editSession,
      answers: { ...editAnswers, previewEdit: () => failed('sessionExists', { session: 'contoso' }) },
    });
    await expect.element(page.getByRole('textbox', { name: 'Session name' })).toBeInvalid();
    await expect.element(page.getByRole('textbox', { name: 'Start URL' })).toBeValid();
  });
});

describe('undo', () => {
  test('undoes what is done with one click, and says so', async () => {
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

  test('lists earlier edits by what they did, and undoes the one chosen', async () => {
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
