import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { approveInBrowser } from '../../src/simulator/index.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { launchDaypass } from '../support/daypass-app.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { copyKeysFromTray, inAccounts } from '../support/tray-roles.ts';
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
  await tray.click(/^acme — .+ · Sign in$/);
  const notice = await desktop.notice(/Could not sign in to acme/);
  expect(notice.body).toMatch(/cannot be reached: the connection was cut\. .*AWS_ENDPOINT_URL_SSO_OIDC/);
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect(
    window.getByText(/cannot be reached: the connection was cut\. .*AWS_ENDPOINT_URL_SSO_OIDC/),
  ).toBeVisible();
  await expect(window.getByText(offline)).toBeHidden();
  expect(links.links()).toEqual([]);

  simulator.faults.clear();
  await signInFromTray(tray, links, 'acme');
  await expect(window.getByText(/cannot be reached/)).toBeHidden();
});

test.describe('with so few roles that all stand in the tray', () => {
  test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

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
    await tray.tooltipLike(/acme — Offline/);
    await expect(window.getByText(offline)).toBeVisible();
    expect(await token()).toBe(before);
    await copyKeysFromTray(tray, inAccounts(/./), 'bash');
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
});

for (const [what, fault, words] of [
  ['a network sign-in page answers', { kind: 'html' }, /A network sign-in page answered instead of/],
  ['AWS stumbles', { kind: 'error', status: 503 }, /is not answering as IAM Identity Center does/],
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
  await expect(window.getByText(/roles in 6 accounts$/)).toBeVisible();
  expect(simulator.requests.list().filter(({ status }) => status === 429)).toHaveLength(5);
});

test.describe('behind a company’s proxy', () => {
  test.use({ simulatorOptions: { tls: true } });

  const pacScript = (proxies: string): Promise<{ readonly url: string; close(): void }> =>
    new Promise((resolve) => {
      const server = createServer((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' });
        response.end(`function FindProxyForURL(url, host) { return '${proxies}'; }`);
      });
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        resolve({ url: `http://127.0.0.1:${port}/proxy.pac`, close: () => server.close() });
      });
    });

  for (const by of ['the system’s settings', 'a PAC script whose first proxy is dead'] as const) {
    test(`named by ${by}: sign-in and list go through it`, async ({ baseEnv, desktop, simulator, links }) => {
      if (simulator.tls === undefined) throw new Error('TLS was asked for.');
      const { host } = new URL(simulator.tls.proxyUrl);
      const pac = await pacScript(`PROXY 127.0.0.1:9; PROXY ${host}`);
      const way = by === 'the system’s settings' ? `--proxy-server=${host}` : `--proxy-pac-url=${pac.url}`;
      const app = await launchDaypass({ ...baseEnv, AWS_CA_BUNDLE: simulator.tls.caPemPath }, [way, '--hidden']);
      try {
        const tray = await desktop.tray();
        await tray.click(/^acme — .+ · Sign in$/);
        const { pathname, search } = new URL(await links.link(/\/authorize\?/));
        await approveInBrowser(`${simulator.url}${pathname}${search}`);
        await tray.line(/^acme — Signed in/);
        const window = await app.windowAfter(() => tray.click('Open Daypass'));
        await expect(window.getByRole('rowheader').first()).toBeVisible();
      } finally {
        await app.close();
        pac.close();
      }
    });
  }
});

test('a wrong clock is told in the tray', async ({ signedIn, simulator }) => {
  simulator.clock.advanceSeconds(30 * 60);
  const { tray } = await signedIn();
  expect(await tray.line(/^This computer’s clock is/)).toMatch(/ (29|30) min behind\.$/);
});
