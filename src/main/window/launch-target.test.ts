import { expect, test } from 'vitest';
import { launchTarget } from './launch-target.ts';

test.each([
  ['a launcher', ['/opt/daypass'], 'window'],
  ['the search', ['/opt/daypass', '--search'], 'search'],
  ['as Electron hands it over', ['/e', '--search', '--allow-file-access-from-files', '/app'], 'search'],
  ['the login', ['/opt/daypass', '--hidden'], 'quiet'],
  ['a person who asks at login', ['/opt/daypass', '--hidden', '--search'], 'search'],
  ['a flag that only looks like it', ['/opt/daypass', '--search-provider=x', '--hiddenly'], 'window'],
])('%s', (_what, args, navigation) => {
  expect(launchTarget(args)).toEqual(navigation);
});
