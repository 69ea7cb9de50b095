import type { Page } from '@playwright/test';
import { writeConfig, ssoSession } from '../support/config-text.ts';
import type { DaypassApp } from '../support/daypass-app.ts';
import { expect, test } from '../support/test.ts';

/** Newer releases in the real app: asked for only where the person wants it, never downloaded, opened by the gate. */

test.beforeEach(({ home, simulator }) => writeConfig(home, ssoSession('acme', simulator.portal)));

async function aboutPage(app: DaypassApp, open: () => Promise<unknown>): Promise<Page> {
  const window = await app.windowAfter(open);
  await expect(window.getByRole('combobox', { name: 'Search accounts and roles' })).toBeVisible();
  await window.keyboard.press('Control+6');
  await expect(window.getByRole('heading', { name: 'Updates' })).toBeVisible();
  return window;
}

test('nobody is asked for a newer release until the person asks, and then its page and command are at hand', async ({
  launch,
  desktop,
  simulator,
  links,
  paste,
}) => {
  simulator.releases.publish({ version: '99.1.0' });
  const app = await launch({ ...simulator.environment, DAYPASS_RELEASES_URL: simulator.releasesUrl });
  const tray = await desktop.tray();
  const window = await aboutPage(app, () => tray.click('Open Daypass'));
  await expect(window.getByText('Not looked for yet.')).toBeVisible();
  expect(simulator.requests.list().filter(({ route }) => route === 'latestRelease')).toEqual([]);

  await window.getByRole('button', { name: 'Check for updates' }).click();
  await expect(window.getByText('Daypass 99.1.0 is available')).toBeVisible();
  const asked = simulator.requests.list().find(({ route }) => route === 'latestRelease');
  expect(asked).toMatchObject({ status: 200, userAgent: 'daypass', queryNames: [], hasBearerToken: false });
  // Who only asked once is not told by the tray.
  expect(await tray.labels()).not.toContain('Daypass 99.1.0 is available');

  await window.getByRole('button', { name: 'What changed' }).click();
  expect(await links.link(/releases/)).toBe(`${simulator.url}/fake-owner/daypass/releases/tag/v99.1.0`);
  await window.getByRole('button', { name: /^Copy: / }).click();
  await expect.poll(() => paste()).toBe('git fetch --tags && git checkout v99.1.0 && npm ci');
  await window.getByRole('button', { name: 'Not this version' }).click();
  await expect(window.getByText('Daypass 99.1.0 is available')).toBeHidden();
});

test.describe('with the setting on', () => {
  test.use({ settings: { productionPattern: '', checksForUpdates: true } });

  test('the tray has one line for a newer release, which opens its page; a second start asks nobody', async ({
    launch,
    desktop,
    simulator,
    links,
  }) => {
    simulator.releases.publish({ version: '99.1.0' });
    const env = { ...simulator.environment, DAYPASS_RELEASES_URL: simulator.releasesUrl };
    const app = await launch(env);
    await (await desktop.tray()).click('Daypass 99.1.0 is available');
    expect(await links.link(/releases/)).toBe(`${simulator.url}/fake-owner/daypass/releases/tag/v99.1.0`);
    await app.close();

    await launch(env);
    await (await desktop.tray()).line(/^Daypass 99\.1\.0 is available$/);
    expect(simulator.requests.list().filter(({ route }) => route === 'latestRelease')).toHaveLength(1);
  });

  test('a hostile answer shows nothing, and a person who asks reads why', async ({ launch, desktop, simulator }) => {
    simulator.releases.answerWith({
      status: 302,
      headers: { location: 'https://evil.example/releases/latest' },
      body: '',
    });
    const app = await launch({ ...simulator.environment, DAYPASS_RELEASES_URL: simulator.releasesUrl });
    const tray = await desktop.tray();
    const window = await aboutPage(app, () => tray.click('Open Daypass'));
    await window.getByRole('button', { name: 'Check for updates' }).click();
    await expect(window.getByText(/did not answer with a release of Daypass \(HTTP 302\)/)).toBeVisible();
    expect((await tray.labels()).join()).not.toContain('is available');
  });
});
