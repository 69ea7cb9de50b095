import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Diagnosis } from '../../../shared/domain/findings.ts';
import type { Outcome } from '../../../shared/errors/outcome.ts';
import { cleanDiagnosis, diagnosis, editAnswers } from '../../fixtures/edits.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const dialog = page.getByRole('dialog');
const finding = (name: RegExp) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 4, name }) });

it('says what is wrong, where, whom it hurts and what mends it, gravest first', async () => {
  await render(fixtures.doctor);
  await expect.element(page.getByText('2 errors')).toBeVisible();
  await expect.element(page.getByText(/Checked 2\smin ago/)).toBeVisible();
  const twice = finding(/staging-dev/);
  await expect.element(twice).toMatchTextContent(/\/home\/sam\/\.aws\/config, line 52/);
  await expect.element(twice.getByRole('listitem')).toHaveTextContent('AWS CLI, Python');
  expect(
    page
      .getByRole('heading', { level: 3 })
      .elements()
      .map(({ textContent }) => textContent),
  ).toEqual(['Does not work', 'Will bite', 'Good to know']);
});

it('fixes one without a mouse, after its diff, and looks again', async () => {
  let fixed = false;
  const { calls } = await render({
    ...fixtures.doctor,
    answers: {
      ...editAnswers,
      diagnose: () => ok(fixed ? cleanDiagnosis : diagnosis),
      applyEdit: (input) => {
        fixed = true;
        return editAnswers.applyEdit?.(input) ?? failed('internal');
      },
    },
  });
  await expect.element(page.getByRole('heading', { name: 'Doctor' })).toHaveFocus();
  await expect.element(finding(/staging-dev/)).toBeVisible();
  await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}');
  await expect.element(dialog).toHaveAccessibleName('Fix this');
  await expect.element(dialog.getByRole('row').first()).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(page.getByRole('dialog', { name: 'Done' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Nothing wrong')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Doctor' })).toHaveFocus();
  expect(calls.find(({ command }) => command === 'applyEdit')?.input).toEqual({
    edit: { edit: 'fix', findingIds: ['f1'] },
    fingerprint: 'as-shown',
  });
});

it('fixes all that it can at once', async () => {
  const { calls } = await render(fixtures.doctor);
  await page.getByRole('button', { name: 'Fix all 3…' }).click();
  await expect.element(dialog).toHaveAccessibleName('Fix 3 findings');
  await expect.poll(() => calls.at(-1)?.input).toEqual({ edit: { edit: 'fix', findingIds: ['f1', 'f2', 'f5'] } });
});

it('checks again on demand, and says in words when it cannot', async () => {
  let answer = (): Outcome<Diagnosis> => ok(diagnosis);
  const { calls } = await render({ ...fixtures.doctor, answers: { ...editAnswers, diagnose: () => answer() } });
  await expect.element(finding(/staging-dev/)).toBeVisible();
  answer = () => failed('internal');
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect.element(page.getByText('Your files could not be checked')).toBeVisible();
  answer = () => ok(cleanDiagnosis);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('Nothing wrong')).toBeVisible();
  expect(calls.filter(({ command }) => command === 'diagnose')).toHaveLength(3);
});

it('shows thousands of findings a part at a time', async () => {
  const [first] = diagnosis.findings;
  const findings = Array.from({ length: 3_000 }, (_, at) => ({ ...first!, id: `n${at}`, lineNumber: at + 1 }));
  await render({ ...fixtures.doctor, answers: { ...editAnswers, diagnose: () => ok({ ...diagnosis, findings }) } });
  await expect.element(page.getByText('3,000 errors')).toBeVisible();
  expect(page.getByRole('heading', { level: 4 }).elements()).toHaveLength(100);
  await page.getByRole('button', { name: 'Show 100 more' }).click();
  await expect.poll(() => page.getByRole('heading', { level: 4 }).elements().length).toBe(200);
});
