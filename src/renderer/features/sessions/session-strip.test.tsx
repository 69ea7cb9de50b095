import { PLAIN } from '../../../shared/testing/sources.ts';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { session, status } from '../../fixtures/sessions.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const bar = page.getByRole('region', { name: 'Sessions' });

/** Opens what is known of a session, at its pill. */
async function opened(label: string, name = `Details of ${label}`) {
  await bar
    .getByRole('button', { name: new RegExp(`^${label} `) })
    .first()
    .click();
  const panel = page.getByRole('dialog', { name });
  await expect.element(panel).toBeVisible();
  return panel;
}

test('says each session’s state in words, and when a person has to act', async () => {
  await render(fixtures.manySessions, { width: 1200, height: 800 });
  const rows = bar.getByRole('listitem');
  await expect.element(rows.nth(0)).toMatchTextContent(/Signed in · renews itself/);
  await expect.element(rows.nth(2)).toMatchTextContent(/Trying again· 25\smin left/);
  await expect.element(bar).toMatchTextContent(/contoso.*Trying again in 3\smin/);
  await expect.element(rows.nth(3)).toMatchTextContent(/Expires soon· 6\smin left/);
  await expect.element(rows.nth(4)).toMatchTextContent(/Expired/);
  await expect.element(rows.nth(6)).toMatchTextContent(/Not signed in/);
});

test('signs in again with one click, and refreshes and signs out where the session is', async () => {
  const { calls } = await render(fixtures.manySessions, { width: 1200, height: 800 });
  const panel = await opened('acme');
  await panel.getByRole('button', { name: 'Refresh accounts of acme' }).click();
  await panel.getByRole('button', { name: 'Sign out of acme' }).click();
  await expect.element(panel).not.toBeInTheDocument();
  await bar.getByRole('button', { name: 'Sign in again to lab' }).click();
  expect(calls).toEqual([
    { command: 'refreshDirectory', input: { sourceId: 'acme' } },
    { command: 'signOut', input: { sourceId: 'acme' } },
    { command: 'signIn', input: { sourceId: 'lab' } },
  ]);
});

test('copies the start URL and opens the access portal', async () => {
  const { calls } = await render(fixtures.manySessions, { width: 1200, height: 800 });
  const panel = await opened('acme');
  await panel.getByRole('button', { name: 'Copy start URL' }).click();
  await expect.element(page.getByText('Link copied')).toBeVisible();
  await panel.getByRole('button', { name: 'Open access portal' }).click();
  await expect.element(panel).not.toBeInTheDocument();
  expect(calls).toEqual([
    { command: 'copyStartUrl', input: { sourceId: 'acme' } },
    { command: 'openPortal', input: { sourceId: 'acme' } },
  ]);
});

test('signs in to every session that has ended, one after the other', async () => {
  const { calls } = await render(fixtures.manySessions, { width: 1200, height: 800 });
  await bar.getByRole('button', { name: 'Sign in to all (3)' }).click();
  await expect
    .poll(() => calls)
    .toEqual(['lab', 'school', 'spare'].map((sourceId) => ({ command: 'signIn', input: { sourceId } })));
});

test.each([
  ['en', /^acme /, 'Details of acme', 'Sign out of acme', /Every AWS tool on this machine loses this sign-in/],
  ['ja', /^acme/, 'acme の詳細', 'acme からサインアウト', /すべての AWS ツールで/],
] as const)(
  'says what signing out ends, and needs no mouse: %s',
  async (language, pill, name, signOut, consequence) => {
    const { calls } = await render(fixtures.ready, { language });
    const face = page.getByRole('button', { name: pill, expanded: false });
    (face.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const panel = page.getByRole('dialog', { name });
    await expect.element(panel).toMatchTextContent(consequence);
    const item = panel.getByRole('button', { name: signOut });
    // Copying the start URL, refreshing, signing in again and the access portal come before it.
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}');
    await expect.element(item).toHaveFocus();
    expect(calls).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => calls).toEqual([{ command: 'signOut', input: { sourceId: 'acme' } }]);
  },
);

