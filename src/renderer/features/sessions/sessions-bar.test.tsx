import { PLAIN } from '../../../shared/testing/sources.ts';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { session, status } from '../../fixtures/sessions.ts';
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

it('refreshes and signs in again with one click, and signs out through the menu', async () => {
  const { calls } = await render(fixtures.manySessions, { width: 1200, height: 800 });
  await bar.getByRole('button', { name: 'Refresh accounts of acme', exact: true }).click();
  await bar.getByRole('button', { name: 'More for acme', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out of acme' }).click();
  await bar.getByRole('button', { name: 'Sign in again to lab' }).click();
  expect(calls).toEqual([
    { command: 'refreshDirectory', input: { sourceId: 'acme' } },
    { command: 'signOut', input: { sourceId: 'acme' } },
    { command: 'signIn', input: { sourceId: 'lab' } },
  ]);
});

it.each([
  ['en', 'More for acme', 'Sign out of acme', /Every AWS tool on this machine loses this sign-in/],
  ['ja', 'acme のその他の操作', 'acme からサインアウト', /すべての AWS ツールで/],
] as const)(
  'says what signing out ends, and needs no mouse for it: %s',
  async (language, more, signOut, consequence) => {
    const { calls } = await render(fixtures.ready, { language });
    const button = page.getByRole('button', { name: more, exact: true });
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}{ArrowDown}');
    const item = page.getByRole('menuitem', { name: signOut });
    await expect.element(item).toHaveFocus();
    await expect.element(item).toMatchTextContent(consequence);
    expect(calls).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => calls).toEqual([{ command: 'signOut', input: { sourceId: 'acme' } }]);
  },
);

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

it('says whom a queued sign-in waits for, and lets it go', async () => {
  const { calls } = await render(fixtures.queued);
  const row = bar.getByRole('listitem').nth(1);
  await expect.element(row).toMatchTextContent(/Waiting for its turn · after acme/);
  await row.getByRole('button', { name: 'Cancel signing in to contoso' }).click();
  expect(calls.at(-1)).toEqual({ command: 'cancelSignIn', input: { sourceId: 'contoso' } });
});

it('leads from a queued sign-in to the one in the way', async () => {
  await render(fixtures.queuedSheet);
  await expect.element(page.getByRole('dialog', { name: 'Sign in to contoso' })).toMatchTextContent(/acme is done/);
  await page.getByRole('button', { name: 'Show signing in to acme' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Sign in to acme' })).toBeVisible();
});

it('tells the portal session’s end as an estimate, and plainly where nobody knows it', async () => {
  await render(fixtures.endsKnown);
  await expect.element(bar.getByText(/^Portal session: about until/)).toBeVisible();
  const portal = bar.getByRole('progressbar', { name: /^Portal session: about until/ });
  expect(Number(portal.element().getAttribute('value'))).toBeCloseTo(8.5 / 12);
  await bar.getByRole('button', { name: 'Details of contoso' }).click();
  await expect.element(bar.getByRole('definition').filter({ hasText: /End unknown/ })).toBeVisible();
  await expect
    .element(bar.getByRole('button', { name: 'Details of contoso' }))
    .toHaveAttribute('aria-expanded', 'true');
});

it('tells of a registration’s end before it bites, with the sign-in that mends it', async () => {
  const { calls } = await render(fixtures.endsKnown);
  await expect.element(bar.getByText(/^From Friday.* this sign-in can’t be renewed\./)).toBeVisible();
  await bar.getByRole('button', { name: 'Sign in again to acme' }).click();
  expect(calls.at(-1)).toEqual({ command: 'signIn', input: { sourceId: 'acme' } });
});

it('says what a legacy session lacks, and mends it with one click', async () => {
  await render(fixtures.manySessions, { width: 1200, height: 800 });
  const row = bar.getByRole('listitem').nth(3);
  await expect.element(row).toMatchTextContent(/Can’t renew itself/);
  await row.getByRole('button', { name: 'Move to a session…' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Move to a session' })).toBeVisible();
});

it('says the next step of trouble that waiting does not mend', async () => {
  await render(fixtures.captivePortal);
  await expect.element(bar.getByText(/Sign in to the network in your browser.*Trying again in 2\smin/)).toBeVisible();
});

it('signs out everywhere after asking, and says whom AWS could not be told of', async () => {
  const { calls } = await render({
    ...fixtures.signOutEverywhere,
    events: [],
    answers: { signOutEverywhere: () => ok({ notTold: ['contoso'] }) },
  });
  await bar.getByRole('button', { name: 'Sign out everywhere' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out of 2 sessions?' });
  await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect.element(page.getByText(/AWS could not be told for contoso/)).toBeVisible();
  expect(calls).toEqual([{ command: 'signOutEverywhere', input: {} }]);
});

it('has no such button for one session alone', async () => {
  await render(fixtures.ready);
  await expect.element(bar.getByRole('button', { name: 'More for acme' })).toBeVisible();
  await expect.element(bar.getByRole('button', { name: 'Sign out everywhere' })).not.toBeInTheDocument();
});

it.each([
  ['clockAhead', /7\smin ahead of AWS/],
  ['clockBehind', /3\shr behind AWS/],
] as const)('%s: tells how wrong the clock is, and what to do', async (name, words) => {
  await render(fixtures[name]);
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect.element(notices).toMatchTextContent(words);
  await expect.element(notices).toMatchTextContent(/automatic date and time/);
});

it('offers no refresh of a list that the source has not', async () => {
  await render({ ...fixtures.ready, status: status([session('acme', { can: PLAIN })]) });
  await expect.element(bar.getByRole('button', { name: 'More for acme', exact: true })).toBeVisible();
  await expect.element(bar.getByRole('button', { name: 'Refresh accounts of acme' })).not.toBeInTheDocument();
});
