import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { fixtures } from '../../fixtures/fixtures.ts';
import { status } from '../../fixtures/sessions.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

test('says since when nothing is newer, and looks again when asked to', async () => {
  const { calls } = await render(fixtures.about);
  await expect.element(page.getByText(/^No newer release, as of .+\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Check for updates' }).click();
  expect(calls.at(-1)).toEqual({ command: 'checkForUpdates', input: {} });
});

test('names a newer release, with what changed, a way to hide it, and the command of this copy', async () => {
  const { calls } = await render(fixtures.aboutNewRelease);
  await expect.element(page.getByText('Daypass 0.2.0 is available')).toBeVisible();
  await page.getByRole('button', { name: 'What changed' }).click();
  await expect.element(page.getByText(/sudo apt install \.\/Daypass-linux-amd64\.deb$/)).toBeVisible();
  await page.getByRole('button', { name: /^Copy: curl / }).click();
  await expect.element(page.getByText('Command copied')).toBeVisible();
  await page.getByRole('button', { name: 'Not this version' }).click();
  expect(calls.slice(-3)).toEqual([
    { command: 'openReleasePage', input: {} },
    { command: 'copyUpdateCommand', input: { at: 0 } },
    { command: 'skipUpdate', input: { version: '0.2.0' } },
  ]);
});

test('looks once a day only after a person has switched that on, and says whom it asks', async () => {
  const { calls } = await render(fixtures.about);
  const daily = page.getByRole('switch', { name: 'Look for updates once a day' });
  await expect.element(daily).not.toBeChecked();
  await expect.element(page.getByText(/^Asks api\.github\.com for the number/)).toBeVisible();
  await daily.click();
  expect(calls.at(-1)).toEqual({ command: 'changeSettings', input: { change: { checksForUpdates: true } } });
  await expect.element(daily).toBeChecked();
});

test('says why a check came to nothing', async () => {
  await render(fixtures.aboutUpdatesUnreachable);
  await expect.element(page.getByText(/^api\.github\.com cannot be reached.+Check network/)).toBeVisible();
});

test('has nothing to look at in a build that is no release', async () => {
  const { push } = await render(fixtures.about);
  push('status', status([], { revision: 9, updates: { isPossible: false, isChecking: false } }));
  await expect.element(page.getByText(/This copy was not built as a release/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Check for updates' })).not.toBeInTheDocument();
});
