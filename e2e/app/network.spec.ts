import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

const MINUTE = 60_000;

test.beforeEach(({ home, simulator }) => writeConfig(home, ssoSession('acme', simulator.portal)));

const offline = 'You are offline.';

test('a sign-in without network says what is wrong, claims nothing, and works once the network is there', async ({
  launch,
  desktop,
  simulator,
  links,
}) => {
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  simulator.faults.add({ route: '*', kind: 'reset' });
  await tray.click('Sign in: acme');
  const notice = await desktop.notice(/Could not sign in to acme/);
  expect(notice.body).toMatch(/cannot be reached\. Check network, VPN and proxy/);
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect(window.getByText(/cannot be reached\. Check network, VPN and proxy/)).toBeVisible();
  await expect(window.getByText(offline)).toBeHidden();
  expect(links.links()).toEqual([]);

  simulator.faults.clear();
  await signInFromTray(tray, links, 'acme');
  await expect(window.getByText(/cannot be reached/)).toBeHidden();
});

test('losing the network while signed in: told, the old token kept, and back by itself', async ({
  signedIn,
  desktop,
  simulator,
  home,
}) => {
  const { app, tray } = await signedIn();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect(window.getByRole('rowheader').first()).toBeVisible();
  const token = async (): Promise<string> => {
    const [name = ''] = await readdir(home.tokenCacheDir);
    return readFile(path.join(home.tokenCacheDir, name), 'utf8');
  };
  const before = await token();

  simulator.faults.add({ route: '*', kind: 'reset' });
  simulator.clock.advanceSeconds(41 * 60);
  await sleepFor(app.electron, 41 * MINUTE);
  await tray.line(/^acme — Offline, 1\d min left$/);
  await tray.tooltipLike(/no network/);
  await expect(window.getByText(offline)).toBeVisible();
  expect(await token()).toBe(before);
  await tray.click('Accounts', /./, /./, 'Copy keys', 'bash');
  await desktop.notice(/cannot be reached/);

  simulator.clock.advanceSeconds(30 * 60);
  await sleepFor(app.electron, 30 * MINUTE);
  await tray.line(/^acme — Offline$/);
  expect(await token()).toBe(before);

  simulator.faults.clear();
  await sleepFor(app.electron, 10 * MINUTE);
  await tray.line(/^acme — Signed in/);
  await expect(window.getByText(offline)).toBeHidden();
  expect(await token()).not.toBe(before);
});

for (const [what, fault, words] of [
  ['a network sign-in page answers', { kind: 'html' }, /A proxy or a network sign-in page may be in between/],
  ['AWS stumbles', { kind: 'error', status: 503 }, /not answering as it should/],
] as const) {
  test(`where ${what} instead of a list, that is told, and the list comes by itself`, async ({
    launch,
    desktop,
    simulator,
    links,
  }) => {
    const app = await launch(simulator.environment);
    const tray = await desktop.tray();
    const id = simulator.faults.add({ route: 'listAccounts', ...fault });
    await signInFromTray(tray, links, 'acme');
    const window = await app.windowAfter(() => tray.click('Open Daypass'));
    await expect(window.getByText(words).first()).toBeVisible();
    simulator.faults.remove(id);
    await sleepFor(app.electron, 1000);
    await expect(window.getByRole('rowheader').first()).toBeVisible();
    await expect(window.getByText(words)).toBeHidden();
  });
}

test('a listing that AWS throttles slows down and comes whole', async ({ launch, desktop, simulator, links }) => {
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  simulator.faults.add({ route: 'listAccountRoles', kind: 'throttle', times: 5 });
  await signInFromTray(tray, links, 'acme');
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect(window.getByText(/^6 accounts/)).toBeVisible();
  expect(simulator.requests.list().filter(({ status }) => status === 429)).toHaveLength(5);
});
