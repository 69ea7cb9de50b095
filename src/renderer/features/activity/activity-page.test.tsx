import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ActivityEntry } from '../../../shared/domain/activity.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { activityOfSam } from '../../fixtures/activity.ts';
import { pageAnswers } from '../../fixtures/page-answers.ts';
import { session, status } from '../../fixtures/sessions.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const filter = page.getByRole('textbox', { name: 'Filter activity' });
const entries = page.getByRole('main').getByRole('listitem');
const dialog = page.getByRole('dialog');
const shown = (): readonly (string | null | undefined)[] =>
  entries.elements().map((entry) => entry.querySelector('p')?.textContent);

test('lists what was handed out by day, newest first', async () => {
  await render(fixtures.activity);
  await expect.element(filter).toHaveFocus();
  await expect.element(entries.first()).toMatchTextContent(/Keys copied \(bash\).*ReadOnlyAccess in Acme Production/);
  expect(
    page
      .getByRole('heading', { level: 3 })
      .elements()
      .map(({ textContent }) => textContent)
      .slice(0, 2),
  ).toEqual(['Today', 'Yesterday']);
  expect(shown()).toContain('Added profile staging-dev');
  expect(shown()).toContain('Signed out of legacy.awsapps.com');
  expect(entries.first().element().querySelector('time')?.dateTime).toBe('2026-01-15T09:26:00.000Z');
});

test('calls a legacy portal that is gone by its host', async () => {
  await render({ ...fixtures.activity, status: status([session('acme')]) });
  await expect.poll(shown).toContain('Signed out of legacy.awsapps.com');
});

test('is filtered by words and by kind; Escape takes the words away', async () => {
  await render(fixtures.activity);
  await userEvent.keyboard('staging developer');
  await expect.poll(shown).toEqual(['Console opened', 'AWS_PROFILE=staging-dev copied']);
  await page.getByRole('combobox', { name: 'Show' }).selectOptions('Console');
  await expect.poll(shown).toEqual(['Console opened']);
  await filter.fill('nowhere');
  await expect.element(page.getByText('No entry fits the filter')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(filter).toHaveValue('');
  await expect.element(filter).toHaveFocus();
  await expect.poll(shown).toEqual(['Console opened']);
});

test('is cleared only after a yes, and then empty', async () => {
  let stored: readonly ActivityEntry[] = activityOfSam;
  const { calls } = await render({
    ...fixtures.activity,
    answers: {
      ...pageAnswers,
      listActivity: () => ok(stored),
      clearActivity: () => {
        stored = [];
        return ok(undefined);
      },
    },
  });
  await page.getByRole('button', { name: 'Clear…' }).click();
  await expect.element(dialog).toHaveAccessibleName('Clear the activity?');
  await expect.element(dialog.getByText(/^9 entries are removed/)).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(calls.map(({ command }) => command)).not.toContain('clearActivity');
  await page.getByRole('button', { name: 'Clear…' }).click();
  await dialog.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.element(page.getByText('Nothing yet')).toBeVisible();
  await expect.element(page.getByText('Activity cleared')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Clear…' })).not.toBeInTheDocument();
  await expect.element(filter).toHaveFocus();
});

test('is exported; thinking better of it is no news, failing is', async () => {
  let answer: ReturnType<NonNullable<typeof pageAnswers.exportActivity>> = ok({ saved: true });
  await render({ ...fixtures.activity, answers: { ...pageAnswers, exportActivity: () => answer } });
  const exported = page.getByText('Activity exported');
  answer = ok({ saved: false });
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect.element(page.getByRole('button', { name: 'Export…' })).not.toHaveAttribute('aria-busy');
  await expect.element(exported).not.toBeInTheDocument();
  answer = failed('diskFull', { path: '/home/sam/activity.json' });
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect.element(page.getByRole('alert').filter({ hasText: 'disk is full' })).toBeVisible();
  answer = ok({ saved: true });
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect.element(exported).toBeVisible();
});

test('follows what happens meanwhile', async () => {
  let stored: readonly ActivityEntry[] = [];
  const { push } = await render({ ...fixtures.activity, answers: { ...pageAnswers, listActivity: () => ok(stored) } });
  await expect.element(page.getByText('Nothing yet')).toBeVisible();
  stored = activityOfSam.slice(4, 5);
  push('status', { ...status([session('acme', { standing: { at: 'signedOut', reason: 'byUser' } })]), revision: 2 });
  await expect.element(page.getByText('Signed in to acme')).toBeVisible();
});

test('shows a long history a part at a time', async () => {
  await render(fixtures.activityLong);
  await expect.element(entries.first()).toBeVisible();
  expect(shown()).toHaveLength(100);
  await page.getByRole('button', { name: 'Show 100 more' }).click();
  await page.getByRole('button', { name: 'Show 50 more' }).click();
  await expect.poll(() => shown().length).toBe(250);
});

test('says in words when it can’t be read, and tries again', async () => {
  let isReadable = false;
  await render({
    ...fixtures.activityFailed,
    answers: {
      ...pageAnswers,
      listActivity: () => (isReadable ? ok(activityOfSam) : failed('diskFailed', { path: '/home/sam/activity' })),
    },
  });
  await expect.element(page.getByText('The activity could not be read')).toBeVisible();
  isReadable = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(entries.first()).toBeVisible();
});

test('still shows the previous list when it can’t be read again', async () => {
  let isReadable = true;
  const { push } = await render({
    ...fixtures.activity,
    answers: {
      ...pageAnswers,
      listActivity: () => (isReadable ? ok(activityOfSam) : failed('diskFailed', { path: '/home/sam/activity' })),
    },
  });
  await expect.element(entries.first()).toBeVisible();
  isReadable = false;
  push('status', { ...status([]), revision: 2 });
  await expect.element(page.getByRole('alert').getByText(/could not be read or written/)).toBeVisible();
  await expect.element(entries.first()).toBeVisible();
});
