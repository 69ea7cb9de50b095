import type { DaypassApp } from '../support/daypass-app.ts';
import { daypass } from '../support/daypass-beside.ts';
import type { TrayReader } from '../support/desktop/tray-reader.ts';
import { filesUnder } from '../support/files-under.ts';
import { listenTcp, type Listener } from '../support/network-listeners.ts';
import { clickSignIn } from '../support/saml-accounts.ts';
import { signInWindowOf, type SignInWindowReader } from '../support/sign-in-window.ts';
import { expect, test as base } from '../support/test.ts';

/** What an identity provider's page that has gone bad could try in the window that the sign-in opens. */

interface Hostile {
  readonly app: DaypassApp;
  readonly window: SignInWindowReader;
  readonly tray: TrayReader;
  /** Where every address but 127.0.0.1 leads: what it counts would have left the machine. */
  readonly outside: Listener;
  /** Opens the simulator's page that tries one thing, as the first page of a sign-in. */
  readonly open: (does: string) => Promise<void>;
}

const test = base.extend<{ readonly hostile: Hostile }>({
  hostile: async ({ launch, simulator, desktop, baseEnv }, use) => {
    const outside = await listenTcp();
    const rules = `--host-resolver-rules=MAP * 127.0.0.1:${outside.port}, EXCLUDE 127.0.0.1`;
    const app = await launch(simulator.environment, ['--hidden', rules]);
    const tray = await desktop.tray();
    const window = signInWindowOf(app);
    const open = async (does: string): Promise<void> => {
      const link = `${simulator.url}/idp/hostile?does=${does}`;
      expect(await daypass(baseEnv, 'saml', 'add', 'evil', '--url', link)).toMatchObject({ code: 0, stderr: '' });
      await clickSignIn(tray, 'evil');
      await simulator.nextRequest(({ route }) => route === 'idpHostilePage', { sinceSequence: 0 });
    };
    await use({ app, window, tray, outside, open });
    outside.close();
  },
});

test.use({ settings: { productionPattern: '', prefersSignInWindow: true } });

const HOSTILE = /^http:\/\/127\.0\.0\.1:\d+\/idp\/hostile\?does=\w+$/;

/** A page that does nothing yet, on the screen. */
async function openStill({ open, window }: Hostile): Promise<void> {
  await open('nothing');
  await expect.poll(() => window.isShown()).toBe(true);
  await expect.poll(() => window.read('document.readyState')).toBe('complete');
}

test('finds nothing of Node, Electron or Daypass, and no way to the row above it', async ({ hostile }) => {
  await openStill(hostile);
  const { window, app } = hostile;
  const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', 'daypass'];
  expect(await window.read(`${JSON.stringify(names)}.filter((name) => name in globalThis)`)).toEqual([]);
  expect(await window.read(`fetch('app://sign-in/1/').then(() => 'reached', () => 'refused')`)).toBe('refused');
  expect(await window.read(`fetch('app://daypass/index.html').then(() => 'reached', () => 'refused')`)).toBe('refused');
  await window.inPage(`location.href = 'app://sign-in/1/'`);
  await expect.poll(() => window.row()).toContain('127.0.0.1');
  expect(await window.urls()).toEqual([expect.stringMatching(HOSTILE)]);
  const preferences = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => ({
      policy: contents.getWebRTCIPHandlingPolicy(),
      isDebuggable: contents.isDevToolsOpened(),
    })),
  );
  expect(new Set(preferences.map(({ policy }) => policy))).toEqual(new Set(['disable_non_proxied_udp']));
});

