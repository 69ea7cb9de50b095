import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ssoSession, writeConfig } from '../support/config-text.ts';
import { Hand, type Effort } from '../support/hand.ts';
import { approveOpenedPage, signInFromTray } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';
import { usabilityTable, type Job } from '../support/usability-table.ts';

/**
 * Twelve jobs of a day, done in the whole app by a hand that counts. The limits are those of docs/usability.md, whose table
 * DAYPASS_UPDATE_USABILITY=1 writes.
 */

const done = new Map<Job, Effort>();
const MINUTE = 60_000;
const KEYS = /AWS_ACCESS_KEY_ID='ASIAFAKE/;

test.describe.configure({ mode: 'serial' });
test.afterAll(async () => {
  if (process.env['DAYPASS_UPDATE_USABILITY'] !== '1') return;
  const file = path.join(import.meta.dirname, '../../docs/usability.md');
  await writeFile(file, usabilityTable(await readFile(file, 'utf8'), done));
});

test.describe('on a machine that has nothing', () => {
  test.use({ settings: { productionPattern: '', overviewLeft: false } });

  test('first sign-in', async ({ launch, simulator, desktop, virtualScreen, links }) => {
    const window = await (await launch(simulator.environment)).window();
    await expect(window.getByRole('textbox', { name: 'Start URL' })).toBeFocused();
    const hand = new Hand({ display: virtualScreen.display, tray: desktop.tray });
    await hand.paste(window, `${simulator.portal.startUrl}/#/`);
    await hand.press(window, 'Enter');
    await hand.approve(approveOpenedPage(links, 0));
    await expect(window.getByRole('rowheader').first()).toBeVisible();
    expectEffort('firstSignIn', hand.done(), { clicks: 0, keys: 2 });
  });
});

test('a second session', async ({ launch, simulator, desktop, virtualScreen, links, home }) => {
  const first = { startUrl: 'https://d-0000000001.awsapps.com/start', region: 'eu-west-1' };
  await writeConfig(home, ssoSession('first', { ...simulator.portal, ...first }));
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect(window.getByRole('region', { name: 'Sessions' })).toBeVisible();
  const hand = new Hand({ display: virtualScreen.display, tray: desktop.tray });
  await hand.pressOnDesktop('ctrl+n');
  const dialog = window.getByRole('dialog', { name: 'Add a session' });
  await expect(dialog.getByRole('textbox', { name: 'Start URL' })).toBeFocused();
  await hand.paste(window, `${simulator.portal.startUrl}/#/`);
  await hand.press(window, 'Enter');
  await hand.approve(approveOpenedPage(links, 0));
  await tray.line(/^(?!first)\S+ — Signed in/);
  expectEffort('secondSession', hand.done(), { clicks: 0, keys: 3 });
});

