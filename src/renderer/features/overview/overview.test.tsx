import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { leappPlan } from '../../fixtures/imports.ts';
import { settle } from '../../fixtures/settle.ts';
import { usualSettings } from '../../fixtures/settings.ts';
import { cleanUp, render } from '../../testing/render.ts';
import { axeViolations } from '../../testing/axe-violations.ts';

afterEach(cleanUp);

const { overview } = fixtures;
const welcome = page.getByRole('main', { name: 'Welcome. Here is what this machine has.' });
const row = (name: string) => welcome.getByRole('listitem').filter({ hasText: name });
const search = page.getByRole('combobox', { name: 'Search accounts and roles' });

test('the first start shows sessions, profiles, live tokens, errors and other tools', async () => {
  const { calls, checks } = await render(overview);
  await settle(overview);
  await expect.element(row('corp')).toMatchTextContent(/corp\.awsapps\.com · eu-west-1.*3 profiles · Signed in.*Ready/);
  await expect.element(row('lab')).toMatchTextContent(/1 profile · Not signed in/);
  await expect.element(welcome.getByText(/^1 of 3 sessions signed in already/)).toBeVisible();
  await expect.element(row('Leapp')).toMatchTextContent(/1 session, 2 profiles, 1 setting/);
  await expect.element(row('Granted')).toMatchTextContent(/is here already/);
  await expect.element(welcome.getByRole('button', { name: /^Fix/ })).toBeVisible();
  expect(calls.map(({ command }) => command)).toEqual(['listOtherTools']);
  expect(checks()).toBeGreaterThan(0);
});

test('one button signs in to the remaining sessions and opens the roles; the overview does not come back', async () => {
  const { calls, push } = await render(overview);
  await welcome.getByRole('button', { name: 'Sign in to all (2)' }).click();
  await expect.element(search).toBeVisible();
  await expect
    .poll(() => calls.filter(({ command }) => command === 'signIn').map(({ input }) => input))
    .toEqual([{ sourceId: 'lab' }, { sourceId: 'school' }]);
  expect(calls).toContainEqual({ command: 'changeSettings', input: { change: { overviewLeft: true } } });
  push('status', { ...overview.status, revision: 2 });
  await expect.element(search).toBeVisible();
});

test('it is left by keyboard alone', async () => {
  await render(overview);
  await settle(overview);
  await expect.element(page.getByRole('heading', { name: /^Welcome/ })).toHaveFocus();
  for (let presses = 0; presses < 20; presses += 1) {
    if (document.activeElement?.textContent === 'Go to roles') break;
    await userEvent.keyboard('{Tab}');
  }
  await userEvent.keyboard('{Enter}');
  await expect.element(search).toBeVisible();
  await expect.element(search).toHaveFocus();
});

test('a click on Roles leaves it, a visit of another page does not', async () => {
  await render(overview);
  await page.getByRole('link', { name: 'Doctor 1 error' }).click();
  await page.getByRole('link', { name: 'Roles' }).click();
  await expect.element(welcome).toBeVisible();
  await page.getByRole('link', { name: 'Roles' }).click();
  await expect.element(search).toBeVisible();
});

test('the settings open it again after it was left', async () => {
  const { calls } = await render({ ...overview, settings: usualSettings });
  await expect.element(search).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'What this machine has' }).click();
  const again = page.getByRole('main', { name: 'What this machine has' });
  await again.getByRole('button', { name: 'Go to roles' }).click();
  await expect.element(search).toBeVisible();
  expect(calls.map(({ command }) => command)).not.toContain('changeSettings');
});

test('the palette’s command opens it', async () => {
  const { push } = await render({ ...overview, settings: usualSettings });
  await expect.element(search).toBeVisible();
  push('navigation', { at: 'overview' });
  await expect.element(page.getByRole('main', { name: 'What this machine has' })).toBeVisible();
});

test('where all are signed in, the roles are the one way on', async () => {
  const status = { ...overview.status, sessions: overview.status.sessions.slice(0, 1) };
  await render({ ...overview, status });
  await expect.element(welcome.getByRole('button', { name: /^Sign in/ })).not.toBeInTheDocument();
  await expect.element(welcome.getByRole('button', { name: 'Go to roles' })).toBeVisible();
});

test('the choices say how it is, and are saved at a click', async () => {
  const { calls } = await render(overview);
  const launch = welcome.getByRole('checkbox', { name: 'Start at login' });
  const anywhere = welcome.getByRole('checkbox', { name: /^Search from anywhere: Ctrl\+Shift\+Space$/ });
  await expect.element(anywhere).not.toBeChecked();
  await launch.click();
  await expect.element(launch).toBeChecked();
  await anywhere.click();
  await expect.element(anywhere).toBeChecked();
  expect(calls.filter(({ command }) => command === 'changeSettings').map(({ input }) => input)).toEqual([
    { change: { launchAtLogin: true } },
    { change: { hotkey: 'CommandOrControl+Shift+Space' } },
  ]);
});