for (const target of ['file:///etc/passwd', 'ssh://evil.example', 'ms-settings:evil', 'javascript:document.title=1']) {
  test(`opens nothing by ${target}`, async ({ hostile, links }) => {
    await openStill(hostile);
    const { window } = hostile;
    const ways = [
      `location.href = url`,
      `open(url)`,
      `document.body.append(Object.assign(document.createElement('iframe'), { src: url }))`,
      `Object.assign(document.body.appendChild(document.createElement('a')), { href: url, target: '_blank' }).click()`,
      `document.body.appendChild(Object.assign(document.createElement('form'), { action: url, method: 'post' })).submit()`,
    ];
    for (const way of ways) await window.inPage(`const url = ${JSON.stringify(target)}; ${way}`);
    // The ways have run once the page in front answers; a pop-up that waits for a refused address may never do so.
    await window.read('1');
    const shown = (await window.urls()).filter((url) => !HOSTILE.test(url) && url !== 'about:blank' && url !== '');
    expect(shown).toEqual([]);
    expect(links.links()).toEqual([]);
  });
}

test('opens at most three pop-ups at a time and twelve in all, each in the same window with its own address', async ({
  hostile,
}) => {
  await openStill(hostile);
  const { window, app } = hostile;
  const counted = `(() => { let count = 0; for (let i = 0; i < 50; i++) if (open('about:blank')) count++; return count })()`;
  expect(await window.read(counted)).toBe(3);
  expect(await window.urls()).toHaveLength(4);
  const windows = await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length);
  expect(windows).toBe(1);
  await expect.poll(() => window.row()).toBe('about:blank');
  for (const left of [3, 2, 1]) {
    await expect.poll(() => window.isAtRest()).toBe(true);
    // Reload comes first, and "back" leads nowhere here. The row that stays as it was keeps its focus.
    await window.pressInRow(...(left === 3 ? ['Tab', 'Tab'] : []), 'Enter');
    await expect.poll(async () => (await window.urls()).length).toBe(left);
  }
  const again = `(() => { let count = 0; for (let i = 0; i < 50; i++) { const w = open('about:blank'); if (w) { count++; w.close() } } return count })()`;
  expect(await window.read(again)).toBeLessThanOrEqual(9);
  await expect.poll(async () => (await window.urls()).length).toBe(1);
  await expect.poll(() => window.read('open("about:blank") === null')).toBe(true);
});

test('gets no dialog, no printing, no download, no full screen and no other size', async ({ hostile, home }) => {
  await openStill(hostile);
  const { window, app } = hostile;
  expect(
    await window.read(
      `(() => { for (let i = 0; i < 100; i++) { alert(i); confirm(i); print(); try { prompt(i) } catch {} } return 'went on' })()`,
    ),
  ).toBe('went on');
  const bounds = () =>
    app.electron.evaluate(({ BaseWindow }) =>
      BaseWindow.getAllWindows().map((each) => [each.getBounds(), each.isFullScreen(), each.getTitle()]),
    );
  const before = await bounds();
  await window.inPage(
    `document.title = 'AWS'; void document.documentElement.requestFullscreen(); document.body.requestPointerLock(); moveTo(0, 0); resizeTo(4000, 4000)`,
  );
  await window.inPage(
    `for (const href of [URL.createObjectURL(new Blob(['x'])), 'data:application/octet-stream,x']) Object.assign(document.body.appendChild(document.createElement('a')), { href, download: 'evil.exe' }).click()`,
  );
  expect(await window.read('document.fullscreenElement')).toBe(null);
  expect(await window.read('document.pointerLockElement')).toBe(null);
  expect(await bounds()).toEqual(before);
  expect(filesUnder(home.homeDir).filter((file) => file.path.includes('evil'))).toEqual([]);
});

test('is denied every permission', async ({ hostile }) => {
  await openStill(hostile);
  const { window } = hostile;
  const asked: Readonly<Record<string, string>> = {
    geolocation: `new Promise((ok) => navigator.geolocation.getCurrentPosition(() => ok('granted'), () => ok('denied')))`,
    notifications: `Notification.requestPermission()`,
    camera: `navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', () => 'denied')`,
    microphone: `navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', () => 'denied')`,
    screen: `navigator.mediaDevices.getDisplayMedia().then(() => 'granted', () => 'denied')`,
    clipboard: `navigator.clipboard.readText().then(() => 'granted', () => 'denied')`,
    bluetooth: `navigator.bluetooth?.requestDevice({ acceptAllDevices: true }).then(() => 'granted', () => 'denied') ?? 'denied'`,
    usb: `navigator.usb?.requestDevice({ filters: [] }).then(() => 'granted', () => 'denied') ?? 'denied'`,
    midi: `navigator.requestMIDIAccess({ sysex: true }).then(() => 'granted', () => 'denied')`,
  };
  for (const [what, script] of Object.entries(asked))
    expect([what, await window.read(script)]).toEqual([what, 'denied']);
});

