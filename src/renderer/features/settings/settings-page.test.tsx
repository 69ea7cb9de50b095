import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Outcome } from '../../../shared/errors/outcome.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { pageAnswers } from '../../fixtures/page-answers.ts';
import { chosenSettings } from '../../fixtures/settings.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const section = (name: string) => page.getByRole('region', { name });
const heading = page.getByRole('heading', { level: 2, name: 'Settings' });
const dialog = page.getByRole('dialog');
const saved = (name: string) => section(name).getByText('Saved');

type Called = Awaited<ReturnType<typeof render>>['calls'];
const changes = (calls: Called) =>
  calls.flatMap(({ command, input }) => (command === 'changeSettings' ? [(input as { change: unknown }).change] : []));

describe('the proxy', () => {
  const way = page.getByRole('combobox', { name: 'Proxy to AWS' });
  const address = page.getByRole('textbox', { name: 'Address of the proxy' });

  it('is named, left and followed again', async () => {
    const { calls } = await render(fixtures.settings);
    await way.selectOptions('This one…');
    await address.fill('http://proxy.example.com:3128');
    await userEvent.keyboard('{Enter}');
    await expect.element(saved('Advanced')).toBeVisible();
    await way.selectOptions('None');
    await expect.element(address).not.toBeInTheDocument();
    await way.selectOptions('Use system settings');
    const named = { by: 'address', address: 'http://proxy.example.com:3128' };
    await expect
      .poll(() => changes(calls))
      .toEqual([{ proxy: named }, { proxy: { by: 'none' } }, { proxy: { by: 'system' } }]);
  });

  it('that is none is said so at its field', async () => {
    await render({ ...fixtures.settings, answers: { ...pageAnswers, changeSettings: () => failed('proxyInvalid') } });
    await way.selectOptions('This one…');
    await address.fill('proxy');
    await userEvent.keyboard('{Enter}');
    await expect.element(section('Advanced').getByText(/^This is not the address of a proxy/)).toBeVisible();
    await expect.element(address).toHaveValue('proxy');
  });
});

