import { readdir, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { picture } from '../support/pictures.ts';
import { startPerson, type Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';

let simulator: Simulator;
let person: Person;

test.beforeEach(async ({ home }) => {
  simulator = await startSimulator();
  person = await startPerson();
  const { startUrl, region } = simulator.portal;
  await mkdir(path.dirname(home.configFile), { recursive: true });
  await writeFile(
    home.configFile,
    `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = ${region}\nsso_registration_scopes = sso:account:access\n`,
  );
});
test.afterEach(async () => {
  await person.close();
  await simulator.close();
});

test('a browser that cannot come back: over to a device code in mid-way, typed by the person', async ({
  launch,
  desktop,
  links,
}, testInfo) => {
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  await tray.click(/^acme — .+ · Sign in$/);
  await links.link(/\/authorize\?/);
  await tray.click('Open Daypass');
  const window = await app.window();
  await window.getByRole('button', { name: 'Use a device code instead' }).click();
  const shown = await tray.line(/^Approve code [A-Z0-9]{4}-[A-Z0-9]{4}: acme$/);
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(shown)?.[0] ?? '';
  await expect(window.getByRole('dialog').getByText(/Never enter a code that someone sent you/)).toBeVisible();
  await picture(window, testInfo, 'sign-in-device-code');

  const { origin, pathname } = new URL(await links.link(/user_code=/));
  await person.approveCode(`${origin}${pathname}`, code);
  await tray.line(/^acme — Signed in/);
  await expect(window.getByRole('dialog')).toBeHidden();
});

test('a denial says so, leaves nothing behind, and the next try works', async ({ launch, desktop, links, home }) => {
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  await tray.click(/^acme — .+ · Sign in$/);
  await person.deny(await links.link(/\/authorize\?/));
  await tray.click('Open Daypass');
  const window = await app.window();
  await expect(window.getByText(/denied|not approved/i).first()).toBeVisible();
  expect(await readdir(home.tokenCacheDir).catch(() => [])).toEqual([]);

  const opened = links.links().length;
  await tray.click(/^acme — .+ · Sign in$/);
  await person.approve(await links.link(/\/authorize\?/, opened));
  await tray.line(/^acme — Signed in/);
});
