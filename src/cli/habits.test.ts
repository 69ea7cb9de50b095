import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { withoutHabits } from './habits.ts';
import { commandOf, isOurs } from './parse-command-line.ts';
import { DaypassError } from '../shared/errors/daypass-error.ts';
import { fakeTerminal } from './testing/fake-terminal.ts';

const inOurWords = (line: string) => withoutHabits(line.split(' '), (args) => isOurs(args, COMMANDS)).join(' ');

test.each([
  ['sso login --profile prod', 'login --profile prod'],
  ['aws sso login --profile prod', 'login --profile prod'],
  ['sso logout', 'logout'],
  ['aws-vault exec prod -- aws s3 ls', 'exec prod -- aws s3 ls'],
  ['aws-sso exec -- env', 'exec -- env'],
  ['saml2aws login', 'login'],
  ['aws-sso-util console launch -a prod', 'console -a prod'],
  ['ls --json', 'list --json'],
  ['assume prod', 'use prod'],
  ['aws configure sso', 'setup'],
  ['leapp session start prod', 'use prod'],
  ['switch', 'use'],
  ['granted sso login', 'login'],
  ['whoami', 'status'],
  // Ours stay as they are, and so does what nobody knows.
  ['exec prod -- ls', 'exec prod -- ls'],
  ['login ls', 'login ls'],
  ['frobnicate', 'frobnicate'],
])('%s is %s', (theirs, ours) => {
  expect(inOurWords(theirs)).toBe(ours);
});

test.each([
  ['configure', 'daypass setup'],
  ['leapp integration sync x', 'daypass list --refresh'],
  ['aws-vault rotate', 'daypass login'],
  ['granted sso populate', 'daypass profile bulk --all'],
  ['flush', 'daypass logout --all'],
])('%s is answered with %s', async (theirs, ours) => {
  const { code, err } = await fakeTerminal().run(...theirs.split(' '));
  expect({ code, err }).toStrictEqual({ code: 2, err: expect.stringMatching(new RegExp(`Use: ${ours}.*\\n$`, 'u')) });
});

describe('every answer', () => {
  const tried = [
    'sso login',
    'configure list-profiles',
    'configure',
    'browser',
    'session list',
    'session generate',
    'eval',
    'process',
    'cache',
    'run-as',
    'script',
    'creds',
    'shell',
  ];

  test.each(tried)('%s leads to a command that exists', (theirs) => {
    let ours: string;
    try {
      ours = inOurWords(theirs);
    } catch (thrown) {
      if (!(thrown instanceof DaypassError)) throw thrown;
      ours = String(thrown.facts['hint']).replace(/^daypass /u, '');
    }
    expect(commandOf(ours.split(' '), COMMANDS)).toBeDefined();
  });
});
