import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Diagnosis } from '../../../shared/domain/findings.ts';
import type { Outcome } from '../../../shared/errors/outcome.ts';
import { cleanDiagnosis, diagnosis } from '../../fixtures/aws-files/diagnoses.ts';
import { editAnswers } from '../../fixtures/aws-files/edit-answers.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const dialog = page.getByRole('dialog');
const finding = (name: RegExp) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 4, name }) });

test('says what is wrong, where, which clients it affects and what fixes it, gravest first', async () => {
  await render(fixtures.doctor);
  await expect.element(page.getByRole('main').getByText('2 errors')).toBeVisible();
  await expect.element(page.getByText(/Checked 2\smin ago/)).toBeVisible();
  const twice = finding(/staging-dev/);
  await expect.element(twice).toMatchTextContent(/\/home\/sam\/\.aws\/config, line 52/);
  await expect.element(twice.getByRole('listitem')).toHaveTextContent('AWS CLI, Python');
  expect(
    page
      .getByRole('heading', { level: 3 })
      .elements()
      .map(({ textContent }) => textContent),
  ).toEqual(['Does not work', 'Likely to cause trouble', 'Good to know']);
});

test('fixes one without a mouse, after its diff, and looks again', async () => {
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
  finding(/staging-dev/)
    .getByRole('button', { name: /^Fix:/ })
    .element()
    .focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toHaveAccessibleName('Fix this');
  await expect.element(dialog.getByRole('row').first()).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(page.getByRole('dialog', { name: 'Your AWS files are up to date' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Nothing wrong')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Doctor' })).toHaveFocus();
  expect(calls.find(({ command }) => command === 'applyEdit')?.input).toEqual({
    edit: { edit: 'fix', findingIds: ['f1'] },
    fingerprint: 'as-shown',
  });
});

test('fixes all that it can at once', async () => {
  const { calls } = await render(fixtures.doctor);
  await page.getByRole('button', { name: 'Fix all 3…' }).click();
  await expect.element(dialog).toHaveAccessibleName('Fix 3 findings');
  await expect.poll(() => calls.at(-1)?.input).toEqual({ edit: { edit: 'fix', findingIds: ['f1', 'f2', 'f5'] } });
});

test('checks again on demand, and says in words when it cannot', async () => {
  let answer = (): Outcome<Diagnosis> => ok(diagnosis);
  const { checks } = await render({ ...fixtures.doctor, answers: { ...editAnswers, diagnose: () => answer() } });
  await expect.element(finding(/staging-dev/)).toBeVisible();
  const before = checks();
  answer = () => failed('internal');
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect.element(page.getByText('Your files could not be checked')).toBeVisible();
  answer = () => ok(cleanDiagnosis);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('Nothing wrong')).toBeVisible();
  expect(checks()).toBe(before + 2);
});

test('shows thousands of findings a part at a time', async () => {
  const [first] = diagnosis.findings;
  const findings = Array.from({ length: 3_000 }, (_, at) => ({ ...first!, id: `n${at}`, lineNumber: at + 1 }));
  await render({ ...fixtures.doctor, answers: { ...editAnswers, diagnose: () => ok({ ...diagnosis, findings }) } });
  await expect.element(page.getByRole('main').getByText('3,000 errors')).toBeVisible();
  await expect.poll(() => page.getByRole('heading', { level: 4 }).elements().length).toBe(100);
  await page.getByRole('button', { name: 'Show 100 more' }).click();
  await expect.poll(() => page.getByRole('heading', { level: 4 }).elements().length).toBe(200);
});

test('opens a finding at its line, and says where the line is if no editor does', async () => {
  let atLine = true;
  const answers = { ...fixtures.doctor.answers, openFinding: () => ok({ atLine, lineNumber: 52 }) };
  const { calls } = await render({ ...fixtures.doctor, answers });
  const open = finding(/staging-dev/).getByRole('button', { name: /^Open at line 52/ });
  await open.click();
  await expect.element(page.getByText('Opened at line 52')).toBeVisible();
  expect(calls.at(-1)).toEqual({ command: 'openFinding', input: { findingId: 'f1' } });
  atLine = false;
  await open.click();
  await expect.element(page.getByText('Opened. Go to line 52.')).toBeVisible();
});

test('copies the command that fixes a finding, variables of the shell included', async () => {
  const { calls } = await render(fixtures.doctorNames);
  const endpoints = finding(/AWS_ENDPOINT_URL_SSO and 1 other variable/);
  await endpoints.getByRole('button', { name: 'Copy: unset AWS_ENDPOINT_URL_SSO AWS_ENDPOINT_URL_STS' }).click();
  await expect.element(page.getByText('Command copied')).toBeVisible();
  expect(calls.at(-1)).toEqual({ command: 'copyFindingCommand', input: { findingId: 'g4' } });
});

test('offers each name that a mistyped one may stand for', async () => {
  const { calls } = await render(fixtures.doctorNames);
  await finding(/audit/).getByRole('button', { name: 'Use staging-dev2…' }).click();
  await expect.element(dialog).toHaveAccessibleName('Fix this');
  await expect
    .poll(() => calls.at(-1)?.input)
    .toEqual({ edit: { edit: 'fix', findingIds: ['g2'], use: 'staging-dev2' } });
});

test('is filtered by tool and by profile, without a mouse', async () => {
  await render(fixtures.doctorNames);
  const heads = () => page.getByRole('heading', { level: 4 }).elements().length;
  await expect.poll(heads).toBe(4);
  const tool = page.getByRole('button', { name: 'SDK for JavaScript' });
  tool.element().focus();
  await userEvent.keyboard(' ');
  await expect.poll(heads).toBe(3);
  await page.getByRole('group', { name: 'Profile' }).getByRole('button', { name: 'staging', exact: true }).click();
  await expect.poll(heads).toBe(1);
  await expect.element(finding(/staging/)).toBeVisible();
  await expect.element(tool).toHaveAttribute('aria-pressed', 'true');
  await tool.click();
  await page.getByRole('group', { name: 'Profile' }).getByRole('button', { name: 'staging', exact: true }).click();
  await expect.poll(heads).toBe(4);
});
