import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { editAnswers } from '../../fixtures/aws-files/edit-answers.ts';
import { ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

/** An answer that no page can draw, as a bug would produce it. */
const undrawable = { ok: true, value: [null] } as never;

test.each([
  ['activity', 'Activity', 'listActivity'],
  ['profiles', 'Profiles', 'listProfiles'],
  ['doctor', 'Doctor', 'diagnose'],
] as const)('a failing page leaves the others: %s', async (name, label, command) => {
  let isBroken = true;
  const { calls, failures } = await render({
    ...fixtures[name],
    answers: {
      ...fixtures[name].answers,
      [command]: (input: never) => (isBroken ? undrawable : (fixtures[name].answers?.[command]?.(input) ?? ok([]))),
    },
  });
  const alert = page.getByRole('alert');
  await expect.element(alert.getByText(`${label} could not be shown`)).toBeVisible();
  expect(failures).toHaveLength(1);
  expect(calls.filter(({ command: asked }) => asked === 'reportFailure').map(({ input }) => input)).toEqual([
    { part: name, message: expect.stringContaining('TypeError'), stack: expect.any(String) },
  ]);

  await alert.getByRole('button', { name: 'Copy report' }).click();
  expect(calls.at(-1)).toEqual({ command: 'copyReport', input: {} });

  const navigation = page.getByRole('navigation', { name: 'Pages' });
  await navigation.getByRole('link', { name: 'Settings' }).click();
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await navigation.getByRole('link', { name: label }).click();
  isBroken = false;
  await alert.getByRole('button', { name: 'Reload' }).click();
  await expect.element(page.getByText(`${label} could not be shown`)).not.toBeInTheDocument();
});

test('a failing sheet can be closed, and its page is as it was', async () => {
  const { calls } = await render({
    ...fixtures.editRemove,
    answers: { ...editAnswers, previewEdit: () => undrawable },
  });
  const dialog = page.getByRole('dialog', { name: 'Something went wrong' });
  await expect.element(dialog).toBeVisible();
  expect(calls.find(({ command }) => command === 'reportFailure')?.input).toMatchObject({ part: 'sheet' });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
});

test('in Japanese too', async () => {
  await render({ ...fixtures.activity, answers: { listActivity: () => undrawable } }, { language: 'ja' });
  await expect.element(page.getByText('「履歴」を表示できませんでした')).toBeVisible();
});
