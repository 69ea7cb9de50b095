import { expect, test } from 'vitest';
import { FINDING_CODES } from '../../shared/domain/findings.ts';
import { findingCommand, REMEDIES } from '../../presenter/words/finding-remedy.ts';
import { COMMANDS } from '../commands.ts';
import { parseCommandLine } from '../parse-command-line.ts';

const FACTS = {
  profile: 'dev',
  session: 'corp',
  section: 'profile dev',
  value: 'https://old.awsapps.com/start',
  variable: 'AWS_PROFILE',
  also: 'AWS_OTHER',
};
const commandFor = (code: (typeof FINDING_CODES)[number], facts: Readonly<Record<string, string>>, fixable = false) =>
  findingCommand({ id: `${code}-00000001`, code, fixable, facts });

test.each(FINDING_CODES)('%s has a fix, a command that Daypass or the shell takes, or a reason for none', (code) => {
  const remedy = REMEDIES[code];
  const command = commandFor(code, FACTS);
  expect(command !== undefined).toBe(remedy.by === 'command');
  if (remedy.by === 'person') expect(remedy.because).toMatch(/^[A-Z].*\.$/);
  for (const line of [command, commandFor(code, FACTS, true)]) {
    if (line === undefined) continue;
    const [program, ...args] = line.split(' ');
    if (program === 'unset') {
      expect(args.join(' ')).toMatch(/^AWS_\w+( AWS_\w+)*$/);
      continue;
    }
    expect(program).toBe('daypass');
    expect(parseCommandLine(args, COMMANDS).ask).toBe('run');
  }
});

test('a name that a shell or Daypass would take for something else is quoted, or no command is given', () => {
  expect(commandFor('sessionMissing', { session: 'a b; rm -rf ~' })).toContain(
    "session add 'a b; rm -rf ~' --start-url",
  );
  expect(commandFor('nameNotPortable', { section: "sso-session it's" })).toBe(
    String.raw`daypass session rename 'it'\''s' NEW-NAME`,
  );
  expect(commandFor('sessionMissing', { session: '--help' })).toBeUndefined();
  expect(commandFor('tokenFileExpired', {})).toBeUndefined();
});

test('a variable is set right or taken out in the words of the person’s shell', () => {
  const windows = { shell: 'powershell' };
  expect(commandFor('environmentProfileMissing', { variable: 'AWS_PROFILE', near: "it's" })).toBe(
    String.raw`export AWS_PROFILE='it'\''s'`,
  );
  expect(commandFor('environmentProfileMissing', { ...windows, variable: 'AWS_PROFILE', near: "it's" })).toBe(
    "$env:AWS_PROFILE = 'it''s'",
  );
  expect(commandFor('environmentEndpoint', { ...windows, variable: 'A', also: 'B C' })).toBe(
    'Remove-Item Env:A, Env:B, Env:C',
  );
  expect(commandFor('environmentEndpoint', { variable: 'A; rm -rf ~' })).toBeUndefined();
});
