import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { filesHolding, filesUnder } from '../support/files-under.ts';
import { processesOf } from '../support/processes.ts';
import { overhear, secretsOf } from '../support/secrets.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { copyKeysFromTray, inAccounts } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

/** So few roles stand in the tray's menu one and all. */
test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

test('a whole path leaves no secret in messages to the window, log, arguments, output or any file but its own', async ({
  launch,
  desktop,
  simulator,
  links,
  home,
  paste,
}) => {
  await writeConfig(home, ssoSession('acme', simulator.portal));
  const app = await launch(simulator.environment);
  const heard = await overhear(app.electron);
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const signInLink = new URL(await signInFromTray(tray, links, 'acme'));
  await expect(window.getByRole('rowheader').first()).toBeVisible();

  await window.keyboard.press('Control+Enter');
  await expect(window.getByText(/keys copied \(bash\).* clears in (1:00|0:5\d)$/)).toBeVisible();
  const keys = [...(await paste()).matchAll(/'([^']*FAKE[^']*)'/g)].map(([, value = '']) => value);
  expect(keys).toHaveLength(3);
  await tray.click(...inAccounts(/./), 'Open console');
  const consoleLink = await links.link(/console/);
  expect(consoleLink).toMatch(
    /^https:\/\/d-demo\.awsapps\.com\/start\/#\/console\?account_id=\d{12}&role_name=AdministratorAccess$/,
  );
  const before = secretsOf(home.tokenCacheDir);
  simulator.clock.advanceSeconds(41 * 60);
  const renewed = simulator.nextRequest(({ route, status }) => route === 'createToken' && status === 200);
  await sleepFor(app.electron, 41 * 60_000);
  await renewed;
  await tray.line(/^acme — Signed in/);
  // A failure's words, with AWS's own behind them, go through the log.
  simulator.faults.add({ route: 'getRoleCredentials', kind: 'exception', exception: 'UnauthorizedException' });
  await copyKeysFromTray(tray, inAccounts(/PowerUser/), 'JSON');
  await desktop.notice(/sign in|signed out|sign-in/i);

  const secrets = [...new Set([...before, ...secretsOf(home.tokenCacheDir), ...keys])];
  expect(secrets.length).toBeGreaterThanOrEqual(7);
  const guards = ['state', 'code_challenge'].map((name) => signInLink.searchParams.get(name) ?? '');
  const messages = await heard();
  expect(messages.some((message) => message.startsWith('["daypass:copyKeys"'))).toBe(true);
  expect(messages.some((message) => /^\["daypass\.answers",.*clearedAfterSeconds/.test(message))).toBe(true);
  for (const secret of [...secrets, ...guards, 'ASIAFAKE']) {
    expect(messages.filter((message) => message.includes(secret))).toEqual([]);
    expect(consoleLink).not.toContain(secret);
    expect(app.stderr()).not.toContain(secret);
    expect(processesOf(home.homeDir).filter((commandLine) => commandLine.includes(secret))).toEqual([]);
  }

  await tray.click('Quit Daypass');
  expect(await app.exited).toBe(0);
  const own = path.join(home.homeDir, '.local/share/daypass');
  const log = readFileSync(path.join(own, 'logs', 'daypass.log'), 'utf8');
  expect(log).toContain('"event":"started"');
  expect(log).toContain('"event":"act.failed"');
  const allowed = new RegExp(`^${home.tokenCacheDir}/|^${own}/registrations/`);
  expect(filesHolding(home.homeDir, secrets).filter((file) => !allowed.test(file))).toEqual([]);
});

test('what is written is for its owner alone', async ({ launch, desktop, simulator, links, home }) => {
  const app = await launch(simulator.environment);
  const window = await app.window();
  await window.getByRole('textbox', { name: 'Start URL' }).fill(simulator.portal.startUrl);
  await window.getByRole('button', { name: /^Region / }).click();
  await window.getByRole('textbox', { name: 'Session name' }).fill('acme');
  await window.getByRole('button', { name: 'Add and sign in' }).click();
  const tray = await desktop.tray();
  await tray.line(/^Finish signing in: acme$/);
  await window.getByRole('button', { name: 'Cancel sign-in' }).click();
  await tray.line(/^acme — .+ · Sign in$/);
  await signInFromTray(tray, links, 'acme');
  await window.getByRole('button', { name: 'Add to favourites' }).first().click();
  await tray.line(/^Click copies AWS_PROFILE$/);
  await copyKeysFromTray(tray, inAccounts(/./), 'JSON');
  await desktop.notice(/Keys copied/);

  const own = path.join(home.homeDir, '.local/share/daypass');
  const ours = [...filesUnder(own), ...filesUnder(path.join(home.homeDir, '.aws'))]
    // Chromium's own files lie in a folder that only the owner may enter.
    .filter((found) => !found.path.startsWith(path.join(own, 'electron') + path.sep));
  expect(ours.map((found) => path.basename(found.path))).toEqual(
    expect.arrayContaining(['config', 'cache', 'electron', 'preferences.json', 'registrations', 'directory', 'logs']),
  );
  expect(ours.filter(({ isFolder, mode }) => mode !== (isFolder ? 0o700 : 0o600))).toEqual([]);
});
