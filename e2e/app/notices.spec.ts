import { approveDevice, approveInBrowser } from '../../src/simulator/index.ts';
import { writeConfig } from '../support/config-text.ts';
import type { TrayReader } from '../support/desktop/tray-reader.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { copyKeysFromTray, inAccounts } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

// Few enough for the tray to list them.
test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

const MINUTE = 60_000;

const codeShown = async (tray: TrayReader): Promise<string> =>
  /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await tray.line(/^Approve code/))?.[0] ?? '';

/** `HH:MM` on this machine's clock, so many hours from now. */
function timeOfDay(inHours: number): string {
  const date = new Date(Date.now() + inHours * 60 * MINUTE);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

test('a session that can’t renew itself is told ten minutes before its end, once, and a click on it signs in again', async ({
  launch,
  desktop,
  simulator,
  home,
}) => {
  const { startUrl, region } = simulator.portal;
  await writeConfig(
    home,
    `[profile old]\nsso_start_url = ${startUrl}\nsso_region = ${region}\nsso_account_id = 123456789012\nsso_role_name = Admin\n`,
  );
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  await tray.click(/ — Not signed in · Sign in$/);
  await approveDevice(`${simulator.url}/device`, await codeShown(tray));
  await tray.line(/ — Signed in, ends /);
  expect(desktop.notices.filter(({ summary }) => summary.includes('ends in'))).toEqual([]);

  await sleepFor(app.electron, (8 * 60 - 10) * MINUTE);
  const notice = await desktop.notice(/ends in \d+ min$/);
  expect(notice.body).toBe('This session can’t renew itself. Click to sign in again.');
  await sleepFor(app.electron, MINUTE);
  await tray.line(/ — Expires soon, [78] min left$/);
  expect(desktop.notices.filter(({ summary }) => summary.includes('ends in'))).toHaveLength(1);

  const asked = simulator.nextRequest(({ route, status }) => route === 'startDeviceAuthorization' && status === 200);
  desktop.clickNotice(notice);
  await asked;
  await approveDevice(`${simulator.url}/device`, await codeShown(tray));
  await expect.poll(() => desktop.notices.filter(({ summary }) => summary.startsWith('Signed in to'))).toHaveLength(2);
});

test.describe('a muted session', () => {
  test.use({ settings: { productionPattern: '', mutedSessions: ['acme'] } });

  test('ends in silence, and shows in the tray all the same', async ({
    signedIn,
    simulator,
    desktop,
    links,
    paste,
  }) => {
    const { app, tray } = await signedIn();
    simulator.endPortalSessions();
    simulator.clock.advanceSeconds(41 * 60);
    await sleepFor(app.electron, 41 * MINUTE);
    await tray.line(/^acme — .+ · Sign in again$/);
    await signInFromTray(tray, links, 'acme');
    await copyKeysFromTray(tray, inAccounts(/Admin/), 'bash');
    await expect.poll(() => paste()).toMatch(/ASIAFAKE/);
    await desktop.notice(/Keys copied/);
    expect(desktop.notices.map(({ summary }) => summary)).toEqual(['Keys copied']);
  });
});

test.describe('in quiet hours', () => {
  test.use({ settings: { productionPattern: '', quietHours: { from: timeOfDay(-1), to: timeOfDay(2) } } });

  test('an end waits, and is told after them, once', async ({ signedIn, simulator, desktop, links }) => {
    const { app, tray } = await signedIn();
    // An answer to what the person does is told at any time.
    await desktop.notice(/Signed in to acme/);
    simulator.endPortalSessions();
    simulator.clock.advanceSeconds(41 * 60);
    await sleepFor(app.electron, 41 * MINUTE);
    await tray.line(/^acme — .+ · Sign in again$/);
    expect(desktop.notices).toHaveLength(1);
    await sleepFor(app.electron, 120 * MINUTE);
    const notice = await desktop.notice(/acme: session ended by AWS/);
    const opened = links.links().length;
    desktop.clickNotice(notice);
    await approveInBrowser(await links.link(/\/authorize\?/, opened));
    await tray.line(/^acme — Signed in/);
    expect(desktop.notices.filter(({ summary }) => summary.includes('ended'))).toHaveLength(1);
  });
});

test('keys that end soon are told, and one click copies new ones', async ({ signedIn, simulator, desktop, paste }) => {
  const { app, tray } = await signedIn();
  await copyKeysFromTray(tray, inAccounts(/Admin/), 'bash');
  await desktop.notice(/Keys copied/);
  const first = await paste();
  const minutes = 50;
  simulator.clock.advanceSeconds(minutes * 60);
  await sleepFor(app.electron, minutes * MINUTE);
  const notice = await desktop.notice(/^Copied keys end in \d+ min$/);
  expect(notice.body).toMatch(/^AdministratorAccess in .+\. Click to copy new keys\.$/);
  await tray.line(/^acme — Signed in/);
  desktop.clickNotice(notice);
  await expect.poll(() => paste()).toMatch(/ASIAFAKE/);
  expect(await paste()).not.toBe(first);
});
