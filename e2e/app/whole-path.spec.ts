import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { aws } from '../support/aws-cli.ts';
import { picture } from '../support/pictures.ts';
import { startPerson, type Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

const MINUTE = 60_000;

let simulator: Simulator;
let person: Person;

test.beforeEach(async () => {
  simulator = await startSimulator({ tls: true });
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

  await test.step('first run: the form, then the sign-in in the person’s own browser', async () => {
    await window.getByRole('textbox', { name: 'Start URL' }).fill(`${simulator.portal.startUrl}/#/`);
    await window.getByRole('button', { name: 'Find Region' }).click();
    await expect(window.getByRole('combobox', { name: 'Region' })).toHaveValue(simulator.portal.region);
    await window.getByRole('textbox', { name: 'Session name' }).fill('demo');
    await picture(window, testInfo, 'first-run');
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
    await picture(window, testInfo, 'roles');
    await tray.line(/^Favourites$/);
  });

  const favourite = await tray.line(/^ReadOnlyAccess — .+/);
  const accountId = /(\d{12})/.exec(favourite)?.[1] ?? '';

  await test.step('keys are copied from the tray over D-Bus, and read by another program', async () => {
    await tray.click(/^ReadOnlyAccess — /, 'Copy keys', 'bash');
    await desktop.notice(/Keys copied/);
    expect(await paste()).toMatch(/^export AWS_ACCESS_KEY_ID='?ASIAFAKE\w+'?\nexport AWS_SECRET_ACCESS_KEY=/m);
  });

  const profileName = await test.step('a profile is set up from the tray, after a look at the diff', async () => {
    await tray.click(/^ReadOnlyAccess — /, 'Set up profile…');
    await expect(window.getByText('No Region is known for this profile.')).toBeVisible();
    await window.getByRole('combobox', { name: 'Default Region' }).fill('eu-north-1');
    await expect(window.getByText(`sso_account_id = ${accountId}`)).toBeVisible();
    const name = await window.getByRole('textbox', { name: 'Profile name' }).inputValue();
    await window.emulateMedia({ colorScheme: 'dark' });
    await picture(window, testInfo, 'profile-diff');
    await window.getByRole('button', { name: 'Add profile' }).click();
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
    await tray.line(/^Sign in again: demo$/);
    await tray.tooltipLike(/demo — Ended by AWS$/);
    expect(links.links()).toHaveLength(opened);
  });

  await test.step('one click on the notice signs in again', async () => {
    const opened = links.links().length;
    desktop.clickNotice(await desktop.notice(/session ended by AWS/));
    await person.approve(await links.link(/\/authorize\?/, opened));
    await tray.line(/^demo — Signed in/);
    await tray.click(/^ReadOnlyAccess — /, 'Copy keys', 'JSON');
    await expect.poll(() => paste()).toMatch(/"Version": ?1/);
  });
});
