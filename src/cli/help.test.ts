import { describe, expect, test } from 'vitest';
import { messagesFor } from '../presenter/messages/index.ts';
import type { Command } from './command.ts';
import { fakeTerminal } from './testing/fake-terminal.ts';
import { COMMANDS } from './commands.ts';

describe.each(['en', 'ja'] as const)('help in %s', (language) => {
  const { help } = messagesFor(language).cli;

  test.each(COMMANDS.map((command) => [command.name, command] as const))('%s agrees with its spec', (name, command) => {
    const text = help[name];
    expect(optionsIn(text)).toStrictEqual(optionsOf(command));
    for (const { name: positional } of command.positionals)
      expect(usageOf(text)).toMatch(new RegExp(`\\b${positional}\\b`, 'u'));
    if (command.takesCommand === true) expect(usageOf(text)).toContain('-- COMMAND');
    if (command.takesCommand === 'optional') expect(usageOf(text)).toMatch(/\[.*-- /);
  });

  test('the overview lists each command once and nothing else', () => {
    const listed = [...help.top.matchAll(/^ {2}([a-z][a-z -]*?) {2,}\S/gmu)].map(([, name = '']) => name);
    expect(listed.toSorted()).toStrictEqual(COMMANDS.map(({ name }): string => name).toSorted());
  });
});

describe('help of a group', () => {
  const GROUPS = ['session', 'profile', 'profile keys', 'saml', 'service'];

  test.each(GROUPS)('%s --help lists its commands in both languages', async (group) => {
    for (const language of ['en', 'ja'] as const) {
      const { code, out, err } = await fakeTerminal({}, { language }).run(...group.split(' '), '--help');
      expect({ code, err }).toStrictEqual({ code: 0, err: '' });
      const [usage, ...lines] = out.trimEnd().split('\n');
      expect(usage).toContain(`: daypass ${group} COMMAND [OPTIONS]`);
      const listed = lines.filter((line) => line !== '').map((line) => line.trim().split('  ', 1).join(''));
      const expected = COMMANDS.map(({ name }): string => name).filter((name) => name.startsWith(`${group} `));
      expect(listed.toSorted()).toStrictEqual(expected.toSorted());
    }
  });

  test.each([
    [['help'], ['--help']],
    [
      ['help', 'login'],
      ['login', '--help'],
    ],
    [
      ['help', 'profile', 'add'],
      ['profile', 'add', '--help'],
    ],
    [
      ['help', 'profile'],
      ['profile', '--help'],
    ],
    [
      ['profile', 'keys', '-h'],
      ['profile', 'keys', '--help'],
    ],
    [['version'], ['--version']],
  ])('%j is %j', async (args, same) => {
    const ran = await fakeTerminal().run(...args);
    expect(ran.code).toBe(0);
    expect(ran).toStrictEqual(await fakeTerminal().run(...same));
  });

  test('a group alone names its commands, or the help that does if they are many', async () => {
    const problem = async (...args: readonly string[]) => (await fakeTerminal().run(...args)).err;
    expect(await problem('profile')).toBe('daypass: There is no command “profile”. See: daypass profile --help\n');
    expect(await problem('profile', 'keys')).toBe(
      'daypass: There is no command “profile keys”. Use one of: daypass profile keys keep, daypass profile keys drop, daypass profile keys list.\n',
    );
    expect(await problem('help', 'zzzzzzzz')).toBe('daypass: There is no command “zzzzzzzz”. See: daypass --help\n');
  });
});

/** The first paragraph. */
function usageOf(text: string): string {
  return text.split('\n\n', 1)[0] ?? '';
}

function optionsIn(text: string): readonly string[] {
  const found = [...text.matchAll(/(?<![\w-])--([a-z][a-z-]*)/gu)].map(([, option = '']) => option);
  return [...new Set(found)].toSorted();
}

function optionsOf({ values, flags }: Command): readonly string[] {
  return [...values, ...flags].toSorted();
}
