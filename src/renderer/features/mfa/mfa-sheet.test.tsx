import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const question = { questionId: '7', serial: 'arn:aws:iam::123456789012:mfa/me', profileName: 'spoke' };
const asking = { ...fixtures.ready, status: { ...fixtures.ready.status, mfaQuestions: [question] } };
const dialog = page.getByRole('dialog', { name: 'Type the code of your MFA device' });
const code = dialog.getByRole('textbox', { name: 'Code' });

test('six digits go to main, with blanks taken out, and nothing else does', async () => {
  const { calls, push } = await render(asking);
  await expect.element(code).toHaveFocus();
  await userEvent.keyboard('12345{Enter}');
  await expect.element(dialog.getByText(/Type the six digits/)).toBeVisible();
  expect(calls.filter(({ command }) => command === 'answerMfa')).toEqual([]);
  await code.fill('123 456');
  await userEvent.keyboard('{Enter}');
  expect(calls.at(-1)).toEqual({ command: 'answerMfa', input: { questionId: '7', code: '123456' } });
  push('status', { ...fixtures.ready.status, revision: 99 });
  await expect.element(dialog).not.toBeInTheDocument();
});

test('Escape withdraws the question; a refused code is said', async () => {
  const refused = { ...asking, status: { ...asking.status, mfaQuestions: [{ ...question, isRefused: true }] } };
  const { calls } = await render(refused);
  await expect.element(dialog.getByText(/AWS did not accept the last code/)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(calls.at(-1)).toEqual({ command: 'cancelMfa', input: { questionId: '7' } });
});
