import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { daypass, installDaypass } from '../support/daypass-beside.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import {
  installHeadlessChrome,
  isChromiumLeftOut,
  startScriptedIdp,
  type ScriptedIdp,
} from '../support/scripted-idp.ts';
import { nativeQuestions } from '../support/native-questions.ts';
import { copyKeysFromTray, inUse } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

/** A SAML account in the whole app: by its link, in a real Chromium that is driven, to keys in window and tray. */

test.skip(isChromiumLeftOut || process.platform !== 'linux', 'needs Chromium on Linux');

let idp: ScriptedIdp;
test.beforeEach(async ({ simulator, links, home }) => {
  idp = await startScriptedIdp(simulator);
  await installHeadlessChrome(links.binDir);
  await installDaypass(links.binDir);
  await writeConfig(home, ssoSession('acme', simulator.portal));
});
test.afterEach(() => idp.close());

test('add by link, sign in, copy keys, be told before the end, sign in by the notice, rename, sign out, remove', async ({
  launch,
  simulator,
  desktop,
  home,
  paste,
  baseEnv,
}) => {
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const search = window.getByRole('combobox', { name: 'Search accounts and roles' });
  const credentialsFile = path.join(path.dirname(home.configFile), 'credentials');
  const keys = () => readFile(credentialsFile, 'utf8').catch(() => '');
  const sessionsFile = path.join(home.homeDir, '.local/share/daypass/saml-sessions.json');

  await test.step('the link is recognised in the field of the start URL', async () => {
    await window.getByRole('button', { name: 'Add session' }).click();
    const dialog = window.getByRole('dialog', { name: 'Add a session' });
    await dialog.getByRole('textbox', { name: /^(Start URL|Application link)$/ }).fill(idp.link);
    await expect(dialog.getByText(/A SAML application/)).toBeVisible();
    await window.keyboard.press('Tab');
    const name = dialog.getByRole('textbox', { name: 'Session name' });
    await expect(name).toHaveValue('partner-account');
    await name.fill('partner');
    // It is no address of AWS, and the page itself could have added it.
    const questions = await nativeQuestions(app);
    await questions.answer('yes');
    await dialog.getByRole('button', { name: 'Add and sign in' }).click();
    await tray.line(/^partner — Signed in/);
    expect(await questions.asked()).toEqual([`Open ${new URL(idp.link).host} in your browser?`]);
  });

  await test.step('its roles are listed, and their keys copied from window and tray', async () => {
    await search.fill('PartnerReadOnly');
    await expect(window.getByRole('row', { name: /^PartnerReadOnly/ }).first()).toBeVisible();
    await search.press('Control+Enter');
    await expect.poll(() => paste()).toMatch(/ASIAFAKE/);
    await tray.line(/444455556666.* · PartnerReadOnly$/);
    const before = await paste();
    await copyKeysFromTray(tray, inUse(/PartnerReadOnly$/), 'JSON');
    await expect.poll(() => paste()).not.toBe(before);
    expect(await paste()).toMatch(/"Version": ?1/);
  });

  await test.step('a profile for a role runs daypass, and its keys are written to the credentials file on request', async () => {
    await tray.click(...inUse(/PartnerReadOnly$/), 'Create profile…');
    const sheet = window.getByRole('dialog', { name: 'Create a profile' });
    await sheet.getByRole('textbox', { name: 'Profile name' }).fill('partner-ro');
    await sheet.getByRole('combobox', { name: 'Default Region' }).fill('eu-west-1');
    await sheet.getByRole('button', { name: 'Create profile' }).click();
    await expect(window.getByText('Profile partner-ro added')).toBeVisible();
    const config = await readFile(home.configFile, 'utf8');
    expect(config).toMatch(/\[profile partner-ro\][^[]*credential_process = .*credential-process --session partner/);
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+2');
    await window.getByRole('row', { name: /partner-ro/ }).click();
    await window.getByRole('button', { name: 'More for partner-ro' }).click();
    await window.getByRole('menuitem', { name: 'Bridge for other tools…' }).click();
    await window.getByRole('button', { name: 'Add bridge' }).click();
    await expect
      .poll(keys)
      .toMatch(/\[partner-ro-keys\][^[]*aws_access_key_id = ASIAFAKE[^[]*x_security_token_expires = /);
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+1');
  });

  await test.step('a notice comes before the end; a click signs in again', async () => {
    const status = await daypass({ ...baseEnv, ...simulator.environment }, 'status', '--json');
    const { sessions } = JSON.parse(status.stdout) as { sessions: { session: string; expiresAt: string }[] };
    const endsAtMillis = Date.parse(sessions.find(({ session }) => session === 'partner')?.expiresAt ?? '');
    const aheadMillis = endsAtMillis - Date.now() - 14 * 60_000;
    await app.lookAway();
    simulator.clock.advanceSeconds(Math.floor(aheadMillis / 1000));
    await sleepFor(app.electron, aheadMillis);
    await tray.line(/^partner — Expires soon, 1[34] min left/);
    desktop.clickNotice(await desktop.notice(/^partner ends in 1[34] min$/));
    await tray.line(/^partner — Signed in, ends /);
  });

  await test.step('it is renamed in the window', async () => {
    await window.getByRole('button', { name: /^partner /, expanded: false }).click();
    await window.getByRole('button', { name: 'Rename…' }).click();
    await window.getByRole('textbox', { name: 'Session name' }).fill('other');
    await window.keyboard.press('Enter');
    await tray.line(/^other — Signed in/);
  });

  await test.step('a sign-out forgets the keys', async () => {
    await tray.click(/^other — /, 'Sign out (AWS tools lose this sign-in)');
    await tray.line(/^other — Signed out/);
    expect(await readFile(sessionsFile, 'utf8')).not.toContain('secretAccessKey');
    await expect.poll(keys).not.toContain('aws_access_key_id');
  });

  await test.step('it is removed in the window', async () => {
    await window.getByRole('button', { name: /^other /, expanded: false }).click();
    await window.getByRole('button', { name: 'Remove…' }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(window.getByText('other removed')).toBeVisible();
    await expect.poll(() => tray.labels()).not.toContain('other — Signed out · Sign in');
  });
});

test('accounts of saml2aws are offered in the add sheet and taken over', async ({
  launch,
  simulator,
  desktop,
  home,
}) => {
  const url = 'https://id.example.com/app/aws?a=1#x';
  await writeFile(
    path.join(home.homeDir, '.saml2aws'),
    `[dev]\nurl = "${url}"\n[staging]\nurl = https://id.example.com/other\n`,
  );
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await window.getByRole('button', { name: 'Add session' }).click();
  await expect(window.getByText('saml2aws has accounts on this machine: dev and staging.')).toBeVisible();
  await window.getByRole('button', { name: 'Take them over' }).click();
  await tray.line(/^dev — Not signed in · Sign in$/);
  await tray.line(/^staging — Not signed in · Sign in$/);
  await window.getByRole('button', { name: /^dev /, expanded: false }).click();
  await expect(window.getByRole('dialog', { name: 'Details of dev' }).getByText(url)).toBeVisible();
});
