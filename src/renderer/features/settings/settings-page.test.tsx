import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Outcome } from '../../../shared/errors/outcome.ts';
import { failed } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { pageAnswers } from '../../fixtures/page-answers.ts';
import { chosenSettings } from '../../fixtures/settings.ts';
import { cleanUp, render } from '../../testing/render.ts';
import { changes, saved, section } from '../../testing/settings-page.ts';

afterEach(cleanUp);

const dialog = page.getByRole('dialog');

describe('each setting', () => {
  test('is saved at once, and says so beside itself', async () => {
    const { calls } = await render(fixtures.settings);
    const login = page.getByRole('switch', { name: 'Start at login' });
    await expect.element(login).not.toBeChecked();
    await login.click();
    await expect.element(login).toBeChecked();
    await expect.element(saved('General')).toBeVisible();
    expect(changes(calls)).toEqual([{ launchAtLogin: true }]);
  });

  test('changes the language and the appearance without a restart', async () => {
    const { calls } = await render(fixtures.settings);
    await page.getByRole('group', { name: 'Appearance' }).getByRole('radio', { name: 'Dark' }).click();
    await page.getByRole('radio', { name: '日本語' }).click();
    await expect.element(page.getByRole('heading', { level: 2, name: '設定' })).toBeVisible();
    await expect
      .element(page.getByRole('group', { name: '外観' }).getByRole('radio', { name: 'ダーク' }))
      .toBeChecked();
    expect(changes(calls)).toEqual([{ theme: 'dark' }, { language: 'ja' }]);
  });

  test('stores keys beyond a restart if the system has a vault, and says if it has none', async () => {
    const vault = page.getByRole('switch', { name: 'Keep keys beyond a restart' });
    const { calls } = await render(fixtures.settings);
    await expect.element(vault).not.toBeChecked();
    await vault.click();
    await expect.element(vault).toBeChecked();
    await vault.click();
    await expect.element(vault).not.toBeChecked();
    expect(changes(calls)).toEqual([{ keepKeysInVault: true }, { keepKeysInVault: false }]);
    cleanUp();

    const { status } = fixtures.settings;
    const bare = await render({ ...fixtures.settings, status: status && { ...status, vaultAvailable: false } });
    await expect.element(vault).toHaveAccessibleDescription(/^Not possible here/);
    await expect.element(vault).toHaveAttribute('aria-disabled', 'true');
    vault.element().focus();
    await userEvent.keyboard(' ');
    await expect.element(vault).not.toBeChecked();
    expect(changes(bare.calls)).toEqual([]);
  });

  test('offers a number set elsewhere beside the usual ones', async () => {
    const { calls } = await render(fixtures.settingsChosen);
    const clipboard = page.getByRole('combobox', { name: 'Clear the clipboard after' });
    await expect.element(clipboard).toHaveDisplayValue('45 seconds');
    await clipboard.selectOptions('5 minutes');
    const notice = page.getByRole('combobox', { name: 'Notice before a session ends' });
    await expect.element(notice).toHaveDisplayValue('25 minutes before');
    await notice.selectOptions('Never');
    await page.getByRole('combobox', { name: 'Copy keys as' }).selectOptions('PowerShell');
    await expect
      .poll(() => changes(calls))
      .toEqual([{ clipboardClearedAfterSeconds: 300 }, { noticeBeforeEndMinutes: null }, { lastFormat: 'powershell' }]);
  });

  test('stays as it was when refused, with the reason beside it', async () => {
    await render({
      ...fixtures.settings,
      answers: {
        ...pageAnswers,
        changeSettings: () => failed('fileForbidden', { path: '/home/sam/.config/autostart/daypass.desktop' }),
      },
    });
    const login = page.getByRole('switch', { name: 'Start at login' });
    await login.click();
    await expect.element(section('General').getByRole('alert').filter({ hasText: 'autostart' })).toBeVisible();
    await expect.element(login).not.toBeChecked();
    await expect.element(login).toHaveAccessibleDescription(/daypass\.desktop/);
    await expect.element(saved('General')).not.toBeInTheDocument();
  });

  test('shows what was chosen while main still works on it, and only the last choice counts', async () => {
    const answers: ((outcome: Outcome<void>) => void)[] = [];
    await render({
      ...fixtures.settings,
      answers: { ...pageAnswers, changeSettings: () => new Promise((resolve) => answers.push(resolve)) },
    });
    const dark = page.getByRole('radio', { name: 'Dark' });
    await dark.click();
    await expect.element(dark).toBeChecked();
    const light = page.getByRole('radio', { name: 'Light' });
    await light.click();
    answers[0]?.(failed('diskFull'));
    await expect.element(light).toBeChecked();
    answers[1]?.(failed('diskFull', { path: '/home/sam' }));
    await expect.element(page.getByRole('radio', { name: 'System' })).toBeChecked();
    await expect.element(section('General').getByText(/disk is full/)).toBeVisible();
  });

  test('is reached by its section’s link where there is room', async () => {
    await render(fixtures.settings, { width: 1200, height: 800 });
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Advanced' }).click();
    await expect.element(page.getByRole('heading', { name: 'Advanced' })).toHaveFocus();
    await expect.element(page.getByRole('switch', { name: 'Detailed log' })).toBeInViewport();
  });
});

