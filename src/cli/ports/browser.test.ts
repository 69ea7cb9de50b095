import { chmod, readFile, writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemBrowser } from './browser.ts';

const PAGE = 'https://d-fake.awsapps.com/start/#/?a=1&b=2';

/** A browser that writes down its arguments. */
async function fakeBrowser() {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-browser-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [command, noted] = [join(folder, 'browser'), join(folder, 'noted')];
  await writeFile(command, `#!/bin/sh\nprintf '%s\\n' "$@" > ${noted}\n`);
  await chmod(command, 0o755);
  return { command, opened: () => readFile(noted, 'utf8') };
}

test.skipIf(process.platform === 'win32').each([
  ['', `${PAGE}\n`],
  [' --new-window', `--new-window\n${PAGE}\n`],
  [' --url %s --private', `--url\n${PAGE}\n--private\n`],
])('$BROWSER with “%s” opens the page', async (more, expected) => {
  const { command, opened } = await fakeBrowser();
  const env = { BROWSER: `/no/such/browser:${command}${more}`, PATH: process.env['PATH'] };
  await systemBrowser('linux', env).open(PAGE);
  expect(await opened()).toBe(expected);
});

test('without a browser that starts it is said', async () => {
  const open = systemBrowser('linux', { BROWSER: '/no/such/browser', PATH: '/nowhere' }).open(PAGE);
  await expect(open).rejects.toMatchObject({ code: 'browserNotOpened' });
});