test('shows how far a listing has come, and asks for no second one meanwhile', async () => {
  const { calls } = await render(fixtures.listing);
  await expect.element(bar.getByText(/12 of 50 accounts/)).toBeVisible();
  const panel = await opened('acme');
  await expect.element(panel.getByRole('progressbar')).toHaveAttribute('value', '12');
  await panel.getByRole('button', { name: 'Refresh accounts of acme' }).click({ force: true });
  expect(calls).toEqual([]);
});

test('says how old the list is', async () => {
  await render(fixtures.ready);
  await expect.element((await opened('acme')).getByText('6 accounts · Updated 5 min ago')).toBeVisible();
});

test('opens the sheets that change and remove the session', async () => {
  await render(fixtures.ready);
  await (await opened('acme')).getByRole('button', { name: 'Change…' }).click();
  await expect.element(page.getByRole('dialog', { name: /Change session acme|Change the session/ })).toBeVisible();
});

test('says whom a queued sign-in waits for, and lets it go', async () => {
  const { calls } = await render(fixtures.queued);
  const row = bar.getByRole('listitem').nth(1);
  await expect.element(row).toMatchTextContent(/Waiting for its turn·? ?.*after acme/);
  await row.getByRole('button', { name: 'Cancel signing in to contoso' }).click();
  expect(calls.at(-1)).toEqual({ command: 'cancelSignIn', input: { sourceId: 'contoso' } });
});

test('a queued sign-in has a button that shows the one before it', async () => {
  await render(fixtures.queuedSheet);
  await expect.element(page.getByRole('dialog', { name: 'Sign in to contoso' })).toMatchTextContent(/acme is done/);
  await page.getByRole('button', { name: 'Go to acme’s sign-in' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Sign in to acme' })).toBeVisible();
});

test('shows the portal session’s end as an estimate, and says if it is not known', async () => {
  await render(fixtures.endsKnown);
  await expect.element(bar.getByRole('listitem').nth(0)).toMatchTextContent(/ends about 6:00\sPM/);
  await expect.element(await opened('acme')).toMatchTextContent(/signed in 6:00\sAM/);
  await userEvent.keyboard('{Escape}');
  await expect.element(bar.getByRole('button', { name: /^acme / })).toHaveFocus();
  const panel = await opened('contoso');
  await expect.element(panel.getByRole('definition').filter({ hasText: /AWS doesn’t say/ })).toBeVisible();
});

test('warns before a registration expires, with the sign-in that fixes it', async () => {
  const { calls } = await render(fixtures.endsKnown);
  await expect.element(bar.getByText(/^From Friday.* this sign-in can’t be renewed\./)).toBeVisible();
  await bar.getByRole('button', { name: 'Sign in again to acme' }).click();
  expect(calls.at(-1)).toEqual({ command: 'signIn', input: { sourceId: 'acme' } });
});

test('says what a legacy session lacks, and fixes it with one click', async () => {
  await render(fixtures.manySessions, { width: 1200, height: 800 });
  await expect.element(bar).toMatchTextContent(/legacy.awsapps.com.*Won’t renew/);
  await bar.getByRole('button', { name: 'Move to a session…' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Move to a session' })).toBeVisible();
});

test('says the next step of trouble that waiting does not fix', async () => {
  await render(fixtures.captivePortal);
  await expect.element(bar.getByText(/Sign in to the network in your browser.*Trying again in 2\smin/)).toBeVisible();
});

test('signs out everywhere after asking, and names the sessions that AWS could not be told of', async () => {
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

test('has no such button for one session alone', async () => {
  await render(fixtures.ready);
  await expect.element(bar.getByRole('button', { name: 'Add session' })).toBeVisible();
  await expect.element(bar.getByRole('button', { name: 'Sign out everywhere' })).not.toBeInTheDocument();
});

test.each([
  ['clockAhead', /7\smin ahead of AWS/],
  ['clockBehind', /3\shr behind AWS/],
] as const)('%s: tells how wrong the clock is, and what to do', async (name, words) => {
  await render(fixtures[name]);
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect.element(notices).toMatchTextContent(words);
  await expect.element(notices).toMatchTextContent(/automatic date and time/);
});

test('offers no refresh of a list that the source has not', async () => {
  await render({ ...fixtures.ready, status: status([session('acme', { can: PLAIN })]) });
  const panel = await opened('acme');
  await expect.element(panel.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expect.element(panel.getByRole('button', { name: 'Refresh accounts of acme' })).not.toBeInTheDocument();
});
