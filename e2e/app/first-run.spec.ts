import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { approveOpenedPage, signInFromTray } from '../support/sign-in.ts';
import type { TempHome } from '../support/temp-home.ts';
import { expect, test } from '../support/test.ts';

/** The first start: nothing of Daypass's own is on this machine, but what the AWS CLI and other tools have left. */

test.use({ settings: { productionPattern: '', overviewLeft: false } });

const BY_HAND: readonly string[] = [];
const ownDir = (home: TempHome): string => path.join(home.homeDir, '.local/share/daypass');
const profile = (name: string, session: string, accountId: string): string =>
  `[profile ${name}]\nsso_session = ${session}\nsso_account_id = ${accountId}\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n`;

test('with two sessions, one signed in by another tool: the overview, one sign-in, and it stays away', async ({
  launch,
  desktop,
  simulator,
  links,
  home,
}) => {
  const config = `${ssoSession('corp', simulator.portal)}${ssoSession('lab', simulator.portal)}`;
  await writeConfig(
    home,
    `${config}${profile('read', 'corp', '111122223333')}${profile('lab', 'lab', '444455556666')}`,
  );
  const before = await readFile(home.configFile, 'utf8');
  // The AWS CLI's cache holds the token; Daypass itself has never run here.
  const earlier = await launch(simulator.environment);
  await signInFromTray(await desktop.tray(), links, 'corp');
  await earlier.close();
  await rm(ownDir(home), { recursive: true });
  await home.storeSettings({ productionPattern: '', overviewLeft: false });

  const app = await launch(simulator.environment, BY_HAND);
  const window = await app.window();
  const overview = window.getByRole('main', { name: 'Welcome. Here is what this machine has.' });
  await expect(overview.getByText('1 of 2 sessions signed in already')).toBeVisible();
  await expect(overview.getByRole('listitem').filter({ hasText: 'corp' })).toContainText('Ready');
  await expect(overview.getByRole('listitem').filter({ hasText: 'lab' })).toContainText('1 profile');
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await readFile(home.configFile, 'utf8')).toBe(before);

  const opened = links.links().length;
  await overview.getByRole('button', { name: 'Sign in to lab' }).last().click();
  await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeVisible();
  await approveOpenedPage(links, opened);
  const tray = await desktop.tray();
  await tray.line(/(^|› )lab — Signed in/);
  await app.close();

  const again = await (await launch(simulator.environment, BY_HAND)).window();
  await expect(again.getByRole('combobox', { name: 'Search accounts and roles' })).toBeVisible();
  await again.keyboard.press('Control+5');
  await again.getByRole('button', { name: 'What this machine has' }).click();
  await expect(again.getByRole('main', { name: 'What this machine has' })).toBeVisible();
});

test('with an empty config: the start URL, Enter, and the approval', async ({ launch, simulator, links, home }) => {
  const window = await (await launch(simulator.environment)).window();
  await expect(window.getByRole('textbox', { name: 'Start URL' })).toBeFocused();
  await window.keyboard.insertText(`${simulator.portal.startUrl}/#/`);
  await window.keyboard.press('Enter');
  await approveOpenedPage(links, 0);
  await expect(window.getByRole('rowheader').first()).toBeVisible();
  const config = await readFile(home.configFile, 'utf8');
  expect(config).toContain(`sso_region = ${simulator.portal.region}`);
});

test('what another tool has set up is shown as a diff, taken over, and taken back to the byte', async ({
  launch,
  simulator,
  home,
}) => {
  await writeConfig(home, ssoSession('corp', simulator.portal));
  const before = await readFile(home.configFile, 'utf8');
  const toolDir = path.join(home.homeDir, '.config', 'aws-sso');
  await mkdir(toolDir, { recursive: true });
  await writeFile(
    path.join(toolDir, 'config.yaml'),
    [
      'SSOConfig:',
      '  Partner:',
      '    SSORegion: eu-central-1',
      '    StartUrl: https://d-0000000001.awsapps.com/start',
      '    Accounts:',
      '      111122223333:',
      '        Name: Payments',
      '        Roles:',
      '          Admin:',
      '            Profile: pay-admin',
      '',
    ].join('\n'),
  );
  const window = await (await launch(simulator.environment, BY_HAND)).window();
  const tool = window.getByRole('listitem').filter({ hasText: 'AWS SSO CLI' });
  await expect(tool).toContainText(/1 session, 1 profile/);
  await tool.getByRole('button', { name: 'Take over from AWS SSO CLI…' }).click();
  const sheet = window.getByRole('dialog', { name: 'Take over from AWS SSO CLI' });
  await expect(sheet.getByText('[profile pay-admin]')).toBeVisible();
  expect(await readFile(home.configFile, 'utf8')).toBe(before);
  await sheet.getByRole('button', { name: 'Take over', exact: true }).click();
  await expect(window.getByText('Taken over from AWS SSO CLI')).toBeVisible();
  expect(await readFile(home.configFile, 'utf8')).toMatch(/\[profile pay-admin\]\n(#.*\n)?sso_session = Partner/);
  await window.keyboard.press('Enter');

  await tool.getByRole('button', { name: 'Undo the import from AWS SSO CLI' }).click();
  await expect(window.getByText('Import from AWS SSO CLI undone')).toBeVisible();
  expect(await readFile(home.configFile, 'utf8')).toBe(before);
  await expect(tool.getByRole('button', { name: 'Take over from AWS SSO CLI…' })).toBeVisible();
});
