import { expect, test } from 'vitest';
import type { FoundBrowser } from '../find/found-browser.ts';
import { privateLaunch } from './browser-launch.ts';

const PAGE = 'https://corp.awsapps.com/start';
const browser = (browserId: string, family: FoundBrowser['family'], args: readonly string[] = []): FoundBrowser => ({
  browserId,
  name: browserId,
  family,
  program: `/usr/bin/${browserId}`,
  args,
  profiles: [{ profileId: 'work', name: 'Work', args: ['--profile-directory=work'] }],
  containers: [],
});
const OTHER = browser('epiphany', 'other');
const CHROME = browser('chrome', 'chromium');
const FLATPAK = browser('firefox', 'firefox', ['run', 'org.mozilla.firefox', '%u']);

test.each([
  [[CHROME], undefined, ['--incognito', PAGE]],
  [[browser('edge', 'chromium')], undefined, ['--inprivate', PAGE]],
  [[browser('firefox', 'firefox')], undefined, ['--private-window', PAGE]],
  [[OTHER, CHROME], undefined, ['--incognito', PAGE]],
  [[CHROME], { browserId: 'chrome', profileId: 'work' }, ['--profile-directory=work', '--incognito', PAGE]],
])('%#: %j', (browsers, choice, args) => {
  expect(privateLaunch(browsers, choice, PAGE).args).toStrictEqual(args);
});

test('a link stays behind the switch where the browser’s own arguments place it', () => {
  const { args } = privateLaunch([FLATPAK], undefined, PAGE);
  expect(args.indexOf('--private-window')).toBe(args.indexOf(PAGE) - 1);
});

test.each([
  [[OTHER], undefined],
  [[CHROME], { browserId: 'firefox' }],
  [[], undefined],
])('%#: no browser has such windows', (browsers, choice) => {
  expect(() => privateLaunch(browsers, choice, PAGE)).toThrow(expect.objectContaining({ code: 'browserUnknown' }));
});

test('what is no link opens nothing', () => {
  expect(() => privateLaunch([CHROME], undefined, '--load-extension=/tmp')).toThrow(
    expect.objectContaining({ code: 'browserNotOpened' }),
  );
});
