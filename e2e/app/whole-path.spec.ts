import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { aws } from '../support/aws-cli.ts';
import { picture } from '../support/pictures.ts';
import { startPerson, type Person } from '../support/person.ts';
import { copyKeysFromTray, inUse } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

const MINUTE = 60_000;

/** A small company: the README shows its window, production marked. */
const ORGANIZATION = {
  accounts: [
    ['analytics-sandbox', '065948091447', 'AdministratorAccess', 'ReadOnlyAccess'],
    ['checkout-staging', '871059597935', 'PowerUserAccess', 'ReadOnlyAccess'],
    ['checkout-production', '750940525671', 'AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess'],
    ['data-lake', '481356448000', 'Billing', 'DatabaseAdministrator', 'ReadOnlyAccess'],
    ['identity', '220417730915', 'SecurityAudit', 'ViewOnlyAccess'],
    ['payments-production', '935160274468', 'AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess'],
  ].map(([accountName = '', accountId = '', ...roles]) => ({
    accountName,
    accountId,
    emailAddress: `aws+${accountName}@example.com`,
    roles,
  })),
};
test.use({ settings: {} });

let simulator: Simulator;
let person: Person;

test.beforeEach(async () => {
  simulator = await startSimulator({ tls: true, organization: ORGANIZATION });
  person = await startPerson();
});
test.afterEach(async () => {
  await person.close();
  await simulator.close();
});

const travel = (minutes: number) => simulator.clock.advanceSeconds(minutes * 60);

test('from first run to keys, profile, renewal, the portal session’s end and one click back', async ({
  launch,
  desktop,
  links,
  home,
  paste,
  baseEnv,
}, testInfo) => {
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await app.window();
  const tokenFile = async (): Promise<Record<string, string>> => {
    // Beside it lies, for a moment, the file that a renewal is about to put in its place.
    const name = (await readdir(home.tokenCacheDir)).find((entry) => entry.endsWith('.json')) ?? '';
    return JSON.parse(await readFile(path.join(home.tokenCacheDir, name), 'utf8'));
  };

  await test.step('first run: one field, then the sign-in in the person’s own browser', async () => {
    await window.getByRole('textbox', { name: 'Start URL' }).fill(`${simulator.portal.startUrl}/#/`);
    await window.getByRole('button', { name: /^Region / }).click();
    await window.getByRole('textbox', { name: 'Session name' }).fill('demo');
    await window.getByRole('button', { name: 'Add and sign in' }).click();
    await tray.line(/^Finish signing in: demo$/);
    await app.lookAway();
    const landed = await person.approve(await links.link(/\/authorize\?/));
    await expect(landed.getByRole('heading', { name: 'Signed in' })).toBeVisible();
    await tray.line(/^demo — Signed in/);
    await desktop.notice(/Signed in to demo/);
  });

  await test.step('roles are listed; one becomes a favourite', async () => {
    await window.getByRole('combobox', { name: 'Search accounts and roles' }).fill('ReadOnlyAccess');
    await window.getByRole('button', { name: 'Add to favourites' }).first().click();
    await window.getByRole('combobox', { name: 'Search accounts and roles' }).fill('');
    await expect(window.getByRole('rowheader', { name: 'Favourites' })).toBeVisible();
    await tray.line(/^Click copies AWS_PROFILE$/);
    await window.keyboard.press('Control+Enter');
    await expect(window.getByRole('main').getByRole('button', { name: 'Clear now' })).toBeVisible();
    await picture(window, testInfo, 'roles');
    await window.getByRole('main').getByRole('button', { name: 'Clear now' }).click();
    await expect.poll(() => paste()).toBe('');
  });

  const favourite = await tray.line(/^.+ · ReadOnlyAccess$/);
  const accountId =
    simulator.portal.assignedAccounts.find(({ accountName }) => favourite.startsWith(accountName ?? ''))?.accountId ??
    '';
  expect(accountId).toMatch(/^\d{12}$/);

  await test.step('keys are copied from the tray over D-Bus, and read by another program', async () => {
    await copyKeysFromTray(tray, inUse(/ ReadOnlyAccess$/), 'bash');
    await desktop.notice(/Keys copied/);
    expect(await paste()).toMatch(/^export AWS_ACCESS_KEY_ID='?ASIAFAKE\w+'?\nexport AWS_SECRET_ACCESS_KEY=/m);
  });

  const profileName = await test.step('a profile is set up from the tray, after a look at the diff', async () => {
    await tray.click(...inUse(/ ReadOnlyAccess$/), 'Create profile…');
    await expect(window.getByText('No Region is known for this profile.')).toBeVisible();
    await window.getByRole('combobox', { name: 'Default Region' }).fill('eu-north-1');
    await expect(window.getByText(`sso_account_id = ${accountId}`)).toBeVisible();
    const name = await window.getByRole('textbox', { name: 'Profile name' }).inputValue();
    await window.emulateMedia({ colorScheme: 'dark' });
    await picture(window, testInfo, 'profile-diff');
    await window.getByRole('button', { name: 'Create profile' }).click();
    await expect(window.getByText(`Profile ${name} added`)).toBeVisible();
    return name;
  });

  const askAws = async (): Promise<{ AccessKeyId: string; Expiration: string }> =>
    JSON.parse(
      await aws(['configure', 'export-credentials', '--profile', profileName], {
        ...baseEnv,
        ...simulator.proxyEnvironment,
      }),
    );

  await test.step('the real AWS CLI uses the profile', async () => {
    expect((await askAws()).AccessKeyId).toMatch(/^ASIAFAKE/);
  });

  await test.step('near its end the token is renewed on disk, and the AWS CLI still answers', async () => {
    const before = await tokenFile();
    const renewed = simulator.nextRequest(({ route, status }) => route === 'createToken' && status === 200);
    travel(41);
    await sleepFor(app.electron, 41 * MINUTE);
    await renewed;
    await expect.poll(async () => (await tokenFile())['accessToken']).not.toBe(before['accessToken']);
    await tray.line(/^demo — Signed in/);
    expect((await askAws()).AccessKeyId).toMatch(/^ASIAFAKE/);
  });

  await test.step('the portal session ends: a notice and the tray say so, and no browser opens by itself', async () => {
    simulator.endPortalSessions();
    const opened = links.links().length;
    travel(41);
    await sleepFor(app.electron, 41 * MINUTE);
    await desktop.notice(/session ended by AWS/);
    await tray.line(/^demo — .+ · Sign in again$/);
    await tray.tooltipLike(/demo — Ended by AWS$/);
    expect(links.links()).toHaveLength(opened);
  });

  await test.step('one click on the notice signs in again', async () => {
    const opened = links.links().length;
    desktop.clickNotice(await desktop.notice(/session ended by AWS/));
    await person.approve(await links.link(/\/authorize\?/, opened));
    await tray.line(/^demo — Signed in/);
    await copyKeysFromTray(tray, inUse(/ ReadOnlyAccess$/), 'JSON');
    await expect.poll(() => paste()).toMatch(/"Version": ?1/);
  });
});
