import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { brokenDiagnosis, cleanDiagnosis } from '../../fixtures/aws-files/diagnoses.ts';
import { editAnswers } from '../../fixtures/aws-files/edit-answers.ts';
import { brokenProfiles } from '../../fixtures/aws-files/profiles.ts';
import { ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const grid = page.getByRole('grid', { name: 'Profiles' });
const row = (name: RegExp) => grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
const sheet = page.getByRole('dialog', { name: 'Which tools can use staging' });
const badge = page.getByRole('link', { name: 'Doctor 2 errors' });

describe('a profile that fails', () => {
  test('is marked in its row with why, and the navigation counts the errors', async () => {
    await render(fixtures.profilesBroken, { width: 1200, height: 900 });
    await expect.element(badge).toBeVisible();
    await expect
      .element(row(/^staging Profile staging names a session/).getByRole('button', { name: /names a session/ }))
      .toBeVisible();
    const marks = row(/^acme-data-lake/).getByRole('listitem');
    await expect.element(marks.nth(0)).toMatchTextContent(/works with AWS CLI, Python/);
    await expect.element(marks.nth(1)).toMatchTextContent(/fails with SDK for JavaScript/);
    await expect.element(row(/^staging-dev-keys/).getByRole('button', { name: /names|fails/ })).not.toBeInTheDocument();
  });

  test('shows by a click on the mark what fixes it, and the fix takes mark and badge away', async () => {
    let fixed = false;
    const { calls } = await render({
      ...fixtures.profilesBroken,
      answers: {
        ...editAnswers,
        listProfiles: () => ok(brokenProfiles),
        diagnose: () => ok(fixed ? cleanDiagnosis : brokenDiagnosis),
        applyEdit: async (input) => {
          fixed = true;
          return editAnswers.applyEdit!(input);
        },
      },
    });
    await row(/^staging Profile/)
      .getByRole('button', { name: /names a session/ })
      .click();
    await expect.element(sheet.getByRole('row', { name: /^AWS CLI, Python Fails/ })).toBeVisible();
    await expect.element(sheet.getByText(/Did you mean acme\?/)).toBeVisible();
    await sheet.getByRole('button', { name: /^Fix:/ }).click();
    await page.getByRole('dialog', { name: 'Fix this' }).getByRole('button', { name: 'Apply fix' }).click();
    await page
      .getByRole('dialog', { name: 'Your AWS files are up to date' })
      .getByRole('button', { name: 'Close' })
      .click();
    await expect.element(page.getByRole('link', { name: 'Doctor', exact: true })).toBeVisible();
    await expect.element(row(/^staging Profile/)).not.toBeInTheDocument();
    expect(calls.find(({ command }) => command === 'applyEdit')?.input).toEqual({
      edit: { edit: 'fix', findingIds: ['g1'] },
      fingerprint: 'as-shown',
    });
  });

  test('is reached without a mouse, in a small window', async () => {
    await render(fixtures.profilesBroken, { width: 420, height: 640 });
    await expect.element(row(/^staging Profile/)).toBeVisible();
    await userEvent.keyboard('552233445566 acmee{Shift>}{Enter}{/Shift}');
    await page
      .getByRole('menu', { name: 'More for staging' })
      .getByRole('menuitem', { name: /^Which tools/ })
      .click();
    await expect.element(sheet).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(sheet.getByRole('button', { name: /^Open at line 291/ })).toHaveFocus();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(420);
    await userEvent.keyboard('{Escape}');
    await expect.element(sheet).not.toBeInTheDocument();
  });
});

test('a profile that every tool can use says so', async () => {
  await render({
    ...fixtures.profilesBroken,
    events: [
      ...fixtures.profilesBroken.events,
      { type: 'sheetAsked', sheet: { at: 'profileHealth', profileName: 'staging-dev' } },
    ],
  });
  const dialog = page.getByRole('dialog', { name: 'Which tools can use staging-dev' });
  await expect.element(dialog.getByText(/^All of them read it/)).toBeVisible();
  await expect.element(dialog.getByRole('row', { name: 'Go, Terraform Works' })).toBeVisible();
});

test('a tool that refuses the file is named once above the list, with a button that opens the doctor', async () => {
  await render(fixtures.profilesRefused);
  await expect.element(page.getByText('AWS CLI, Python: no profile works')).toBeVisible();
  await page.getByRole('button', { name: 'Show the problem' }).click();
  await expect.element(page.getByRole('heading', { name: 'Doctor' })).toBeVisible();
});

test('files that changed are checked again', async () => {
  const { checks, push } = await render(fixtures.profilesBroken);
  await expect.element(badge).toBeVisible();
  const before = checks();
  push('status', { ...fixtures.profilesBroken.status, filesRevision: 2, revision: 99 });
  await expect.poll(checks).toBe(before + 1);
});
