import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const bar = page.getByRole('region', { name: 'Sessions' });

it('says each session’s state in words', async () => {
  await render(fixtures.manySessions, { width: 1200, height: 800 });
  const rows = bar.getByRole('listitem');
  await expect.element(rows.nth(0)).toMatchTextContent(/Signed in · 7\shr 42\smin left/);
  await expect.element(rows.nth(2)).toMatchTextContent(/Trying again · 25\smin left.*Trying again in 3\smin/);
  await expect.element(rows.nth(3)).toMatchTextContent(/Expires soon · 6\smin left/);
  await expect.element(rows.nth(4)).toMatchTextContent(/Expired/);
  await expect.element(rows.nth(6)).toMatchTextContent(/Not signed in/);
});

it('signs in again with one click, out with another, and refreshes', async () => {
  const { calls } = await render(fixtures.manySessions, { width: 1200, height: 800 });
  await bar.getByRole('button', { name: 'Refresh accounts of acme', exact: true }).click();
  await bar.getByRole('button', { name: 'Sign out of acme', exact: true }).click();
  await bar.getByRole('button', { name: 'Sign in again to lab' }).click();
  expect(calls).toEqual([
    { command: 'refreshDirectory', input: { sessionName: 'acme' } },
    { command: 'signOut', input: { sessionName: 'acme' } },
    { command: 'signIn', input: { sessionName: 'lab' } },
  ]);
});

it('shows how far a listing has come, and asks for no second one meanwhile', async () => {
  const { calls } = await render(fixtures.listing);
  await expect.element(bar.getByText('Fetching your accounts… 12 of 50')).toBeVisible();
  await expect.element(bar.getByRole('progressbar')).toHaveAttribute('value', '12');
  await bar.getByRole('button', { name: 'Refresh accounts of acme' }).click({ force: true });
  expect(calls).toEqual([]);
});

it('says how old the list is', async () => {
  await render(fixtures.ready);
  await expect.element(bar.getByText('6 accounts · Updated 5 min ago')).toBeVisible();
});