test('a shortcut that is taken stays unticked, and says why', async () => {
  await render({ ...overview, answers: { ...overview.answers, changeSettings: () => failed('hotkeyTaken') } });
  const anywhere = welcome.getByRole('checkbox', { name: /^Search from anywhere/ });
  await anywhere.click();
  await expect.element(welcome.getByRole('alert')).toMatchTextContent(/Ctrl\+Shift\+Space is taken/);
  await expect.element(anywhere).not.toBeChecked();
});

test('beside an empty config, other tools and the choices are below the one field', async () => {
  await render({ ...fixtures.firstRun, answers: { ...fixtures.firstRun.answers, ...overview.answers } });
  await expect.element(page.getByRole('textbox')).toHaveFocus();
  await expect.element(page.getByRole('button', { name: 'Take over from Leapp…' })).toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: 'Start at login' })).toBeVisible();
});

test('adding a session by hand starts its sign-in without the overview', async () => {
  const settings = { ...usualSettings, overviewLeft: false };
  const { calls, push } = await render({ ...fixtures.firstRun, settings });
  await userEvent.keyboard('acme{Enter}');
  await expect.poll(() => calls.map(({ command }) => command)).toContain('addSession');
  push('status', { ...fixtures.notSignedIn.status, revision: 2 });
  await expect.element(search).toBeInTheDocument();
  await expect.poll(() => calls.map(({ input }) => input)).toContainEqual({ change: { overviewLeft: true } });
});

describe('taking over from another tool', () => {
  const sheet = page.getByRole('dialog', { name: 'Take over from Leapp' });
  const takeOver = sheet.getByRole('button', { name: 'Take over', exact: true });
  const open = () => welcome.getByRole('button', { name: 'Take over from Leapp…' }).click();

  test('shows the diff, what stays behind, and makes what was shown; Undo is beside it', async () => {
    const { calls } = await render(overview);
    await open();
    await expect.element(sheet.getByText('[profile payments-admin]')).toBeVisible();
    await expect.element(sheet.getByRole('region', { name: 'In Daypass' })).toMatchTextContent(/ReadOnly/);
    await expect.element(sheet.getByRole('region', { name: 'Stays behind' })).toMatchTextContent(/old user/);
    await takeOver.click();
    await expect.element(page.getByText('Taken over from Leapp')).toBeVisible();
    expect(calls).toContainEqual({
      command: 'applyImport',
      input: { tool: 'leapp', fingerprint: leappPlan.fingerprint },
    });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.element(page.getByText('Import from Leapp undone')).toBeVisible();
    expect(calls).toContainEqual({ command: 'undoImport', input: { tool: 'leapp' } });
  });

  test('shows the new diff where the files changed meanwhile', async () => {
    const { calls } = await render({
      ...overview,
      answers: { ...overview.answers, applyImport: () => failed('previewStale') },
    });
    await open();
    await takeOver.click();
    await expect.element(sheet.getByRole('alert')).toMatchTextContent(/changed/);
    expect(calls.filter(({ command }) => command === 'planImport')).toHaveLength(2);
  });

  test.each(['guardNotLoosened', 'diskFull'] as const)('says why nothing was made: %s', async (code) => {
    await render({ ...overview, answers: { ...overview.answers, applyImport: () => failed(code) } });
    await open();
    await takeOver.click();
    await expect.element(sheet.getByRole('alert').getByRole('strong')).toBeVisible();
    await expect.element(takeOver).toBeVisible();
  });

  test('an undo that fails is shown as news', async () => {
    await render({ ...overview, answers: { ...overview.answers, undoImport: () => failed('undoConflict') } });
    await welcome.getByRole('button', { name: 'Undo the import from Granted' }).click();
    await expect.element(page.getByRole('alert').last()).toBeVisible();
  });
});

test.each([
  ['light', 420],
  ['dark', 320],
] as const)('has nothing that axe finds wrong, in Japanese, %s, at %i px', async (theme, width) => {
  await render(overview, { language: 'ja', theme, width });
  await settle(overview);
  expect(await axeViolations()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await page.getByRole('button', { name: 'Leapp から取り込む…' }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  const dialog = document.querySelector('dialog');
  expect(dialog?.scrollWidth ?? 0).toBeLessThanOrEqual(dialog?.clientWidth ?? 0);
});
