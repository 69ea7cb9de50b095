import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import type { Outcome } from '../../../shared/errors/outcome.ts';
import { editAnswers } from '../../fixtures/aws-files/edit-answers.ts';
import { manyProfiles, stagingDev } from '../../fixtures/aws-files/profiles.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const grid = page.getByRole('grid', { name: 'Profiles' });
const search = page.getByRole('combobox', { name: 'Search profiles' });
const row = (name: RegExp | string) => grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
const dialog = page.getByRole('dialog');

describe('the list', () => {
  test('says of each profile what it is, by session, portal and file', async () => {
    await render(fixtures.profiles, { width: 1200, height: 800 });
    await expect.element(grid.getByRole('rowheader', { name: 'Session acme' })).toBeVisible();
    await expect.element(row(/^staging-dev DeveloperAccess in Acme Staging 552233445566/)).toBeVisible();
    await expect.element(row(/acme-data-lake-dataengineer Made by Daypass/)).toBeVisible();
    await expect.element(row(/old-sandbox Hidden by stored keys/)).toBeVisible();
    await expect.element(row(/audit Assumes a role through staging-dev/)).toBeVisible();
    await expect.element(row(/staging-dev-keys Made by Daypass Runs a command/)).toBeVisible();
    await expect.element(grid.getByRole('rowheader', { name: 'Others in /home/sam/.aws/credentials' })).toBeVisible();
  });

  test('is searched by any mix of words', async () => {
    await render(fixtures.profiles);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('acme data 6633');
    await expect.element(row(/acme-data-lake/)).toBeVisible();
    await expect.element(row(/old-sandbox/)).not.toBeInTheDocument();
    await userEvent.keyboard('zzz');
    await expect.element(page.getByText('No profile matches “acme data 6633zzz”')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(row(/staging-dev DeveloperAccess/)).toBeVisible();
  });

  test('holds 25,000 profiles in few elements, finds the last and scrolls to it', async () => {
    await render({ ...fixtures.profiles, answers: { ...editAnswers, listProfiles: () => ok(manyProfiles(25_000)) } });
    await expect.element(page.getByText('25,000 profiles').last()).toBeVisible();
    expect(document.querySelectorAll('*').length).toBeLessThan(1_500);
    await userEvent.keyboard('24999');
    await expect.element(row(/acme-team-24999-admin/)).toBeVisible();
    await userEvent.keyboard('{Escape}{ArrowDown}');
    await grid.click({ position: { x: 200, y: 200 } });
    await userEvent.keyboard('{End}');
    await expect.element(row(/acme-team-24999-admin/)).toBeVisible();
  });

  test('says why it can’t be read, and reads it on demand; the previous list stays', async () => {
    let answer = (): Outcome<readonly ListedProfile[]> => failed('fileForbidden', { path: '~/.aws/config' });
    await render({ ...fixtures.profilesFailed, answers: { ...editAnswers, listProfiles: () => answer() } });
    await expect.element(page.getByText('Your profiles could not be listed')).toBeVisible();
    answer = () => ok([stagingDev]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(row(/staging-dev/)).toBeVisible();
    answer = () => failed('diskFailed', { path: '~/.aws/config' });
    dispatchEvent(new Event('focus'));
    await expect.element(page.getByRole('main').getByRole('alert')).toBeVisible();
    await expect.element(row(/staging-dev/)).toBeVisible();
  });

  test('is read again when the window gets the focus', async () => {
    const { calls } = await render(fixtures.profiles);
    await expect.element(row(/audit/)).toBeVisible();
    dispatchEvent(new Event('focus'));
    await expect.poll(() => calls.filter(({ command }) => command === 'listProfiles').length).toBe(2);
  });
});

describe('without a mouse', () => {
  test('changes, removes and goes back to where the focus was', async () => {
    const { calls } = await render(fixtures.profiles);
    await expect.element(row(/staging-dev DeveloperAccess/)).toBeVisible();
    await userEvent.keyboard('staging dev{Enter}');
    await expect.element(dialog).toHaveAccessibleName('Change staging-dev');
    await expect.element(page.getByRole('textbox', { name: 'Profile name' })).toHaveFocus();
    await userEvent.keyboard('{End}-2');
    await expect.element(dialog.getByText('Changes 2')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Your AWS files are up to date' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(search).toHaveFocus();
    expect(calls.find(({ command }) => command === 'applyEdit')?.input).toEqual({
      edit: { edit: 'changeProfile', profileName: 'staging-dev', newName: 'staging-dev-2' },
      fingerprint: 'as-shown',
    });
    await userEvent.keyboard('{Tab}{Tab}{Delete}');
    await expect.element(dialog).toHaveAccessibleName('Remove staging-dev?');
    await userEvent.keyboard('{Escape}');
    await expect.element(grid).toHaveFocus();
  });

  test('ticks several and removes them at once', async () => {
    const { calls } = await render(fixtures.profiles);
    await expect.element(row(/audit/)).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(grid).toHaveFocus();
    await userEvent.keyboard(' {ArrowDown} ');
    await expect.element(page.getByText('2 selected')).toBeVisible();
    await page.getByRole('button', { name: 'Remove…' }).click();
    await expect.element(dialog).toHaveAccessibleName('Remove 2 profiles?');
    expect(calls.at(-1)?.input).toEqual({ edit: { edit: 'removeProfiles', profileNames: ['default', 'staging-dev'] } });
  });

  test('opens the menu of a row, and of a session', async () => {
    await render(fixtures.profiles);
    await expect.element(row(/audit/)).toBeVisible();
    await userEvent.keyboard('staging-dev{Shift>}{Enter}{/Shift}');
    const menu = page.getByRole('menu', { name: 'More for staging-dev' });
    await expect.element(menu.getByRole('menuitem').first()).toHaveFocus();
    await menu.getByRole('menuitem', { name: 'Bridge for other tools…' }).click();
    await expect.element(dialog).toHaveAccessibleName('A bridge to staging-dev');
    await userEvent.keyboard('{Escape}');
    await userEvent.keyboard('{Escape}{ArrowUp}{ArrowUp}{Enter}');
    await expect.element(dialog).toHaveAccessibleName('Change session acme');
  });
});

describe('with the mouse', () => {
  test('offers no action for static keys, except to remove those that Daypass refreshes', async () => {
    await render(fixtures.profiles, { width: 1200, height: 1000 });
    await expect.element(row(/old-sandbox Stored keys/)).toBeVisible();
    await expect.element(row(/old-sandbox Stored keys/).getByRole('button')).not.toBeInTheDocument();
    await row(/amplify/)
      .getByRole('button', { name: 'Remove keys…' })
      .click({ force: true });
    await expect.element(dialog).toHaveAccessibleName('Remove the keys kept as amplify?');
  });

  test('moves a legacy portal to a session with one click', async () => {
    const { calls } = await render(fixtures.profiles);
    await grid.getByRole('button', { name: 'Move to a session…' }).click();
    await expect.element(dialog).toHaveAccessibleName('Move to a session');
    await expect
      .poll(() => calls.at(-1)?.input)
      .toEqual({
        edit: { edit: 'moveLegacy', startUrl: 'https://legacy.awsapps.com/start', sessionName: 'legacy' },
      });
  });

  test('shows the last edit and undoes it with one click', async () => {
    const { calls } = await render(fixtures.profiles);
    await expect.element(page.getByText('Last edit: Removed old-sandbox, 4 min ago')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.element(page.getByText('Undone')).toBeVisible();
    await expect
      .poll(() => calls.filter(({ command }) => command === 'applyEdit').map(({ input }) => input))
      .toEqual([{ edit: { edit: 'undo' }, fingerprint: 'as-shown' }]);
  });
});
