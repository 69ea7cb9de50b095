import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { PATIENCE_MILLIS } from '../support/awaited.ts';
import { aws } from '../support/aws-cli.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { inAccounts } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';

/** What else is on the machine works on the same files while the app runs: the AWS CLI, editors, dotfile managers. */

test.beforeEach(({ home, simulator }) => writeConfig(home, ssoSession('acme', simulator.portal)));

test.describe('the real AWS CLI', () => {
  test.use({ simulatorOptions: { tls: true } });

  test('signs out, and the tray says so without being asked', async ({
    signedIn,
    desktop,
    simulator,
    baseEnv,
    home,
  }) => {
    const { tray } = await signedIn();
    const withCli = { ...baseEnv, ...simulator.proxyEnvironment };
    await appendFile(
      home.configFile,
      `[profile p]\nsso_session = acme\nsso_account_id = 123456789012\nsso_role_name = Admin\n`,
    );
    await aws(['sso', 'logout', '--profile', 'p'], withCli);
    await tray.line(/^acme — Signed out · Sign in( again)?$/);
    await tray.tooltipLike(/acme — Signed out$/);
    expect(desktop.notices.map(({ summary }) => summary)).toEqual(['Signed in to acme']);
  });
});

test('a token another tool writes is taken at once', async ({ launch, desktop, simulator, links, home }) => {
  const first = await launch(simulator.environment);
  await signInFromTray(await desktop.tray(), links, 'acme');
  const [file, text] = await tokenFile(home.tokenCacheDir);
  await first.close();
  await rm(file);

  await launch(simulator.environment);
  const tray = await desktop.tray();
  await tray.line(/^acme — Not signed in · Sign in( again)?$/);
  await writeFile(file, text, { mode: 0o600 });
  await tray.line(/^acme — Signed in/);
  // The AWS CLI writes in place: for a moment the file is torn.
  await writeFile(file, text.slice(0, 40));
  await tray.line(/^acme — (Signed out|Not signed in) · Sign in$/);
  await writeFile(file, text);
  await tray.line(/^acme — Signed in/);

  const tookMillis: number[] = [];
  const measured = async (act: () => Promise<unknown>, line: RegExp): Promise<void> => {
    const before = performance.now();
    await act();
    await tray.line(line);
    tookMillis.push(Math.round(performance.now() - before));
  };
  for (let round = 0; round < 5; round += 1) {
    await measured(() => rm(file), /^acme — (Signed out|Not signed in) · Sign in$/);
    await measured(() => writeFile(file, text, { mode: 0o600 }), /^acme — Signed in/);
  }
  console.info(`From the file to the tray's menu, in ms: ${tookMillis.join(', ')}.`);
});

async function tokenFile(dir: string): Promise<[string, string]> {
  const [name = ''] = await readdir(dir);
  return [`${dir}/${name}`, await readFile(`${dir}/${name}`, 'utf8')];
}

test('a session added or taken out by hand shows', async ({ launch, desktop, simulator, home }) => {
  await launch(simulator.environment);
  const tray = await desktop.tray();
  await tray.line(/^acme — /);
  await appendFile(home.configFile, ssoSession('added', simulator.portal));
  await tray.line(/^added — Not signed in · Sign in( again)?$/);
  await writeConfig(home, ssoSession('added', simulator.portal));
  await expect.poll(async () => (await tray.labels()).some((label) => label.startsWith('acme'))).toBe(false);
});

test('a config nobody can read is told with its place, and what was known of it stays', async ({ signedIn, home }) => {
  const { app, tray } = await signedIn();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const good = await readFile(home.configFile, 'utf8');

  const garbage = 'no section here\n';
  await writeFile(home.configFile, garbage);
  await tray.line(/^AWS config file can’t be read/);
  await tray.line(/^acme — Signed in/);
  await expect(window.getByText(`${home.configFile} has text before the first [section]: line 1.`)).toBeVisible();
  expect(await readFile(home.configFile, 'utf8')).toBe(garbage);

  await rm(home.configFile);
  await mkdir(home.configFile);
  await expect(window.getByText(`${home.configFile} cannot be read.`)).toBeVisible();

  await rm(home.configFile, { recursive: true });
  await writeFile(home.configFile, good);
  await tray.line(/^acme — Signed in/);
  await expect(window.getByText(/cannot be read/)).toBeHidden();
});

test.describe('with so few roles that all stand in the tray', () => {
  test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

  test('a profile is refused where a line is odd, naming it, or where its name is taken; nothing is written', async ({
    signedIn,
    home,
  }) => {
    const { app, tray } = await signedIn();
    await appendFile(home.configFile, '\n[profile taken]\nregion = us-east-1\n');
    const shown = app.electron.waitForEvent('window', { timeout: PATIENCE_MILLIS });
    await tray.click(...inAccounts(/./), 'Create profile…');
    const dialog = (await shown).getByRole('dialog');

    await dialog.getByRole('textbox', { name: 'Profile name' }).fill('taken');
    await expect(dialog.getByText('A profile “taken” already exists.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Profile name' }).fill('two words');
    await expect(dialog.getByText('The name “two words” cannot be used.')).toBeVisible();

    await appendFile(home.configFile, 'an odd line\n');
    const before = await readFile(home.configFile, 'utf8');
    await dialog.getByRole('textbox', { name: 'Profile name' }).fill('free');
    await expect(dialog.getByText('has a line without “=”: line 8.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Create profile' }).click();
    await expect(dialog.getByText('Nothing was changed.')).toBeVisible();
    expect(await readFile(home.configFile, 'utf8')).toBe(before);
  });
});
