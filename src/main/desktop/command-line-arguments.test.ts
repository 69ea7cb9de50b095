import { expect, test } from 'vitest';
import { commandLineArguments } from './command-line-arguments.ts';

test.each([
  ['the tray app', ['daypass-desktop', '--hidden'], undefined],
  ['the tray app with a link as its last word', ['daypass-desktop', '--', '--cli'], undefined],
  ['no arguments', ['daypass-desktop', '--no-sandbox', '--cli'], []],
  ['arguments behind --', ['daypass-desktop', '--no-sandbox', '--cli', '--', 'list', '--json'], ['list', '--json']],
  ['arguments without --', ['Daypass.AppImage', '--cli', 'status'], ['status']],
  [
    'a -- of the command’s own',
    ['daypass-desktop', '--cli', '--', 'exec', '--profile', 'p', '--', 'env', '--cli'],
    ['exec', '--profile', 'p', '--', 'env', '--cli'],
  ],
])('a start with %s', (_what, argv, expected) => {
  expect(commandLineArguments(argv)).toEqual(expected);
});