describe('each setting', () => {
  it('is saved at once, and says so beside itself', async () => {
    const { calls } = await render(fixtures.settings);
    const login = page.getByRole('switch', { name: 'Start at login' });
    await expect.element(login).not.toBeChecked();
    await login.click();
    await expect.element(login).toBeChecked();
    await expect.element(saved('General')).toBeVisible();
    expect(changes(calls)).toEqual([{ launchAtLogin: true }]);
  });

  it('changes the language and the appearance without a restart', async () => {
    const { calls } = await render(fixtures.settings);
    await page.getByRole('group', { name: 'Appearance' }).getByRole('radio', { name: 'Dark' }).click();
    await page.getByRole('radio', { name: '日本語' }).click();
    await expect.element(page.getByRole('heading', { level: 2, name: '設定' })).toBeVisible();
    await expect
      .element(page.getByRole('group', { name: '外観' }).getByRole('radio', { name: 'ダーク' }))
      .toBeChecked();
    expect(changes(calls)).toEqual([{ theme: 'dark' }, { language: 'ja' }]);
  });

  it('keeps keys beyond a restart where the system has a vault, and says where it has none', async () => {
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

  it('offers a number set elsewhere beside the usual ones', async () => {
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

  it('stays as it was when refused, with the reason beside it', async () => {
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

  it('shows what was chosen while main still works on it, and only the last choice counts', async () => {
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

  it('is reached by its section’s link where there is room', async () => {
    await render(fixtures.settings, { width: 1200, height: 800 });
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Advanced' }).click();
    await expect.element(page.getByRole('heading', { name: 'Advanced' })).toHaveFocus();
    await expect.element(page.getByRole('switch', { name: 'Detailed log' })).toBeInViewport();
  });
});

describe('the global shortcut', () => {
  const shortcut = page.getByRole('group', { name: 'Global shortcut' });

  it('is recorded by pressing it, without a mouse and without leaving the page', async () => {
    const { calls } = await render(fixtures.settings);
    await expect.element(heading).toHaveFocus();
    shortcut.getByRole('button', { name: 'Set…' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(shortcut.getByRole('button', { name: 'Press keys…' })).toHaveFocus();
    await userEvent.keyboard('{Control>}');
    await expect.element(shortcut.getByRole('button', { name: 'Ctrl+…' })).toHaveFocus();
    await userEvent.keyboard('{Shift>}1{/Shift}{/Control}');
    await expect.element(shortcut.getByText('Ctrl+Shift+1')).toBeVisible();
    await expect.element(shortcut.getByRole('button', { name: 'Change…' })).toHaveFocus();
    await expect.element(heading).toBeVisible();
    expect(changes(calls)).toEqual([{ hotkey: 'Control+Shift+1' }]);
  });

  it('is refused in words where another program has it, and the one before stays', async () => {
    const { calls } = await render({
      ...fixtures.settingsChosen,
      answers: { ...pageAnswers, changeSettings: () => failed('hotkeyTaken', { hotkey: 'Control+Alt+D' }) },
    });
    await shortcut.getByRole('button', { name: 'Change…' }).click();
    await userEvent.keyboard('{Control>}{Alt>}d{/Alt}{/Control}');
    await expect.element(page.getByText(/^Ctrl\+Alt\+D is taken by another program/)).toBeVisible();
    await expect.element(shortcut.getByText('Ctrl+Shift+Space')).toBeVisible();
    await shortcut.getByRole('button', { name: 'Change…' }).click();
    await expect.element(page.getByText(/is taken by another program/)).not.toBeInTheDocument();
    expect(changes(calls)).toEqual([{ hotkey: 'Control+Alt+D' }]);
  });

  it('is not a bare letter; Escape and Tab leave it as it was', async () => {
    const { calls } = await render(fixtures.settings);
    await shortcut.getByRole('button', { name: 'Set…' }).click();
    await userEvent.keyboard('d');
    await expect.element(page.getByText(/^D can’t be a global shortcut\. Hold Ctrl, Alt or Super/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText(/can’t be a global shortcut/)).not.toBeInTheDocument();
    await expect.element(shortcut.getByRole('button', { name: 'Set…' })).toHaveFocus();
    await userEvent.keyboard('{Enter}{Tab}');
    await expect.element(shortcut.getByRole('button', { name: 'Set…' })).not.toHaveFocus();
    expect(changes(calls)).toEqual([]);
  });

  it('is removed, and the focus stays near', async () => {
    const { calls } = await render(fixtures.settingsChosen);
    await shortcut.getByRole('button', { name: 'Remove the shortcut' }).click();
    await expect.element(shortcut.getByText('None')).toBeVisible();
    await expect.element(shortcut.getByRole('button', { name: 'Set…' })).toHaveFocus();
    expect(changes(calls)).toEqual([{ hotkey: null }]);
  });
});

it('keeps quiet hours as soon as both times are there', async () => {
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

describe('new profiles', () => {
  const template = page.getByRole('textbox', { name: 'Names of profiles' });
  const region = page.getByRole('combobox', { name: 'Region of profiles' });

  it('are named by a template, with an example while it is typed', async () => {
    const { calls } = await render(fixtures.settings);
    await expect.element(template).toHaveValue('{session}-{account}-{role}');
    await expect.element(page.getByText(/^For example: acme-/)).toBeVisible();
    await template.fill('aws/{accountId}');
    await expect.element(page.getByText(/^For example: aws\/\d{12}$/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(calls)).toEqual([{ profileNameTemplate: 'aws/{accountId}' }]);
    // Nothing typed stands for the usual names.
    await template.fill('');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(calls).at(-1)).toEqual({ profileNameTemplate: '{session}-{account}-{role}' });
  });

  it('get no name that AWS tools can’t read, and a Region that is one', async () => {
    const { calls } = await render(fixtures.settings);
    await template.fill('my profile');
    await expect.element(page.getByText(/only letters, digits/)).not.toBeInTheDocument();
    await region.fill('Frankfurt');
    await expect.element(page.getByText(/only letters, digits/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/Not the name of an AWS Region/)).toBeVisible();
    expect(changes(calls)).toEqual([]);
    await region.fill('eu-central-1');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(calls)).toEqual([{ defaultRegion: 'eu-central-1' }]);
  });
});

it('sets notices and device code for each session, and leaves those of others alone', async () => {
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

describe('the production pattern', () => {
  const pattern = page.getByRole('textbox', { name: 'Names or IDs' });

  it('shows while it is typed which accounts it fits, and is kept when left', async () => {
    const { calls } = await render(fixtures.settings);
    await expect.element(page.getByText('1 of 6 accounts is production')).toBeVisible();
    await pattern.fill('*prod*, *staging*, 88*');
    await expect.element(page.getByText('3 of 6 accounts are production')).toBeVisible();
    await expect.element(section('Production accounts').getByText(/Security Tooling/)).toBeVisible();
    expect(changes(calls)).toEqual([]);
    await userEvent.keyboard('{Tab}');
    await expect.element(saved('Production accounts')).toBeVisible();
    expect(changes(calls)).toEqual([{ productionPattern: '*prod*, *staging*, 88*' }]);
  });

  it('counts what the person said of an account, whatever the pattern', async () => {
    await render(fixtures.settingsChosen);
    await expect.element(page.getByText('2 of 6 accounts are production')).toBeVisible();
    await expect.element(section('Production accounts').getByText(/Acme Staging.*marked by you/)).toBeVisible();
    await pattern.fill('');
    await expect.element(page.getByText('1 of 6 accounts is production')).toBeVisible();
    await expect.element(page.getByText('Only accounts that you mark yourself are production.')).toBeVisible();
  });

  it('is kept as well when the page is left by key, and stays to be mended when refused', async () => {
    const { calls } = await render({
      ...fixtures.settings,
      answers: { ...pageAnswers, changeSettings: () => failed('diskFull', { path: '/home/sam' }) },
    });
    await pattern.fill('*live*');
    await userEvent.keyboard('{Control>}2{/Control}');
    await expect.poll(() => changes(calls)).toEqual([{ productionPattern: '*live*' }]);
    await userEvent.keyboard('{Control>}5{/Control}');
    await expect.element(pattern).toHaveValue('*live*');
    await expect.element(section('Production accounts').getByText(/disk is full/)).toBeVisible();
  });
});

describe('browser rules', () => {
  const rule = (place: number) => page.getByRole('listitem', { name: `Rule ${place}` });
  const account = dialog.getByRole('combobox', { name: 'Account' });

  it('are told by the names their owner knows, and what is gone is said', async () => {
    await render(fixtures.settingsChosen);
    await expect.element(rule(1)).toMatchTextContent(/Acme Production \(441122334455\)/);
    await expect.element(rule(1)).toMatchTextContent(/Firefox, profile work, container Production/);
    await expect.element(rule(2)).toMatchTextContent(/staging-\*\/Admin\*.*Google Chrome, profile Acme/);
    await expect.element(rule(3)).toMatchTextContent(/opera.*Not found on this machine/);
    await expect.element(rule(1).getByText('Not found on this machine')).not.toBeInTheDocument();
  });

  it('are moved and removed, and the focus goes along', async () => {
    const { calls } = await render(fixtures.settingsChosen);
    const [first, second, third] = chosenSettings.browserRules;
    rule(1).getByRole('button', { name: 'Move rule 1 up' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await rule(1).getByRole('button', { name: 'Move rule 1 down' }).click();
    await expect.element(rule(2)).toMatchTextContent(/Acme Production/);
    await expect.element(rule(2).getByRole('button', { name: 'Move rule 2 down' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(rule(3)).toMatchTextContent(/Acme Production/);
    await rule(2).getByRole('button', { name: 'Remove rule 2' }).click();
    await expect.element(rule(3)).not.toBeInTheDocument();
    await expect.element(page.getByRole('heading', { name: 'Browsers' })).toHaveFocus();
    expect(changes(calls)).toEqual([
      { browserRules: [second, first, third] },
      { browserRules: [second, third, first] },
      { browserRules: [second, first] },
    ]);
  });

  it('are added for an account: browser, profile and container by name', async () => {
    const { calls } = await render(fixtures.settings);
    await page.getByRole('button', { name: 'Add rule…' }).click();
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect.element(dialog.getByText('Choose an account.')).toBeVisible();
    await expect.element(account).toHaveFocus();
    await account.fill('nobody');
    await expect.element(dialog.getByText('No account of yours is called that.', { exact: false })).toBeVisible();
    await expect.element(dialog.getByText('Choose a browser.')).toBeVisible();
    await account.fill('Acme');
    await expect.element(dialog.getByText('More than one account fits.', { exact: false })).toBeVisible();
    await account.fill('data lake');
    await dialog.getByRole('combobox', { name: 'Browser', exact: true }).selectOptions('Firefox');
    await dialog.getByRole('combobox', { name: 'Browser profile' }).selectOptions('work');
    await dialog.getByRole('combobox', { name: 'Container' }).selectOptions('Production');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(rule(1)).toMatchTextContent(/Data Lake.*Firefox, profile work, container Production/);
    expect(changes(calls)).toEqual([
      {
        browserRules: [
          {
            match: { by: 'account', sessionName: 'acme', accountId: '663344556677' },
            browser: { browserId: 'firefox', profileId: 'Profiles/b2.work', container: 'Production' },
          },
        ],
      },
    ]);
  });

  it('are changed to a pattern without a mouse, and the others stay', async () => {
    const { calls } = await render(fixtures.browserRuleChange);
    const [, second, third] = chosenSettings.browserRules;
    await expect.element(dialog.getByRole('radio', { name: 'One account' })).toHaveFocus();
    await expect.element(account).toHaveValue('Acme Production (441122334455)');
    await userEvent.keyboard('{ArrowDown}{Tab}{Control>}a{/Control}*live*{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(changes(calls)).toEqual([
      {
        browserRules: [
          {
            match: { by: 'pattern', pattern: '*live*' },
            browser: { browserId: 'firefox', profileId: 'Profiles/b2.work', container: 'Production' },
          },
          second,
          third,
        ],
      },
    ]);
  });

  it('keep an account that is not listed now when only the browser changes', async () => {
    const { calls } = await render({
      ...fixtures.settingsChosen,
      events: [
        { type: 'pageAsked', page: 'settings' },
        { type: 'sheetAsked', sheet: { at: 'browserRule', place: 2 } },
      ],
    });
    await expect.element(account).toHaveValue('120120120120');
    await dialog.getByRole('combobox', { name: 'Browser', exact: true }).selectOptions('Google Chrome');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect.poll(() => changes(calls)).toHaveLength(1);
    expect(changes(calls)).toMatchObject([
      {
        browserRules: [
          {},
          {},
          { match: { accountId: '120120120120', sessionName: 'old' }, browser: { browserId: 'chrome' } },
        ],
      },
    ]);
  });

  it('say when the browsers can’t be listed, and try again', async () => {
    let isBack = false;
    await render({
      ...fixtures.settings,
      answers: {
        ...pageAnswers,
        listBrowsers: (input) => (isBack ? (pageAnswers.listBrowsers?.(input) ?? ok([])) : failed('internal')),
      },
    });
    await expect.element(page.getByText('The browsers of this machine could not be listed.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Add rule…' })).not.toBeInTheDocument();
    isBack = true;
    await section('Browsers').getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('button', { name: 'Add rule…' })).toBeVisible();
  });
});

it('lists what was noted about accounts, to change or take away', async () => {
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
