import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ActivityEntry } from '../../src/shared/domain/activity.ts';
import type { Outcome } from '../../src/shared/errors/outcome.ts';
import { clipboardTargets } from '../support/clipboard-reader.ts';
import { copyKeysFromTray, inAccounts } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

// Few enough for the tray to list them.
test.use({ simulatorOptions: { accounts: 1, roles: 3 } });

type Command = 'listActivity' | 'clearActivity' | 'exportActivity';
type Bridge = Readonly<Record<Command, (input: object) => Promise<unknown>>>;

/** Asks main as the window does. */
const ask = (window: Page, name: Command): Promise<unknown> =>
  window.evaluate((command) => (globalThis as unknown as { daypass: Bridge }).daypass[command]({}), name);

const listed = async (window: Page): Promise<readonly ActivityEntry[]> => {
  const outcome = (await ask(window, 'listActivity')) as Outcome<readonly ActivityEntry[]>;
  return outcome.ok ? outcome.value : [];
};

test('what was handed out is listed, saved where the person says and cleared, and no key is in it', async ({
  signedIn,
  home,
  links,
  paste,
}) => {
  const { app, tray } = await signedIn();
  await copyKeysFromTray(tray, inAccounts(/Admin/), 'bash');
  await expect.poll(() => paste()).toMatch(/ASIAFAKE/);
  const [, keyId = ''] = /AWS_ACCESS_KEY_ID='(\w+)'/.exec(await paste()) ?? [];
  const opened = links.links().length;
  await tray.click(...inAccounts(/Admin/), 'Open console');
  await links.link(/console/, opened);
  const window = await app.windowAfter(() => tray.click('Open Daypass'));
  await expect
    .poll(async () => (await listed(window)).map(({ what }) => what))
    .toEqual(['consoleOpened', 'keysCopied', 'signedIn']);

  const file = path.join(home.homeDir, '.local', 'share', 'daypass', 'activity.jsonl');
  const kept = await readFile(file, 'utf8');
  expect(kept.split('\n')).toHaveLength(4);
  expect(keyId).toMatch(/^ASIAFAKE/);
  expect(kept).not.toMatch(/ASIA|https?:/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const saved = path.join(home.homeDir, 'activity.csv');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === '', filePath });
  }, saved);
  expect(await ask(window, 'exportActivity')).toEqual({ ok: true, value: { saved: true } });
  expect((await readFile(saved, 'utf8')).split('\r\n')).toEqual([
    '"at","what","session","account","role","detail","names"',
    expect.stringMatching(/Z","consoleOpened","acme","\d{12}","AdministratorAccess","",""$/),
    expect.stringMatching(/Z","keysCopied","acme","\d{12}","AdministratorAccess","bash",""$/),
    expect.stringMatching(/Z","signedIn","acme","","","",""$/),
    '',
  ]);

  expect(await ask(window, 'clearActivity')).toMatchObject({ ok: true });
  expect(await listed(window)).toEqual([]);
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test.describe('with a time for the clipboard of one’s own', () => {
  test.use({ settings: { productionPattern: '', clipboardClearedAfterSeconds: 20 } });

  test('copied keys leave the clipboard after it, and clipboard histories are told to look away', async ({
    signedIn,
    desktop,
    paste,
    virtualScreen,
  }) => {
    const { app, tray } = await signedIn();
    await copyKeysFromTray(tray, inAccounts(/Admin/), 'bash');
    const { body } = await desktop.notice(/Keys copied/);
    expect(body).toMatch(/They leave the clipboard in 20 s\.$/);
    const electron = await app.electron.evaluate(() => process.versions['electron'] ?? '');
    const targets = await clipboardTargets(virtualScreen.display);
    expect(targets).toContain('UTF8_STRING');
    // Before 44 Electron writes either text or a format of its own, never both.
    expect(targets.includes('x-kde-passwordManagerHint')).toBe(Number(electron.split('.')[0]) >= 44);
    await sleepFor(app.electron, 19_000);
    expect(await paste()).toMatch(/ASIAFAKE/);
    await sleepFor(app.electron, 2000);
    await expect.poll(() => paste()).toBe('');
    expect(await paste('primary')).toBe('');
  });
});
