import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { aboutSam } from '../../fixtures/about.ts';
import { pageAnswers } from '../../fixtures/page-answers.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

test('opens by key and says what it is built with', async () => {
  await render({ ...fixtures.about, events: [] });
  await expect.element(page.getByRole('combobox', { name: 'Search accounts and roles' })).toHaveFocus();
  await userEvent.keyboard('{Control>}6{/Control}');
  await expect.element(page.getByRole('heading', { level: 2, name: 'About' })).toHaveFocus();
  await expect.element(page.getByText('Version 0.1.0')).toBeVisible();
  await expect.element(page.getByText('45.4.1')).toBeVisible();
});

test('copies where files lie, by what they are, and a report', async () => {
  const { calls } = await render(fixtures.about);
  await expect.element(page.getByText('/home/sam/.local/state/daypass/logs')).toBeVisible();
  await page.getByRole('button', { name: 'Copy path: Logs' }).click();
  await expect.element(page.getByText('Path copied')).toBeVisible();
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect.element(page.getByText(/^Report copied/)).toBeVisible();
  expect(calls.slice(-2)).toEqual([
    { command: 'copyPlace', input: { what: 'logs' } },
    { command: 'copyReport', input: {} },
  ]);
});

test('copies the version, shows files in their folder and opens the project’s pages', async () => {
  const { calls } = await render(fixtures.about);
  await page.getByRole('button', { name: 'Copy version' }).click();
  await expect.element(page.getByText('Version copied')).toBeVisible();
  await page.getByRole('button', { name: 'Show in folder: Logs' }).click();
  await page.getByRole('button', { name: 'Documentation' }).click();
  await page.getByRole('button', { name: 'What’s new' }).click();
  await page.getByRole('button', { name: 'Report an issue' }).click();
  expect(calls.slice(-5)).toEqual([
    { command: 'copyVersion', input: {} },
    { command: 'showPlace', input: { what: 'logs' } },
    { command: 'openProjectPage', input: { page: 'docs' } },
    { command: 'openProjectPage', input: { page: 'changes' } },
    { command: 'openProjectPage', input: { page: 'issues' } },
  ]);
});

test('shows no links in a build that was published nowhere', async () => {
  await render({ ...fixtures.about, answers: { ...pageAnswers, about: () => ok({ ...aboutSam, projectPages: [] }) } });
  await expect.element(page.getByText('Version 0.1.0')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Documentation' })).not.toBeInTheDocument();
});

test('unfolds the licences, and shows where their texts are', async () => {
  const { calls } = await render(fixtures.about);
  const row = page.getByRole('row', { name: /react-dom 19\.3\.1 MIT/ });
  await expect.element(page.getByText('Licences of 4 packages')).toBeVisible();
  await expect.element(row).not.toBeInTheDocument();
  await page.getByText('Licences of 4 packages').click();
  await expect.element(row).toBeVisible();
  await page.getByRole('button', { name: 'Show in folder: Licence texts' }).click();
  expect(calls.at(-1)).toEqual({ command: 'showPlace', input: { what: 'licenceTexts' } });
});

test('says in words what can’t be copied or read', async () => {
  let isReadable = false;
  await render({
    ...fixtures.about,
    answers: {
      ...pageAnswers,
      about: () => (isReadable ? ok(aboutSam) : failed('internal')),
      copyReport: () => failed('clipboardUnavailable'),
    },
  });
  await expect.element(page.getByText('This could not be read')).toBeVisible();
  isReadable = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect.element(page.getByText(/clipboard cannot be written/)).toBeVisible();
});
