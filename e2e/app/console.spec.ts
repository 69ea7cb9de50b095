import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { recordingBrowser } from '../support/desktop/recording-browser.ts';
import { filesHolding } from '../support/files-under.ts';
import { processesNaming, processesOf } from '../support/processes.ts';
import { overhear } from '../support/secrets.ts';
import { inAccounts } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import type { TempHome } from '../support/temp-home.ts';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';

/** Small enough for the tray to hold it whole. */
test.use({
  simulatorOptions: {
    organization: {
      accounts: [{ accountId: '111111111111', accountName: 'Team', roles: ['AdministratorAccess', 'PowerUserAccess'] }],
    },
  },
});

const ROLE_RULE = {
  match: { by: 'pattern', pattern: '*/AdministratorAccess' },
  browser: { browserId: 'chrome', profileId: 'Profile 1' },
} as const;

async function writeProfiles({ homeDir }: TempHome, folder: string, names: Record<string, string>): Promise<void> {
  const dir = path.join(homeDir, '.config', folder);
  await mkdir(dir, { recursive: true });
  const cache = Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name }]));
  await writeFile(path.join(dir, 'Local State'), JSON.stringify({ profile: { info_cache: cache } }));
}

/** As the window asks main; what comes back is all that the window gets to see. */
const ask = (window: Page, command: string, input: unknown): Promise<unknown> =>
  window.evaluate(
    ([name, value]) => {
      const { daypass } = globalThis as unknown as { daypass: Record<string, (input: unknown) => Promise<unknown>> };
      return daypass[name]?.(value);
    },
    [command, input] as const,
  );

test.describe('with a rule', () => {
  test.use({ settings: { productionPattern: '', browserRules: [ROLE_RULE] } });

  test('the console opens in the browser profile of the rule, and elsewhere where none fits', async ({
    signedIn,
    home,
    links,
  }) => {
    const chrome = await recordingBrowser({ binDir: links.binDir, homeDir: home.homeDir }, 'google-chrome');
    await writeProfiles(home, 'google-chrome', { Default: 'Me', 'Profile 1': 'Work & Co' });
    const { tray } = await signedIn();

    await tray.click(...inAccounts(/AdministratorAccess/), 'Open console');
    const [profile, link] = await chrome.args();
    expect(profile).toBe('--profile-directory=Profile 1');
    expect(link).toMatch(
      /^https:\/\/d-demo\.awsapps\.com\/start\/#\/console\?account_id=\d{12}&role_name=AdministratorAccess$/,
    );

    await tray.click(...inAccounts(/PowerUser/), 'Open console');
    expect(await links.link(/console/)).toContain('role_name=PowerUserAccess');
  });

  test('a browser that is gone is told, and nothing opens', async ({ signedIn, desktop, links }) => {
    const { tray } = await signedIn();
    const opened = links.links().length;
    await tray.click(...inAccounts(/AdministratorAccess/), 'Open console');
    await desktop.notice(/not on this machine/);
    expect(links.links()).toHaveLength(opened);
  });
});

test('by federation a browser without the portal’s session lands in the console, and no argument, message or log holds the key to it', async ({
  signedIn,
  simulator,
  home,
  links,
}) => {
  const chromium = await recordingBrowser({ binDir: links.binDir, homeDir: home.homeDir }, 'chromium', CHROMIUM_PATH);
  await writeProfiles(home, 'chromium', { Default: 'Isolated' });
  const { app, tray } = await signedIn();
  const heard = await overhear(app.electron);
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect(window.getByRole('rowheader').first()).toBeVisible();
  const { accountId, roles } = simulator.portal.assignedAccounts[0] ?? { accountId: '', roles: [] };
  const role = { sourceId: 'acme', accountId, roleName: roles[0] ?? '' };

  const listed = await ask(window, 'listBrowsers', {});
  expect(listed).toMatchObject({ ok: true });
  expect(JSON.stringify(listed)).toContain(
    '{"browserId":"chromium","name":"Chromium","profiles":[{"profileId":"Default","name":"Isolated"}],"containers":[]}',
  );

  const held = simulator.faults.hold('consolePage');
  const browser = { browserId: 'chromium', profileId: 'Default' };
  const requests = { role, federated: true, browser, destination: '/s3/home', region: 'eu-central-1' };
  expect(await ask(window, 'openConsole', requests)).toEqual({ ok: true });
  await held.arrived;

  // The browser runs, with the console's page under way.
  const running = [...processesOf(home.homeDir), ...processesNaming(home.homeDir)];
  expect(running.some((commandLine) => /--dump-dom .*http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}/.test(commandLine))).toBe(
    true,
  );
  const secret = /SigninToken|FAKE-signin|ASIAFAKE|sessionKey/;
  expect(running.filter((commandLine) => secret.test(commandLine))).toEqual([]);
  const [profile, link = ''] = await chromium.args();
  expect(profile).toBe('--profile-directory=Default');
  await expect(fetch(link)).rejects.toThrow();
  held.release();

  const page = await chromium.page();
  expect(page).toContain('Signed in to the console');
  expect(page).toContain(`<dd>${accountId}</dd>`);
  expect(page).toContain(`<dd>${role.roleName}</dd>`);
  expect(page).toContain('https://console.aws.amazon.com/s3/home?region=eu-central-1');
  const asked = simulator.requests.list().filter(({ route }) => route?.startsWith('federation'));
  expect(asked.map(({ method, queryNames }) => [method, queryNames])).toEqual([
    ['POST', []],
    ['GET', ['Action', 'Issuer', 'Destination', 'SigninToken']],
  ]);

  expect((await heard()).filter((message) => secret.test(message))).toEqual([]);
  const own = path.join(home.homeDir, '.local/share/daypass');
  expect(await readFile(path.join(own, 'logs', 'daypass.log'), 'utf8')).not.toMatch(secret);
  expect(filesHolding(own, ['FAKE-signin', 'ASIAFAKE'])).toEqual([]);
});

test('the system’s own browser gets a page of one use, too', async ({ signedIn, simulator, links }) => {
  const { app, tray } = await signedIn();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  const { accountId, roles } = simulator.portal.assignedAccounts[0] ?? { accountId: '', roles: [] };
  const role = { sourceId: 'acme', accountId, roleName: roles[0] ?? '' };
  const opened = links.links().length;
  expect(await ask(window, 'openConsole', { role, federated: true })).toEqual({ ok: true });
  const link = await links.link(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/, opened);
  const answer = await fetch(link, { redirect: 'manual' });
  expect(answer.headers.get('location')).toContain(`${simulator.url}/federation?Action=login&`);
  await expect(fetch(link)).rejects.toThrow();
});
