import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PATIENCE_MILLIS } from '../support/awaited.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { copyKeysFromTray, inAccounts } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';

/** So few roles stand in the tray's menu one and all. */
test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

/** A disk of its own for a folder: real ENOSPC from a real file system. Undefined where we may not mount. */
function mountSmallDisk(dir: string): { unmount(): void } | undefined {
  mkdirSync(dir, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=700', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { unmount: () => void execFileSync('umount', ['--lazy', dir]) };
}

function fill(dir: string): { free(): void } {
  const file = path.join(dir, 'filler');
  expect(() => writeFileSync(file, Buffer.alloc(32 * 1024 * 1024))).toThrow('ENOSPC');
  return { free: () => rmSync(file) };
}

test('a full disk: said in words, old bytes intact, signed in and keys had all the same, and all well once there is room', async ({
  launch,
  desktop,
  simulator,
  links,
  home,
  paste,
}) => {
  const smallHome = path.join(home.homeDir, 'small');
  const disk = mountSmallDisk(smallHome);
  test.skip(disk === undefined, 'mounting a small disk needs root');
  try {
    const configFile = path.join(smallHome, '.aws', 'config');
    await writeConfig({ configFile }, ssoSession('acme', simulator.portal));
    await home.storeSettings({ productionPattern: '' }, smallHome);
    const xdg = { XDG_CONFIG_HOME: '.config', XDG_DATA_HOME: '.local/share', XDG_CACHE_HOME: '.cache' };
    const xdgUnderIt = Object.fromEntries(Object.entries(xdg).map(([name, dir]) => [name, path.join(smallHome, dir)]));
    // The config is not in the usual home, so the start must be told to be quiet.
    const app = await launch({ ...simulator.environment, HOME: smallHome, ...xdgUnderIt }, ['--hidden']);
    const tray = await desktop.tray();
    const shown = app.electron.waitForEvent('window', { timeout: PATIENCE_MILLIS });
    await tray.click('Open Daypass');
    const window = await shown;
    await expect(window.getByText('Not signed in')).toBeVisible();

    const first = fill(smallHome);
    await app.lookAway();
    await signInFromTray(tray, links, 'acme');
    const told = await desktop.notice(/Signed in to acme, in Daypass only/);
    expect(told.body).toMatch(/The disk is full: .* Free some space/);
    await expect(window.getByText(/The disk is full/)).toBeVisible();
    await expect(window.getByRole('rowheader').first()).toBeVisible();
    const tokenFiles = () =>
      readdirSync(path.join(smallHome, '.aws', 'sso', 'cache')).filter((name) => name.endsWith('.json'));
    expect(tokenFiles()).toEqual([]);
    first.free();
    await tray.click(/^acme — /, 'Refresh accounts');
    await expect.poll(tokenFiles).toHaveLength(1);

    const second = fill(smallHome);
    const before = readFileSync(configFile, 'utf8');
    await tray.click(...inAccounts(/./), 'Create profile…');
    const dialog = window.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Default Region' }).fill('eu-north-1');
    await expect(dialog.getByText(/^sso_account_id = /)).toBeVisible();
    await dialog.getByRole('button', { name: 'Create profile' }).click();
    // The backup comes first, and there is no room for it either.
    await expect(dialog.getByText(/^The disk is full: .+ could not be written\.$/)).toBeVisible();
    expect(readFileSync(configFile, 'utf8')).toBe(before);
    expect(readdirSync(path.dirname(configFile)).toSorted()).toEqual(['config', 'sso']);
    await copyKeysFromTray(tray, inAccounts(/./), 'bash');
    await expect.poll(() => paste()).toMatch(/ASIAFAKE/);

    second.free();
    await dialog.getByRole('button', { name: 'Create profile' }).click();
    await expect(dialog.getByText(/^Profile .+ added$/)).toBeVisible();
    await tray.click('Quit Daypass');
    expect(await app.exited).toBe(0);
  } finally {
    disk?.unmount();
  }
});
