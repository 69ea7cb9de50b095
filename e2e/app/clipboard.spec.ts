import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { copyKeysFromTray, inAccounts, inUse } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

/** So few roles stand in the tray's menu one and all. */
test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

test.beforeEach(({ home, simulator }) => writeConfig(home, ssoSession('acme', simulator.portal)));

/** Another program puts its text on the clipboard, and holds it there until it is killed. */
async function copyElsewhere(
  display: string,
  text: string,
  paste: () => Promise<string>,
): Promise<() => Promise<void>> {
  const xclip = spawn('xclip', ['-selection', 'clipboard', '-quiet'], {
    env: { ...process.env, DISPLAY: display },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const exited = once(xclip, 'exit');
  xclip.stdin.end(text);
  await expect.poll(paste).toBe(text);
  return async () => {
    xclip.kill();
    await exited;
  };
}

test('copied keys never stay in the selection of the middle button, and leave the clipboard at quit', async ({
  signedIn,
  desktop,
  paste,
}) => {
  const { app, tray } = await signedIn();
  await copyKeysFromTray(tray, inAccounts(/Admin/), 'bash');
  const { body } = await desktop.notice(/Keys copied/);
  expect(body).toMatch(/^AdministratorAccess in .+, valid for 59 min\. They leave the clipboard in 60 s\.$/);
  const first = await paste();
  await copyKeysFromTray(tray, inUse(/ AdministratorAccess$/), 'JSON');
  await expect.poll(() => paste()).toMatch(/"Version": 1/);
  expect(first).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);
  expect(await paste('primary')).toBe('');
  await tray.click('Quit Daypass');
  await app.exited;
  expect([await paste(), await paste('primary')]).toEqual(['', '']);
});

for (const end of ['after a minute', 'at quit'] as const) {
  test(`what the person copied since is left alone ${end}`, async ({ signedIn, desktop, paste, virtualScreen }) => {
    const { app, tray } = await signedIn();
    await copyKeysFromTray(tray, inAccounts(/./), 'bash');
    await desktop.notice(/Keys copied/);
    const dispose = await copyElsewhere(virtualScreen.display, 'a shopping list', paste);
    expect(await paste('primary')).toBe('');
    if (end === 'at quit') {
      await tray.click('Quit Daypass');
      await app.exited;
    } else await sleepFor(app.electron, 61_000);
    expect(await paste('primary')).toBe('');
    expect(await paste()).toBe('a shopping list');
    await dispose();
  });
}

test('over SSH the sign-in is by device code; its link and code can be copied, and it can be called off from window and tray', async ({
  launch,
  desktop,
  simulator,
  paste,
}) => {
  const app = await launch({ ...simulator.environment, SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22' });
  const tray = await desktop.tray();
  await tray.click(/^acme — .+ · Sign in$/);
  const line = await tray.line(/^Approve code/);
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(line)?.[0] ?? '';
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await window.getByRole('button', { name: 'Copy code' }).click();
  await expect.poll(() => paste()).toBe(code);
  await window.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => paste()).toBe(`${simulator.url}/device?user_code=${code}`);
  await window.getByRole('button', { name: 'Cancel sign-in' }).click();
  await tray.line(/^acme — Not signed in · Sign in( again)?$/);

  await tray.click(/^acme — .+ · Sign in$/);
  await tray.line(/^Approve code/);
  await expect(window.getByRole('dialog')).toBeVisible();
  await tray.click(/^acme — /, 'Cancel sign-in');
  await tray.line(/^acme — Not signed in · Sign in( again)?$/);
  await expect(window.getByRole('dialog')).toBeHidden();
});
