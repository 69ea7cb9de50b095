import { FIRST_SAML_APPLICATION, IDP_PERSON } from '../../src/simulator/index.ts';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { launchDaypass } from '../support/daypass-app.ts';
import { daypass } from '../support/daypass-beside.ts';
import { isLeftOut } from '../support/left-out.ts';
import { listenTcp } from '../support/network-listeners.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { signInAtIdp, signInWindowOf } from '../support/sign-in-window.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';
import { tracePrograms } from '../support/traced-programs.ts';
import { copyKeysFromTray, inAccounts } from '../support/tray-roles.ts';

/** Whom the app connects to over a day (README.md, Privacy): all its processes are watched, from the first instruction to the last. */

test.skip(isLeftOut('strace'), 'needs strace');
test.use({ settings: { productionPattern: '', prefersSignInWindow: true } });

const MINUTE = 60_000;

test('a working day has AWS and the identity provider in it, and nobody else', async ({
  baseEnv,
  desktop,
  simulator,
  links,
  home,
}) => {
  await writeConfig(home, ssoSession('acme', simulator.portal));
  const releases = await listenTcp();
  const env = {
    ...baseEnv,
    ...simulator.environment,
    DAYPASS_RELEASES_URL: `http://127.0.0.1:${releases.port}/repos/any/any/releases`,
  };
  await daypass(env, 'saml', 'add', 'partner', '--url', simulator.samlPortalLink(FIRST_SAML_APPLICATION.id));
  const traced = await tracePrograms(home.homeDir);
  const app = await launchDaypass(env, ['--hidden'], (program) => traced.tracing(program));
  try {
    const tray = await desktop.tray();
    await tray.line(/^acme — /);
    // A start connects to nothing, by Chromium or by Node.
    expect(await traced.addresses()).toEqual(new Set());
    await signInFromTray(tray, links, 'acme');
    await copyKeysFromTray(tray, inAccounts(/./), 'bash');
    await tray.click(...inAccounts(/./), 'Open console');
    await links.link(/console/);

    const window = await app.windowAfter(() => tray.click('Open Daypass'));
    await expect(window.getByRole('rowheader').first()).toBeVisible();
    await window.getByRole('combobox', { name: 'Search accounts and roles' }).fill('read');
    for (const page of [2, 3, 4, 5, 6]) await window.keyboard.press(`Control+${page}`);
    await expect(window.getByRole('heading', { level: 2, name: 'About' })).toBeVisible();
    await window.close();

    const signIn = signInWindowOf(app);
    await tray.click(/^partner — .+ · Sign in/);
    await signInAtIdp(signIn, IDP_PERSON);
    await tray.line(/^partner — Signed in/);

    const [account] = simulator.portal.assignedAccounts;
    const role = ['--session', 'acme', '--account', account?.accountId ?? '', '--role', account?.roles[0] ?? ''];
    expect(await daypass(env, 'credential-process', ...role)).toMatchObject({ code: 0, stderr: '' });

    // Beyond lunch, which a renewal shows, and into the next day, when a daily look for updates would come.
    const renewed = simulator.nextRequest(({ route }) => route === 'createToken');
    simulator.clock.advanceSeconds(41 * 60);
    await sleepFor(app.electron, 41 * MINUTE);
    await renewed;
    simulator.clock.advanceSeconds(26 * 60 * 60);
    await sleepFor(app.electron, 26 * 60 * MINUTE);
    await tray.line(/^acme — /);
    await tray.click('Quit Daypass');
    await app.exited;
    expect(await releases.arrivals()).toBe(0);
    expect(await traced.addresses()).toEqual(new Set([new URL(simulator.url).host]));
    expect(simulator.requests.list().map(({ route }) => route)).toEqual(
      expect.arrayContaining(['listAccounts', 'getRoleCredentials', 'assumeRoleWithSaml']),
    );
  } finally {
    await app.close();
    releases.close();
  }
});
