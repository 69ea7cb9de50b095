import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { FIRST_SAML_APPLICATION, IDP_PERSON } from '../../src/simulator/index.ts';
import { aws, isAwsLeftOut } from '../support/aws-cli.ts';
import type { DaypassApp } from '../support/daypass-app.ts';
import { daypass } from '../support/daypass-beside.ts';
import { clickSignIn, forgetSamlKeys } from '../support/saml-accounts.ts';
import { signInAtIdp, signInWindowOf } from '../support/sign-in-window.ts';
import type { TrayReader } from '../support/desktop/tray-reader.ts';
import { expect, test } from '../support/test.ts';

/** Sign-in by SAML in a window of the app, at the simulator's identity provider. */

const { id } = FIRST_SAML_APPLICATION;
const ROLE = ['--session', 'partner', '--account', '444455556666', '--role', 'PartnerReadOnly'];

test.use({ settings: { productionPattern: '', prefersSignInWindow: true } });

/** Counts from now on how often a sign-in window is put on the screen. */
async function countShown({ electron }: DaypassApp): Promise<() => Promise<number>> {
  await electron.evaluate(({ app, BaseWindow, BrowserWindow }) => {
    const counter = globalThis as { shownSignIns?: number };
    const followed = new WeakSet<object>();
    counter.shownSignIns = 0;
    app.on('web-contents-created', () => {
      for (const window of BaseWindow.getAllWindows()) {
        if (window instanceof BrowserWindow || followed.has(window)) continue;
        followed.add(window);
        window.on('show', () => (counter.shownSignIns = (counter.shownSignIns ?? 0) + 1));
      }
    });
  });
  return () => electron.evaluate(() => (globalThis as { shownSignIns?: number }).shownSignIns ?? -1);
}

test('a person adds the link, signs in once and has keys; later ones come silently while the session of the identity provider lives', async ({
  launch,
  simulator,
  desktop,
  baseEnv,
  home,
}) => {
  const env = { ...baseEnv, ...simulator.environment };
  const added = await daypass(env, 'saml', 'add', 'partner', '--url', simulator.samlPortalLink(id));
  expect(added).toMatchObject({ code: 0, stderr: '' });
  const first = await launch(simulator.environment, ['--hidden']);
  const tray = await desktop.tray();
  const window = signInWindowOf(first);
  await tray.click(/^partner — .+ · Sign in/);
  await expect.poll(() => window.row()).toBe(simulator.url);
  await signInAtIdp(window, IDP_PERSON);
  await expect.poll(() => window.row()).toBe('Daypass has received the sign-in');
  await tray.line(/^partner — Signed in/);
  // The window closes by itself.
  await expect.poll(() => window.isShown()).toBe(false);
  expect(await daypass(env, 'credential-process', ...ROLE)).toMatchObject({ code: 0, stderr: '' });
  expect(simulator.requests.list().filter(({ route }) => route === 'consumeAssertion')).toEqual([]);
  await first.close();

  await forgetSamlKeys(home.homeDir);
  const second = await launch(simulator.environment, ['--hidden']);
  const shownInSecond = await countShown(second);
  await (await desktop.tray()).line(/^partner — Signed in/);
  expect(await daypass(env, 'credential-process', ...ROLE)).toMatchObject({ code: 0, stderr: '' });
  expect(await shownInSecond()).toBe(0);
  // A person who signs in again sees no window either.
  await clickSignIn(await desktop.tray(), 'partner');
  await simulator.nextRequest(({ route }) => route === 'assumeRoleWithSaml');
  expect(await shownInSecond()).toBe(0);
  await second.close();

  await forgetSamlKeys(home.homeDir);
  simulator.endIdpSessions();
  const third = await launch(simulator.environment, ['--hidden']);
  const shownInThird = await countShown(third);
  await (await desktop.tray()).line(/^partner — Signed in/);
  const refused = await daypass(env, 'credential-process', ...ROLE, '--no-wait');
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(await shownInThird()).toBe(0);
  await clickSignIn(await desktop.tray(), 'partner');
  await signInAtIdp(signInWindowOf(third), IDP_PERSON);
  expect(await shownInThird()).toBe(1);
  await simulator.nextRequest(({ route }) => route === 'assumeRoleWithSaml');
  expect(await daypass(env, 'credential-process', ...ROLE)).toMatchObject({ code: 0, stderr: '' });
});

