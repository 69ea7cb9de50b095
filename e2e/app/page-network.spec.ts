import type { Page } from '@playwright/test';
import type { DaypassApp } from '../support/daypass-app.ts';
import { isLeftOut } from '../support/left-out.ts';
import { listenTcp, listenUdp } from '../support/network-listeners.ts';
import { traceSends } from '../support/system-call-trace.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { addressesIn } from '../support/traced-programs.ts';
import { expect, test } from '../support/test.ts';

/**
 * Ways to the network that neither the content security policy nor webRequest covers, tried from inside our own page.
 * Sockets and the system calls of the network process are watched.
 */

/** Gathers candidates from a STUN or TURN server to the end, as a page would to send something there. */
const gather = (window: Page, server: RTCIceServer, iceTransportPolicy: RTCIceTransportPolicy): Promise<string> =>
  window.evaluate(
    async ([iceServer, policy]) => {
      const connection = new RTCPeerConnection({ iceServers: [iceServer], iceTransportPolicy: policy });
      const complete = new Promise<string>((resolve) => {
        connection.addEventListener('icegatheringstatechange', () => {
          if (connection.iceGatheringState === 'complete') resolve('complete');
        });
      });
      connection.createDataChannel('any');
      await connection.setLocalDescription(await connection.createOffer());
      return complete.finally(() => connection.close());
    },
    [server, iceTransportPolicy] as const,
  );

test('WebRTC reaches no STUN server by UDP', async ({ launch }) => {
  const window = await (await launch()).window();
  const listener = await listenUdp();
  expect(await gather(window, { urls: `stun:127.0.0.1:${listener.port}` }, 'all')).toBe('complete');
  expect(await listener.arrivals()).toBe(0);
  listener.close();
});

for (const transport of ['udp', 'tcp'] as const) {
  test(`WebRTC reaches no TURN server by ${transport}`, async ({ launch }) => {
    const window = await (await launch()).window();
    const listener = transport === 'udp' ? await listenUdp() : await listenTcp();
    const urls = `turn:127.0.0.1:${listener.port}?transport=${transport}`;
    expect(await gather(window, { urls, username: 'any', credential: 'any' }, 'relay')).toBe('complete');
    expect(await listener.arrivals()).toBe(0);
    listener.close();
  });
}

for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload'] as const) {
  test(`a ${rel} link opens no connection`, async ({ launch }) => {
    const app = await launch();
    const window = await app.window();
    const listener = await listenTcp();
    await addLink(window, rel, `http://127.0.0.1:${listener.port}/any`);
    await askDns(app, 'after-the-link.test');
    expect(await listener.arrivals()).toBe(0);
    listener.close();
  });
}

test.describe('in what the network process sends', () => {
  test.skip(isLeftOut('strace'), 'needs strace');

  test('no name of a page is looked up', async ({ launch }) => {
    const app = await launch();
    const window = await app.window();
    const networkProcess = await app.electron.evaluate(({ app: electron }) =>
      electron.getAppMetrics().find(({ serviceName }) => serviceName === 'network.mojom.NetworkService'),
    );
    const trace = await traceSends(networkProcess?.pid ?? 0);
    try {
      for (const rel of ['dns-prefetch', 'preconnect', 'prefetch'])
        await addLink(window, rel, `https://by-${rel}.test`);
      // The name of a TURN server by TCP is still looked up: SECURITY.md says so. Nothing in Electron switches that off for one session.
      for (const urls of ['stun:by-stun.test:3478', 'turn:by-turn-udp.test:3478'])
        await gather(window, { urls, username: 'any', credential: 'any' }, 'all');
      await askDns(app, 'asked-by-main.test');
      const sent = await trace.until('asked-by-main');
      expect(sent.match(/by-(?!main)[a-z-]+/g) ?? []).toEqual([]);
    } finally {
      await trace.stop();
    }
  });
});

