import { mkdir, readdir } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ownPaths } from '../../../disk/paths/own-paths.ts';
import { tempFolder } from '../../../disk/testing/temp-folder.ts';
import type { Ports, SignInWindow, SignInWindowRequest } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import { responseWays } from './obtain-response.ts';
import { windowDataDir } from './window-data.ts';

const ACCOUNT = { id: '0123456789abcdef01', name: 'partner', url: 'https://idp.example/app' };
const signal = new AbortController().signal;

interface Machine {
  readonly hasWindow: boolean;
  readonly hasBrowser?: boolean;
  readonly prefersWindow?: boolean;
  readonly maySignIn?: boolean;
}

async function setUp({ hasWindow, hasBrowser = false, prefersWindow = false, maySignIn = true }: Machine) {
  const time = new VirtualTime(undefined, true);
  const homeDir = await tempFolder(onTestFinished);
  const opened: SignInWindowRequest[] = [];
  const forgotten: string[] = [];
  const signInWindow: SignInWindow = {
    isPreferred: () => prefersWindow,
    async obtainResponse(request) {
      opened.push(request);
      return new Secret('fake-response');
    },
    async forget(applicationId) {
      forgotten.push(applicationId);
    },
  };
  const ports: Ports = {
    clock: time,
    alarm: time,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    browser: { open: async () => undefined },
    log: { info: () => undefined, warn: () => undefined },
    surroundings: { platform: 'linux', homeDir, env: {} },
    maySignInAt: async () => maySignIn,
    ...(hasWindow && { signInWindow }),
  };
  const own = ownPaths(ports.surroundings);
  const program = '/nowhere/chrome';
  const drivableBrowser = async () => (hasBrowser ? { program, env: {} } : undefined);
  return { ways: responseWays({ ports, own, drivableBrowser }), own, opened, forgotten };
}

test('without an installed browser the window of the app is used, and keeps the session of the identity provider', async () => {
  const { ways, opened } = await setUp({ hasWindow: true });
  const { response, renewsBy } = await ways.byPerson(ACCOUNT, true, signal);
  expect([response.reveal(), renewsBy]).toEqual(['fake-response', 'signInWindow']);
  expect(opened).toEqual([
    { applicationId: ACCOUNT.id, applicationName: 'partner', startUrl: ACCOUNT.url, isSilent: false, signal },
  ]);
});

test('an installed browser comes first, unless the person prefers the window', async () => {
  const browser = await setUp({ hasWindow: true, hasBrowser: true });
  await expect(browser.ways.byPerson(ACCOUNT, true, signal)).rejects.toMatchObject({ code: 'browserNotOpened' });
  expect(browser.opened).toEqual([]);
  const window = await setUp({ hasWindow: true, hasBrowser: true, prefersWindow: true });
  await window.ways.byPerson(ACCOUNT, true, signal);
  expect(window.opened).toHaveLength(1);
});

test('with neither, and where nothing may be opened, the response has to be brought', async () => {
  for (const [machine, opensBrowser] of [
    [{ hasWindow: false }, true],
    [{ hasWindow: true }, false],
  ] as const) {
    const { ways, opened } = await setUp(machine);
    await expect(ways.byPerson(ACCOUNT, opensBrowser, signal)).rejects.toMatchObject({ code: 'samlResponseNeeded' });
    expect(opened).toEqual([]);
  }
});

test('a link that the person does not allow is opened in nothing', async () => {
  const { ways, opened } = await setUp({ hasWindow: true, hasBrowser: true, maySignIn: false });
  await expect(ways.byPerson(ACCOUNT, true, signal)).rejects.toMatchObject({ code: 'signInCancelled' });
  expect(opened).toEqual([]);
});

test('a renewal by the window is not tried by a process that has none', async () => {
  const commandLine = await setUp({ hasWindow: false });
  expect([commandLine.ways.hasSilentWay('signInWindow'), commandLine.ways.hasSilentWay('installedBrowser')]).toEqual([
    false,
    true,
  ]);
  const app = await setUp({ hasWindow: true });
  await app.ways.silently(ACCOUNT, 'signInWindow', signal);
  expect(app.opened).toMatchObject([{ isSilent: true }]);
});

test('a sign-out clears the window’s cookies, by the app itself or for an app that does not run', async () => {
  const app = await setUp({ hasWindow: true });
  await app.ways.forget(ACCOUNT);
  await app.ways.signedOutElsewhere(ACCOUNT);
  expect(app.forgotten).toEqual([ACCOUNT.id, ACCOUNT.id]);
  const { ways, own } = await setUp({ hasWindow: false });
  await mkdir(windowDataDir(own.electronDir, ACCOUNT.id), { recursive: true });
  await ways.forget(ACCOUNT);
  expect(await readdir(`${own.electronDir}/Partitions`)).toEqual([]);
});