test.describe('signed in', () => {
  const signIn = async (app: DaypassApp, tray: TrayReader): Promise<void> => {
    await tray.click(/^partner — .+ · Sign in/);
    await signInAtIdp(signInWindowOf(app), IDP_PERSON);
    await tray.line(/^partner — Signed in/);
  };
  const partitions = (homeDir: string): Promise<readonly string[]> =>
    readdir(path.join(homeDir, '.local/share/daypass/electron/Partitions')).catch(() => []);
  const cookies = async ({ electron }: DaypassApp, homeDir: string): Promise<readonly string[]> =>
    electron.evaluate(
      async ({ session }, names) => {
        const found = await Promise.all(names.map((name) => session.fromPartition(`persist:${name}`).cookies.get({})));
        return found.flat().map(({ name }) => name);
      },
      await partitions(homeDir),
    );

  test('the AWS CLI takes the written profile', async ({ launch, simulator, desktop, baseEnv }) => {
    test.skip(isAwsLeftOut, 'needs the AWS CLI');
    const env = { ...baseEnv, ...simulator.environment };
    await daypass(env, 'saml', 'add', 'partner', '--url', simulator.samlPortalLink(id));
    await signIn(await launch(simulator.environment, ['--hidden']), await desktop.tray());
    const profile = await daypass(env, 'profile', 'add', 'partner-ro', ...ROLE, '--region', 'eu-west-1');
    expect(profile).toMatchObject({ code: 0, stderr: '' });
    const options = ['--profile', 'partner-ro', '--endpoint-url', simulator.url];
    const identity = await aws(['sts', 'get-caller-identity', ...options], env);
    expect(JSON.parse(identity).Arn).toBe('arn:aws:sts::444455556666:assumed-role/PartnerReadOnly/person@example.com');
  });

  for (const whose of ['the tray', 'the command line beside the app', 'the command line without the app'] as const) {
    test(`a sign-out by ${whose} removes keys and cookies of the identity provider`, async ({
      launch,
      simulator,
      desktop,
      baseEnv,
      home,
    }) => {
      const env = { ...baseEnv, ...simulator.environment };
      await daypass(env, 'saml', 'add', 'partner', '--url', simulator.samlPortalLink(id));
      const app = await launch(simulator.environment, ['--hidden']);
      const tray = await desktop.tray();
      await signIn(app, tray);
      expect(await cookies(app, home.homeDir)).toContain('idp-session');
      if (whose === 'the command line without the app') {
        await app.close();
        expect(await partitions(home.homeDir)).toHaveLength(1);
        expect(await daypass(env, 'logout', 'partner')).toMatchObject({ code: 0 });
        expect(await partitions(home.homeDir)).toEqual([]);
      } else {
        if (whose === 'the tray') await tray.click(/^partner — /, /^Sign out/);
        else expect(await daypass(env, 'logout', 'partner')).toMatchObject({ code: 0 });
        await tray.line(/^partner — Signed out/);
        await expect.poll(() => cookies(app, home.homeDir)).not.toContain('idp-session');
      }
      expect(await daypass(env, 'credential-process', ...ROLE, '--no-wait')).toMatchObject({ code: 3 });
    });
  }
});

test('closing the window cancels the sign-in; a page that wants to stay does not hold it', async ({
  launch,
  simulator,
  desktop,
  baseEnv,
}) => {
  await daypass(baseEnv, 'saml', 'add', 'partner', '--url', simulator.samlPortalLink(id));
  const app = await launch(simulator.environment, ['--hidden']);
  const tray = await desktop.tray();
  const window = signInWindowOf(app);
  await tray.click(/^partner — .+ · Sign in/);
  await expect.poll(() => window.isShown()).toBe(true);
  await window.inPage(
    `addEventListener('beforeunload', (event) => event.preventDefault()); globalThis.isTrapped = true`,
  );
  await expect.poll(() => window.read('globalThis.isTrapped')).toBe(true);
  await window.close();
  await tray.line(/^partner — Not signed in/);
  expect(await window.urls()).toEqual([]);
});
