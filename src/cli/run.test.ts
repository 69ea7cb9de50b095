import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { fakeTerminal } from './testing/fake-terminal.ts';

describe('help', () => {
  test.each(COMMANDS.map(({ name }) => name))('%s --help shows every option it takes', async (name) => {
    const { code, out, err } = await fakeTerminal().run(...name.split(' '), '--help');
    expect({ code, err }).toStrictEqual({ code: 0, err: '' });
    expect(out).toContain(`daypass ${name}`);
    const command = COMMANDS.find((candidate) => candidate.name === name);
    for (const option of [...(command?.values ?? []), ...(command?.flags ?? [])]) expect(out).toContain(`--${option}`);
  });

  test('--help names every command', async () => {
    const { out } = await fakeTerminal().run('--help');
    for (const { name } of COMMANDS) expect(out).toContain(`\n  ${name} `);
  });

  test('what follows -- is the command’s own --help', async () => {
    const terminal = fakeTerminal();
    await terminal.run('exec', '--session', 's', '--account', '1', '--role', 'r', '--', 'aws', '--help');
    expect(terminal.children[0]?.args).toStrictEqual(['--help']);
  });

  test('in Japanese', async () => {
    const { out } = await fakeTerminal({}, { language: 'ja' }).run('status', '--help');
    expect(out).toContain('使い方: daypass status [SESSION]');
  });
});

test('--version', async () => {
  expect(await fakeTerminal().run('--version')).toStrictEqual({ code: 0, out: 'daypass 1.2.3\n', err: '' });
});

test.each([
  [[], 'No command was given. See: daypass --help'],
  [
    ['session'],
    'There is no command “session”. Use one of: daypass session add, daypass session change, daypass session rename, daypass session remove.',
  ],
  [['profile', 'undoo'], 'There is no command “profile undoo”. Did you mean daypass profile undo?'],
  [['session', 'ad'], 'There is no command “session ad”. Did you mean daypass session add?'],
  [['statsu'], 'There is no command “statsu”. Did you mean daypass status?'],
  [['zzzzzzzz'], 'There is no command “zzzzzzzz”. See: daypass --help'],
  [['--verbose'], 'There is no option --verbose here. See: daypass --help'],
  [['status', '--jsn'], 'There is no option --jsn here. Did you mean --json?'],
  [['status', '-x'], 'There is no option -x here. See: daypass status --help'],
  [['status', '--json=yes'], 'The option --json takes no value. See: daypass status --help'],
  [['status', 'corp', 'more'], '“more” is one argument too many. See: daypass status --help'],
  [['list', '--session'], 'The option --session needs a value. See: daypass list --help'],
  [['list', '--session', '--refresh'], 'The option --session needs a value. See: daypass list --help'],
  [['list', '--session='], 'The option --session needs a value. See: daypass list --help'],
  [['list', '--__proto__', 'x'], 'There is no option --__proto__ here. See: daypass list --help'],
])('%j: 2 and one line', async (args, line) => {
  expect(await fakeTerminal().run(...args)).toStrictEqual({ code: 2, out: '', err: `daypass: ${line}\n` });
});

test('a format nobody knows: those there are, and a slip is told from a stranger', async () => {
  const format = (name: string) =>
    fakeTerminal().run('export', '--session', 's', '--account', '1', '--role', 'r', '--format', name);
  expect((await format('xml')).err).toBe(
    'daypass: There is no format “xml”. Use one of: bash, zsh, fish, powershell, cmd, dotenv, json, ini, plain.\n',
  );
  expect((await format('jsn')).err).toContain('Did you mean --format json?');
});

test('what nobody foresaw is one line as well, and its message is not shown', async () => {
  const engine = { reload: () => Promise.reject(new Error('secret inside')) };
  expect(await fakeTerminal(engine).run('status')).toStrictEqual({
    code: 1,
    out: '',
    err: 'daypass: Something went wrong inside Daypass. Try again with DAYPASS_DEBUG=1 set to see more.\n',
  });
  const { err } = await fakeTerminal(engine, { env: { DAYPASS_DEBUG: '1' } }).run('status');
  expect(err).toMatch(/\nError\n\s+at /);
  expect(err).not.toContain('secret inside');
});
