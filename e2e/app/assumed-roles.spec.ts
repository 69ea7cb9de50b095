import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FIRST_USER, MFA_CODE } from '../../src/simulator/index.ts';
import { daypass } from '../support/daypass-beside.ts';
import { copyKeysFromTray } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';

/** Roles that profiles assume: in list and tray, with the code of an MFA device asked for where the person is. */

test.use({ simulatorOptions: { accounts: 1, roles: 1 } });

const CODE = { name: 'Type the code of your MFA device' };
const role = (name: string) => `arn:aws:iam::222233334444:role/${name}`;
const withMfa = (name: string) =>
  `\n[profile ${name}]\nrole_arn = ${role(name)}\nsource_profile = static\nmfa_serial = ${FIRST_USER.mfaSerial ?? ''}\nregion = eu-west-1\n`;

test('a role with MFA is found and used in the window, from the tray and by a tool; a new chain is in the tray at once', async ({
  signedIn,
  simulator,
  desktop,
  home,
  paste,
  baseEnv,
}) => {
  const { app, tray } = await signedIn();
  const env = { ...baseEnv, ...simulator.environment };
  for (const name of ['ops', 'audit', 'batch']) simulator.iam.setRole({ arn: role(name), needsMfa: true });
  const credentials = `[static]\naws_access_key_id = ${FIRST_USER.accessKeyId}\naws_secret_access_key = ${FIRST_USER.secretAccessKey}\n`;
  await writeFile(path.join(path.dirname(home.configFile), 'credentials'), credentials, { mode: 0o600 });
  await appendFile(home.configFile, withMfa('ops') + withMfa('audit') + withMfa('batch'));
  await tray.line(/^Accounts \(2\) › Assumed roles \(1\) › 222233334444 › ops \(by source_profile static\)$/);

  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const search = window.getByRole('combobox', { name: 'Search accounts and roles' });
  const dialog = window.getByRole('dialog', CODE);
  const code = dialog.getByRole('textbox', { name: 'Code' });

  await test.step('in the window: a wrong code is said, the right one copies the keys', async () => {
    await search.fill('ops');
    await expect(window.getByRole('row', { name: /^ops, by source_profile static/ })).toBeVisible();
    await search.press('Control+Enter');
    await code.fill('000000');
    await code.press('Enter');
    await expect(dialog.getByText(/did not accept the last code/)).toBeVisible();
    await code.fill(MFA_CODE);
    await code.press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(() => paste()).toMatch(/ASIAFAKE/);
  });

  await test.step('from the tray: the window asks', async () => {
    await app.lookAway();
    await copyKeysFromTray(tray, [/^Accounts/, /^Assumed roles/, '222233334444', /^More for audit/], 'bash');
    await code.fill(MFA_CODE);
    await code.press('Enter');
    await desktop.notice(/Keys copied/);
  });

  await test.step('a tool: a notice that leads to the window', async () => {
    await app.lookAway();
    const running = daypass(env, 'credential-process', '--profile', 'batch');
    const notice = await desktop.notice(/A code is needed/);
    desktop.clickNotice(notice);
    await code.fill(MFA_CODE);
    await code.press('Enter');
    const { code: exitCode, stdout } = await running;
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1 });
  });

  await test.step('a chain that the command line makes is in the tray at once', async () => {
    const [account] = simulator.portal.assignedAccounts;
    await appendFile(
      home.configFile,
      `\n[profile hub]\nsso_session = acme\nsso_account_id = ${account?.accountId}\nsso_role_name = ${account?.roles[0]}\nregion = eu-west-1\n`,
    );
    const made = await daypass(env, 'profile', 'chain', 'spoke', '--source', 'hub', '--role-arn', role('Spoke'));
    expect(made).toMatchObject({ code: 0 });
    const before = await paste();
    await copyKeysFromTray(
      tray,
      [/^Accounts/, /^Assumed roles|^acme/, '222233334444', /^More for Spoke \(by source_profile hub\)/],
      'bash',
    );
    await expect.poll(() => paste()).not.toBe(before);
    expect(await paste()).toMatch(/ASIAFAKE/);
  });
});