test('saves quiet hours as soon as both times are valid', async () => {
  const { calls } = await render(fixtures.settings);
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  const from = page.getByLabelText('From');
  await from.fill('late');
  await expect.element(from).toHaveAttribute('aria-invalid', 'true');
  await userEvent.keyboard('{Tab}');
  await expect.element(from).toHaveValue('22:00');
  // By the 24-hour clock, whatever the system's locale.
  await from.fill('2130');
  await page.getByLabelText('To', { exact: true }).fill('21.30');
  await userEvent.keyboard('{Enter}');
  await expect.element(from).toHaveValue('21:30');
  await expect.element(page.getByText(/so there are no quiet hours/)).toBeVisible();
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  await expect.element(page.getByLabelText('From')).not.toBeInTheDocument();
  expect(changes(calls)).toEqual([
    { quietHours: { from: '22:00', to: '07:00' } },
    { quietHours: { from: '21:30', to: '07:00' } },
    { quietHours: { from: '21:30', to: '21:30' } },
    { quietHours: null },
  ]);
});

test('sets notices and device code for each session, and leaves those of others alone', async () => {
  const { calls } = await render({
    ...fixtures.settingsChosen,
    settings: { ...chosenSettings, mutedSessions: ['contoso', 'not-here-now'] },
  });
  const contoso = page.getByRole('group', { name: 'contoso' });
  await expect.element(contoso.getByRole('switch', { name: 'Notices' })).not.toBeChecked();
  await contoso.getByRole('switch', { name: 'Notices' }).click();
  await expect.element(contoso.getByRole('switch', { name: 'Notices' })).toBeChecked();
  await contoso.getByRole('switch', { name: 'Device code' }).click();
  const legacy = page.getByRole('group', { name: 'legacy.awsapps.com' });
  await expect.element(legacy.getByRole('switch', { name: 'Device code' })).not.toBeInTheDocument();
  await expect.element(legacy.getByText(/Always signs in by device code/)).toBeVisible();
  expect(changes(calls)).toEqual([{ mutedSessions: ['not-here-now'] }, { deviceCodeSessions: ['acme', 'contoso'] }]);
});

test('lists what was noted about accounts, to change or take away', async () => {
  const { calls } = await render(fixtures.settingsChosen);
  const marks = section('Colours and labels');
  await expect.element(marks.getByText('検証 · Orange · Production')).toBeVisible();
  await expect.element(marks.getByText('Not among your accounts now')).toBeVisible();
  await marks.getByRole('button', { name: 'Remove colour and label of Data Lake (663344556677)' }).click();
  expect(calls.at(-1)).toEqual({
    command: 'markAccount',
    input: { sourceId: 'acme', accountId: '663344556677', colour: null, label: null, production: null },
  });
  await expect.element(marks.getByText('Colour and label removed')).toBeInTheDocument();
  await marks.getByRole('button', { name: /^Change colour and label of Acme Staging/ }).click();
  await expect.element(dialog).toHaveAccessibleName('Colour and label');
});