async function addLink(window: Page, rel: string, href: string): Promise<void> {
  await window.evaluate(
    (attributes) => {
      document.head.append(Object.assign(document.createElement('link'), attributes));
    },
    { rel, href },
  );
  // The hints of a page are sent on shortly after a frame.
  await window.evaluate(() => new Promise((resolve) => void requestAnimationFrame(() => setTimeout(resolve))));
}

/** Main asks DNS in the window's session: a query that is known to be sent. */
async function askDns(app: DaypassApp, host: string): Promise<void> {
  await app.electron.evaluate(
    ({ session }, name) => session.fromPartition('window').resolveHost(name).then(String, String),
    host,
  );
}

test('a start of the app connects to nothing', async ({ launch }) => {
  const outside = await listenTcp();
  const app = await launch({}, [`--host-resolver-rules=MAP * 127.0.0.1:${outside.port}, EXCLUDE 127.0.0.1`]);
  await expect((await app.window()).locator('#root')).not.toBeEmpty();
  // Each of these would have a dictionary fetched from Google.
  const languages = await app.electron.evaluate(({ session }) =>
    [session.defaultSession, session.fromPartition('window'), session.fromPartition('any')].map((each) =>
      each.getSpellCheckerLanguages(),
    ),
  );
  expect(languages).toEqual([[], [], []]);
  expect(await outside.arrivals()).toBe(0);
  outside.close();
});

test.describe('in what the app connects to', () => {
  test.skip(isLeftOut('strace'), 'needs strace');

  test('from sign-in to a look for updates there is AWS, the list of releases, and nobody else', async ({
    launch,
    desktop,
    simulator,
    links,
    home,
  }) => {
    await writeConfig(home, ssoSession('acme', simulator.portal));
    simulator.releases.publish({ version: '99.1.0' });
    const app = await launch({ ...simulator.environment, DAYPASS_RELEASES_URL: simulator.releasesUrl });
    const traces = await Promise.all((await connectingProcesses(app)).map((pid) => traceSends(pid)));
    try {
      const tray = await desktop.tray();
      await signInFromTray(tray, links, 'acme');
      await tray.line(/^Accounts/);
      const window = await app.windowAfter(() => tray.click('Open Daypass'));
      await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeVisible();
      await window.keyboard.press('Control+6');
      await window.getByRole('button', { name: 'Check for updates' }).click();
      await expect(window.getByText('Daypass 99.1.0 is available')).toBeVisible();
      // The last connection, which is known to be seen, by the main process.
      const marker = await listenTcp();
      const marked = `sin_port=htons(${marker.port})`;
      await app.electron.evaluate(
        (_electron, port) =>
          new Promise<void>((resolve) => {
            const net = process.getBuiltinModule('node:net');
            const socket = net.connect(port, '127.0.0.1', () => resolve(void socket.destroy()));
          }),
        marker.port,
      );
      const [main] = traces;
      const sent = (await main?.until(marked)) ?? '';
      marker.close();
      const others = await Promise.all(traces.slice(1).map((trace) => trace.until('attached')));
      const reached = [sent, ...others].flatMap((trace) => addressesIn(trace));
      const named = [new URL(simulator.url).port, String(marker.port)].map((port) => `127.0.0.1:${port}`);
      expect(new Set(reached)).toEqual(new Set(named));
    } finally {
      await Promise.all(traces.map((trace) => trace.stop()));
    }
  });
});

/** Of what can connect: the main process, then Chromium's network process. The others are in a sandbox without sockets. */
async function connectingProcesses(app: DaypassApp): Promise<readonly number[]> {
  const metrics = await app.electron.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type, serviceName }) => ({ pid, type, serviceName })),
  );
  const main = metrics.filter(({ type }) => type === 'Browser');
  const network = metrics.filter(({ serviceName }) => serviceName === 'network.mojom.NetworkService');
  return [...main, ...network].map(({ pid }) => pid);
}
