import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { installAwsProgram, LOGIN_IDENTITY } from '../../src/simulator/index.ts';
import { writeConfig } from '../support/config-text.ts';
import { inJavascriptSdk } from '../support/javascript-sdk.ts';
import { copyKeysFromTray } from '../support/tray-roles.ts';
import { expect, test } from '../support/test.ts';
import { sleepFor } from '../support/time-travel.ts';

/** A session of `aws login` in the whole app: listed, signed in to by a program `aws`, and kept alive by the app. */

const MINUTE = 60_000;

test('signed in to and out of, kept alive beyond its 15 minutes, read by the SDK, ended', async ({
  launch,
  simulator,
  desktop,
  links,
  home,
  paste,
  baseEnv,
}) => {
  await installAwsProgram(links.binDir);
  await writeConfig(home, `[profile me]\nlogin_session = ${LOGIN_IDENTITY}\nregion = eu-west-1\n`);
  const file = path.join(
    home.homeDir,
    '.aws/login/cache',
    `${createHash('sha256').update(LOGIN_IDENTITY).digest('hex')}.json`,
  );
  const stored = async (): Promise<{ accessToken: Record<string, string> }> => JSON.parse(await readFile(file, 'utf8'));
  const app = await launch(simulator.environment);
  const tray = await desktop.tray();
  await tray.line(/^me — Not signed in · Sign in$/);
  const travel = async (minutes: number): Promise<void> => {
    simulator.clock.advanceSeconds(minutes * 60);
    await sleepFor(app.electron, minutes * MINUTE);
  };

  const approve = async (): Promise<void> => {
    const window = await app.window();
    await window.getByRole('dialog', { name: 'Sign in to me' }).getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => paste()).toMatch(/\/v1\/authorize\?/);
    expect((await fetch(await paste())).status).toBe(200);
  };

  await test.step('aws login is started for the person, who finishes in the browser', async () => {
    const window = await app.windowAfter(() => tray.click('Open Daypass'));
    await window.getByRole('button', { name: 'Sign in to me' }).first().click();
    // The link itself is in no program's arguments.
    await links.link(/\/v1\/authorize\?/);
    expect(links.links().filter((link) => link.includes('authorize'))).toEqual([]);
    await approve();
    await tray.line(/^me — Signed in, renews itself$/);
    await copyKeysFromTray(tray, [/^Accounts/, '123456789012', 'More for fake-person'], 'JSON');
    await expect.poll(() => paste()).toMatch(/"Version": ?1/);
  });

  await test.step('a sign-out removes the file', async () => {
    await tray.click(/^me — Signed in/, 'Sign out (AWS tools lose this sign-in)');
    await tray.line(/^me — Signed out · Sign in$/);
    await expect(stored()).rejects.toMatchObject({ code: 'ENOENT' });
    await tray.click(/^me — Signed out · Sign in$/);
    await approve();
    await tray.line(/^me — Signed in/);
  });

  await test.step('its keys are renewed three times, and the SDK reads the file', async () => {
    const seen = new Set<string | undefined>();
    for (let hop = 0; hop < 3; hop += 1) {
      seen.add((await stored()).accessToken['accessKeyId']);
      await travel(9);
      await expect.poll(async () => seen.has((await stored()).accessToken['accessKeyId'])).toBe(false);
      await tray.line(/^me — Signed in, renews itself$/);
    }
    expect(seen.size).toBe(3);
    const read = await inJavascriptSdk(
      'defaultProvider',
      '@aws-sdk/credential-provider-node',
      `defaultProvider({ profile: 'me' })()`,
      { ...baseEnv, ...simulator.environment },
    );
    expect(read).toMatchObject({ accessKeyId: (await stored()).accessToken['accessKeyId'] });
  });

  await test.step('an end by AWS is told', async () => {
    await app.lookAway();
    simulator.endLogins();
    await travel(9);
    await tray.line(/^me — Ended by AWS · Sign in again$/);
    await desktop.notice(/^me: session ended by AWS$/);
  });
});