test.describe('day by day', () => {
  test.use({
    settings: { productionPattern: '', hotkey: 'Control+Alt+K', defaultRegion: 'eu-west-1' },
    simulatorOptions: { accounts: 60, roles: 3 },
  });

  test('ten jobs, one after the other', async ({ signedIn, simulator, desktop, virtualScreen, links, paste, home }) => {
    test.setTimeout(400_000);
    const { app, tray } = await signedIn();
    const newHand = (): Hand => new Hand({ display: virtualScreen.display, tray: desktop.tray });
    const window = await app.windowAfter(() => tray.click('Open Daypass'));
    const palette = await app.palette();
    const search = window.getByRole('combobox', { name: 'Search accounts and roles' });
    const box = palette.getByRole('combobox');
    const config = (): Promise<string> => readFile(home.configFile, 'utf8');
    await expect(window.getByText(/in 60 accounts/)).toBeVisible();
    /** The same keys are copied again while they live. */
    const forgetCopied = (): Promise<void> => app.electron.evaluate(({ clipboard }) => clipboard.writeText('other'));
    const callPalette = async (hand: Hand): Promise<void> => {
      await hand.pressOnDesktop('ctrl+alt+k');
      await expect(box).toBeFocused();
    };

    await test.step('when does it end: it is in the pill', async () => {
      await expect(window.getByRole('region', { name: 'Sessions' })).toContainText('renews itself');
      expectEffort('whenItEnds', newHand().done(), { clicks: 0, keys: 0 });
    });

    await test.step('keys of a role among many', async () => {
      const hand = newHand();
      await callPalette(hand);
      await hand.type(palette, 'payadm');
      await expect(palette.getByRole('option').first()).toContainText('AdministratorAccess');
      await hand.press(palette, 'Control+Enter');
      await expect.poll(() => paste()).toMatch(KEYS);
      expectEffort('keysOfUnknownRole', hand.done(), { clicks: 0, keys: 8 });
    });

    await test.step('keys of a known role', async () => {
      await forgetCopied();
      const hand = newHand();
      await callPalette(hand);
      await hand.press(palette, 'Control+Enter');
      await expect.poll(() => paste()).toMatch(KEYS);
      expectEffort('keysOfKnownRole', hand.done(), { clicks: 0, keys: 2 });
    });

    await test.step('the console', async () => {
      const opened = links.links().length;
      const hand = newHand();
      await callPalette(hand);
      await hand.press(palette, 'Alt+Enter');
      await links.link(/console/, opened);
      expectEffort('console', hand.done(), { clicks: 0, keys: 2 });
    });

    const before = await config();
    await test.step('a profile, made and copied', async () => {
      await window.bringToFront();
      await expect(search).toBeFocused();
      const hand = newHand();
      await hand.press(window, 'Enter');
      await expect.poll(() => paste()).toMatch(/AWS_PROFILE=/);
      expectEffort('profile', hand.done(), { clicks: 0, keys: 1 });
      expect(await config()).not.toBe(before);
    });

    await test.step('the edit taken back', async () => {
      const hand = newHand();
      await hand.click(window.getByRole('button', { name: 'Undo', exact: true }));
      await expect.poll(config).toBe(before);
      expectEffort('undo', hand.done(), { clicks: 1, keys: 0 });
    });

    await test.step('the session has ended: sign in, and the job is done', async () => {
      simulator.endPortalSessions();
      simulator.clock.advanceSeconds(41 * 60);
      await sleepFor(app.electron, 41 * MINUTE);
      await tray.line(/^acme — .+ · Sign in again$/);
      const opened = links.links().length;
      await forgetCopied();
      const hand = newHand();
      await callPalette(hand);
      // The first line signs in and does no more.
      await hand.press(palette, 'ArrowDown');
      await hand.press(palette, 'Control+Enter');
      await hand.approve(approveOpenedPage(links, opened));
      await expect.poll(() => paste()).toMatch(KEYS);
      expectEffort('signInAgain', hand.done(), { clicks: 0, keys: 3 });
    });

    await test.step('another language', async () => {
      const hand = newHand();
      await hand.press(window, 'Control+5');
      await hand.click(window.getByText('日本語', { exact: true }));
      await expect(window.getByRole('heading', { name: '設定' })).toBeVisible();
      expectEffort('language', hand.done(), { clicks: 1, keys: 1 });
      await window.getByText('English', { exact: true }).click();
      await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
    });

    await test.step('why a profile fails, and the cure', async () => {
      await writeConfig(home, `${before}\n[profile staging]\nsso_session = acmee\nregion = eu-west-1\n`);
      await expect(window.getByRole('link', { name: /^Doctor \d error/ })).toBeVisible();
      const hand = newHand();
      await hand.press(window, 'Control+2');
      await hand.click(window.getByRole('button', { name: 'Profile staging names a session that does not exist' }));
      await expect(window.getByText('Did you mean acme?')).toBeVisible();
      expectEffort('whyItFails', hand.done(), { clicks: 1, keys: 1 });
      await writeConfig(home, before);
      await window.keyboard.press('Escape');
    });

    await test.step('out of everything', async () => {
      await writeConfig(home, `${before}${ssoSession('lab', simulator.portal)}`);
      await signInFromTray(tray, links, 'lab');
      const hand = newHand();
      await hand.clickInTray('More', /^Sign out of every session/);
      await tray.line(/^acme — Signed out/);
      expectEffort('signOutEverywhere', hand.done(), { clicks: 2, keys: 0 });
    });
  });
});

function expectEffort(job: Job, effort: Effort, limit: { readonly clicks: number; readonly keys: number }): void {
  done.set(job, effort);
  expect({ job, clicks: effort.clicks, keys: effort.keys }).toEqual({ job, ...limit });
}