for (const does of ['lookAlike', 'plainHttp']) {
  test(`sends no form to what only looks like AWS: ${does}`, async ({ hostile }) => {
    const { window, outside, open, tray } = hostile;
    await open(does);
    await expect.poll(() => window.isShown()).toBe(true);
    expect(await window.urls()).toEqual([expect.stringMatching(HOSTILE)]);
    expect(await outside.arrivals()).toBe(0);
    await tray.line(/^evil — Waiting for you/);
  });
}

test('cannot give a response to Daypass by a form to another host, nor from a frame or a script', async ({
  hostile,
}) => {
  await openStill(hostile);
  const { window, outside, tray } = hostile;
  await window.inPage(
    `const frame = document.body.appendChild(document.createElement('iframe'));
     const form = frame.contentDocument.body.appendChild(frame.contentDocument.createElement('form'));
     form.method = 'post'; form.action = 'https://signin.aws.amazon.com/saml';
     form.innerHTML = '<input name=SAMLResponse value=QUFB>'; form.submit()`,
  );
  const posted = `fetch('https://signin.aws.amazon.com/saml', { method: 'post', mode: 'no-cors', body: new URLSearchParams({ SAMLResponse: 'QUFB' }) }).then(() => 'sent', () => 'refused')`;
  expect(await window.read(posted)).toBe('refused');
  const beacon = `navigator.sendBeacon('https://signin.aws.amazon.com/saml', new URLSearchParams({ SAMLResponse: 'QUFB' }))`;
  await window.read(beacon);
  expect(await outside.arrivals()).toBe(0);
  await tray.line(/^evil — Waiting for you/);
  await window.inPage(
    `document.body.innerHTML = '<form method=post action="https://idp.example/saml"><input name=SAMLResponse value=QUFB></form>'; document.forms[0].submit()`,
  );
  // Another identity provider may be a step of the sign-in: it is reached, and what it is sent is no response.
  await expect.poll(() => window.row()).toMatch(/^idp\.example — idp\.example can’t be shown/);
  await tray.line(/^evil — Waiting for you/);
});

test('is told of a form of 10 MB that it is too large, and none of it leaves', async ({ hostile, desktop }) => {
  const { open, outside, tray, window } = hostile;
  await open('hugeForm');
  await tray.line(/^evil — Not signed in/);
  expect((await desktop.notice(/Could not sign in to evil/)).body).toMatch(/larger than AWS takes/);
  expect(await window.urls()).toEqual([]);
  expect(await outside.arrivals()).toBe(0);
});

test('that closes itself ends the sign-in', async ({ hostile }) => {
  await openStill(hostile);
  await hostile.window.inPage('close()');
  await hostile.tray.line(/^evil — Not signed in/);
  expect(await hostile.window.urls()).toEqual([]);
});

test('lets the person go back, in spite of a handler that wants to stay', async ({ hostile, simulator }) => {
  await openStill(hostile);
  const { window } = hostile;
  await window.inPage(`location.href = '${simulator.url}/idp/hostile?does=more'`);
  await expect.poll(async () => (await window.urls()).at(-1)).toMatch(/does=more$/);
  await window.inPage(`addEventListener('beforeunload', (event) => event.preventDefault()); globalThis.isTrapped = 1`);
  await expect.poll(() => window.read('globalThis.isTrapped')).toBe(1);
  await expect.poll(() => window.isAtRest()).toBe(true);
  await window.pressInRow('Tab', 'Enter');
  await expect.poll(async () => (await window.urls()).at(-1)).toMatch(/does=nothing$/);
});
