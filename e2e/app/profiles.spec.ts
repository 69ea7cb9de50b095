import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { picture } from '../support/pictures.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

/** A file with everything in it that a careless editor loses: comments, odd spacing, CRLF, sections of other tools. */
const OTHERS = `# by hand, mind the tabs
[profile ops]
role_arn\t=  arn:aws:iam::123456789012:role/Ops
source_profile=base\r
  # a note inside

[profile base]
region = eu-west-1   \r
credential_process = /usr/bin/true

[services local]
s3 =
  endpoint_url = http://127.0.0.1:9000
`;
/** boto takes the comment for a part of the value, and the quotes too. */
const FAULT = `[profile faulty]
region = eu-central-1 # Frankfurt
output = json

[profile quoted]
region = "eu-west-1"

[profile staging]
sso_session = acmee
sso_account_id = 871059597935
sso_role_name = ReadOnlyAccess
region = eu-west-1
`;

test('the doctor finds a planted fault, mends it after its diff, and undo brings every byte back', async ({
  launch,
  desktop,
  home,
  simulator,
}, testInfo) => {
  const before = `${ssoSession('acme', simulator.portal)}\n${OTHERS}\n${FAULT}`;
  await writeConfig(home, before);
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const config = () => readFile(home.configFile, 'utf8');

  await test.step('it is found, with its line and whom it hurts', async () => {
    await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeFocused();
    await window.keyboard.press('Control+3');
    const finding = window.getByRole('listitem').filter({ hasText: 'region = eu-central-1 # Frankfurt' });
    const line = before.split('\n').findIndex((text) => text.includes('# Frankfurt')) + 1;
    await expect(finding).toContainText(`${home.configFile}, line ${line}`);
    await expect(finding).toContainText('AWS CLI, Python');
    await picture(window, testInfo, 'doctor');
    await finding.getByRole('button', { name: /^Fix/ }).click();
  });

  await test.step('the fix is shown, then written, and nothing else', async () => {
    const dialog = window.getByRole('dialog', { name: 'Fix this' });
    await expect(dialog.getByRole('row', { name: /removed region = eu-central-1 # Frankfurt/ })).toBeVisible();
    expect(await config()).toBe(before);
    await dialog.getByRole('button', { name: 'Apply fix' }).click();
    await expect(window.getByRole('dialog', { name: 'Your AWS files are up to date' })).toBeVisible();
    const after = await config();
    expect(after).toContain('region = eu-central-1\n');
    expect(after.startsWith(before.slice(0, before.indexOf('[profile faulty]')))).toBe(true);
    expect(after).toContain('# Frankfurt');
  });

  await test.step('undo takes one click and brings back every byte; redo makes the fix again', async () => {
    await window.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(window.getByText('Undone')).toBeVisible();
    expect(await config()).toBe(before);
    await window.getByRole('button', { name: 'Redo' }).click();
    await expect(window.getByText('Done again')).toBeVisible();
    expect(await config()).toContain('region = eu-central-1\n');
  });
});

test('a profile whose session is mistyped is marked at once, opened at its line, and fixed by clicks', async ({
  launch,
  desktop,
  home,
  simulator,
}) => {
  const good = `${ssoSession('acme', simulator.portal)}\n[profile staging]\nsso_session = acme\nsso_account_id = 871059597935\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n`;
  const broken = good.replace('sso_session = acme\n', 'sso_session = acmee\n');
  await writeConfig(home, good);
  const editor = await fakeEditor(home.homeDir);
  const app = await launch({ ...simulator.environment, VISUAL: `${editor.program} --wait` });
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const row = window.getByRole('row', { name: /staging/ });
  const mark = row.getByRole('button', { name: 'Profile staging names a session that does not exist' });
  const badge = window.getByRole('link', { name: 'Doctor 1 error' });
  const sheet = window.getByRole('dialog', { name: 'Which tools can use staging' });

  await test.step('the file is checked again when it changes, and the profile is marked', async () => {
    await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeFocused();
    await window.keyboard.press('Control+2');
    await expect(row).toBeVisible();
    await expect(mark).toHaveCount(0);
    await writeConfig(home, broken);
    await expect(mark).toBeVisible();
    await expect(badge).toBeVisible();
  });

  await test.step('the mark says who fails and why, and the editor opens at the line', async () => {
    await mark.click();
    await expect(sheet.getByRole('row', { name: /^AWS CLI, Python Fails/ })).toBeVisible();
    const line = broken.split('\n').indexOf('sso_session = acmee') + 1;
    await sheet.getByRole('button', { name: new RegExp(`^Open at line ${line}`) }).click();
    await expect(sheet.getByText(`Opened at line ${line}`)).toBeVisible();
    await expect.poll(editor.opened).toBe(`--wait\n--goto\n${home.configFile}:${line}\n`);
  });

  await test.step('the fix writes the name that was meant, and mark and badge go', async () => {
    await expect(sheet.getByText('Did you mean acme?')).toBeVisible();
    await sheet.getByRole('button', { name: /^Fix/ }).click();
    const fix = window.getByRole('dialog', { name: 'Fix this' });
    await expect(fix.getByRole('row', { name: /added sso_session = acme$/ })).toBeVisible();
    await fix.getByRole('button', { name: 'Apply fix' }).click();
    await window
      .getByRole('dialog', { name: 'Your AWS files are up to date' })
      .getByRole('button', { name: 'Close' })
      .click();
    await expect(mark).toHaveCount(0);
    await expect(badge).toHaveCount(0);
    expect(await readFile(home.configFile, 'utf8')).toBe(good);
  });
});

/** A program called `code` that writes its arguments down, one a line. */
async function fakeEditor(homeDir: string) {
  const folder = path.join(homeDir, 'editor');
  const program = path.join(folder, 'code');
  const opened = path.join(folder, 'opened');
  await mkdir(folder);
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$@" >'${opened}.part' && mv '${opened}.part' '${opened}'\n`);
  await chmod(program, 0o755);
  return { program, opened: () => readFile(opened, 'utf8').catch(() => '') };
}

test('favourites become profiles at once, and what another program writes meanwhile is kept', async ({
  launch,
  desktop,
  links,
  home,
  simulator,
}) => {
  const before = `${ssoSession('acme', simulator.portal)}\n${OTHERS}`;
  await writeConfig(home, before);
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  await signInFromTray(tray, links, 'acme');
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const search = window.getByRole('combobox', { name: 'Search accounts and roles' });
  const config = () => readFile(home.configFile, 'utf8');

  await search.fill('ReadOnlyAccess');
  for (const count of [1, 2]) {
    const role = window.getByRole('row', { name: /^ReadOnlyAccess/ }).nth(count - 1);
    await role.hover();
    await role.getByRole('button', { name: 'Add to favourites' }).click();
    await expect(window.getByRole('button', { name: 'Remove from favourites' })).toHaveCount(count);
  }
  await window.keyboard.press('Control+2');
  await expect(window.getByRole('row', { name: /ops Assumes a role through base/ })).toBeVisible();

  await window.getByRole('button', { name: 'Add many…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Add many profiles' });
  await expect(dialog.getByText('Adds 2')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /added sso_role_name = ReadOnlyAccess/ }).first()).toBeVisible();

  const touched = `${before}\n# written by another program meanwhile\n`;
  await writeConfig(home, touched);
  await dialog.getByRole('button', { name: 'Add profiles' }).click();
  await expect(window.getByText('2 profiles added')).toBeVisible();

  const after = await config();
  expect(after.startsWith(touched)).toBe(true);
  expect(after.match(/sso_role_name = ReadOnlyAccess/g)).toHaveLength(2);
  await window.getByRole('button', { name: 'Close' }).click();
  await expect(window.getByRole('row', { name: /Made by Daypass/ })).toHaveCount(2);
});

test('legacy profiles move to a session, their comments with them, and one sign-in serves them', async ({
  launch,
  desktop,
  links,
  home,
  simulator,
}) => {
  const { startUrl, region } = simulator.portal;
  const legacy = `# billing's
[profile billing]
sso_start_url = ${startUrl}
sso_region = ${region}
# the account of finance
sso_account_id = 111122223333
sso_role_name = ReadOnlyAccess
region = eu-west-1
`;
  await writeConfig(home, `${OTHERS}\n${legacy}`);
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const sessions = window.getByRole('region', { name: 'Sessions' });
  await expect(sessions.getByText('Won’t renew')).toBeVisible();
  await sessions.getByRole('button', { name: 'Move to a session…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Move to a session' });
  await dialog.getByRole('textbox', { name: 'Name of the session' }).fill('finance');
  await expect(dialog.getByRole('row', { name: /added sso_session = finance/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Move profiles' }).click();
  await expect(window.getByRole('dialog', { name: 'Your AWS files are up to date' })).toBeVisible();

  const after = await readFile(home.configFile, 'utf8');
  expect(after.startsWith(OTHERS)).toBe(true);
  expect(after).toContain("# billing's\n[profile billing]\n");
  expect(after).toContain('# the account of finance\n');
  expect(after).toContain('[sso-session finance]');
  const profile = after.slice(after.indexOf('[profile billing]'), after.indexOf('[sso-session'));
  expect(profile).not.toContain('sso_start_url');
  await window.getByRole('button', { name: 'Close' }).click();
  await signInFromTray(tray, links, 'finance');
  await expect(sessions.getByText('finance')).toBeVisible();
});
