import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Organization, type Simulator } from '../../src/simulator/index.ts';
import { isLeftOut } from '../support/left-out.ts';
import { openTerminalWindow, type Shell, type TerminalWindow } from '../support/terminal-window.ts';
import { addSignedInSession, buildProgram, type Program, standIn } from './cli-program.ts';

const organization: Organization = {
  accounts: [
    { accountId: '111122223333', accountName: 'prod', roles: ['AdministratorAccess', 'ReadOnly'] },
    { accountId: '222233334444', accountName: 'nonprod', roles: ['AdministratorAccess', 'Billing'] },
    { accountId: '333344445555', accountName: '本番ウェブ', roles: ['Operator'] },
  ],
};
const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization });
  daypass = await buildProgram(simulator.environment);
  const { node, entry } = daypass.invocation;
  await standIn(daypass, 'daypass', `exec "${node}" "${entry}" "$@"`);
  await addSignedInSession(daypass, simulator.portal);
  await daypass.run('list');
  await daypass.run('profile', 'add', 'corp-prod', 'prod/AdministratorAccess', '--region', 'eu-west-1');
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

let open: TerminalWindow[] = [];

afterEach(async () => {
  await Promise.all(open.map((window) => window.close()));
  open = [];
});

interface Extra {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly lines?: number;
  readonly flags?: string;
}

async function openShell(shell: Shell, { env = {}, columns, lines, flags = '' }: Extra = {}): Promise<TerminalWindow> {
  const load = {
    bash: 'eval "$(daypass init bash %)"',
    zsh: 'eval "$(daypass init zsh %)"',
    fish: 'daypass init fish % | source',
  };
  const window = await openTerminalWindow({
    shell,
    env: { ...daypass.invocation.env, TERM: 'xterm-256color', ...env },
    startup: load[shell].replace('%', flags),
    ...(columns !== undefined && { columns }),
    ...(lines !== undefined && { lines }),
  });
  open.push(window);
  return window;
}

const isOut = (shell: Shell) => isLeftOut(shell) || isLeftOut('tmux');

describe.each(SHELLS)('%s', (shell) => {
  test.skipIf(isOut(shell))('use sets AWS_PROFILE in the shell itself, and - goes back', async () => {
    const window = await openShell(shell);
    expect(await window.run('daypass use corp-prod')).toBe('AWS_PROFILE is corp-prod.');
    expect(await window.run('echo "<$AWS_PROFILE>"')).toBe('<corp-prod>');
    expect(await window.run('daypass use bill --template x-{account}-{role}')).toContain(
      'AWS_PROFILE is x-nonprod-Billing.',
    );
    expect(await window.run('daypass use -; daypass use -; echo "<$AWS_PROFILE>"')).toContain('<x-nonprod-Billing>');
    expect(await window.run('daypass use --unset; echo "<$AWS_PROFILE>"')).toContain('<>');
  });

  test.skipIf(isOut(shell))('a use that fails leaves the shell as it was, with its exit code', async () => {
    const window = await openShell(shell);
    await window.run('daypass use corp-prod');
    const printed = await window.run(`daypass use zzz; echo "<$${shell === 'fish' ? 'status' : '?'} $AWS_PROFILE>"`);
    expect(printed).toContain('No role or profile fits “zzz”.');
    expect(printed).toContain('<7 corp-prod>');
  });

  test.skipIf(isOut(shell))('a role is chosen by typing and arrows', async () => {
    const window = await openShell(shell);
    window.type('daypass use');
    window.press('Enter');
    await window.until('the list', (shown) => shown.includes('本番ウェブ / Operator'));
    window.type('prod read');
    await window.until('what fits', (shown) => shown.includes('2 found') || shown.includes('1 found'));
    window.press('Enter');
    // The first without a profile is asked about; a remembered answer is not asked for again.
    const shown = await window.until('the question or the end', (now) => /named\?|AWS_PROFILE is/u.test(now));
    if (shown.includes('named?')) window.press('Enter');
    await window.until('the profile', (now) => now.includes('AWS_PROFILE is'));
    expect(await window.run('echo "<$AWS_PROFILE>"')).toMatch(/<[\w-]*prod-ReadOnly>/u);
  });

  test.skipIf(isOut(shell)).each(['Escape', 'C-c'])('%s leaves the list and changes nothing', async (key) => {
    const window = await openShell(shell);
    window.type('daypass use');
    window.press('Enter');
    await window.until('the list', (shown) => shown.includes('found'));
    window.press(key);
    await window.until('the prompt', (shown) => !shown.includes('found') && shown.trimEnd().endsWith('%%>'));
    expect(await window.run(`echo "<$AWS_PROFILE>"`)).toBe('<>');
  });

  test.skipIf(isOut(shell))('completes commands, options and roles', async () => {
    const window = await openShell(shell);
    window.type('daypass logou');
    window.press('Tab');
    await window.until('the command', (shown) => shown.includes('daypass logout'));
    window.press('C-u');
    window.type('daypass exec corp-p');
    window.press('Tab');
    await window.until('the profile', (shown) => shown.includes('daypass exec corp-prod'));
    window.press('C-u');
    window.type('daypass use nonprod/B');
    window.press('Tab');
    await window.until('the role', (shown) => shown.includes('daypass use nonprod/Billing'));
    window.press('C-u');
    window.type('daypass list --refr');
    window.press('Tab');
    const shown = await window.until('the option', (now) => now.includes('daypass list --refresh'));
    expect(shown).toContain('daypass list --refresh');
  });

  test.skipIf(isOut(shell))('the prompt shows the profile, production in red', async () => {
    const window = await openShell(shell, { flags: '--prompt' });
    window.type('daypass use corp-prod');
    window.press('Enter');
    await window.until('the profile in the prompt', (shown) => /^corp-prod \d+m %%>$/mu.test(shown));
    // oxlint-disable-next-line no-control-regex -- the colour is what is looked for
    expect(window.colouredScreen()).toMatch(/\u001B\[31m[^\n]*corp-prod \d+m/u);
    window.type('daypass use --unset');
    window.press('Enter');
    await window.until('the prompt alone', (shown) => shown.trimEnd().endsWith('not set.\n%%>'));
  });
});

describe.skipIf(isOut('bash'))('the list of roles', () => {
  test('follows the window’s size and never wraps a line', async () => {
    const window = await openShell('bash', { columns: 100, lines: 20 });
    window.type('daypass use');
    window.press('Enter');
    await window.until('the list', (shown) => shown.includes('5 found'));
    window.resize(22, 6);
    const narrow = await window.until('a narrow list', (shown) => shown.includes('…'));
    expect(narrow.split('\n').length).toBeLessThanOrEqual(6);
    window.resize(100, 20);
    await window.until('a wide list', (shown) => shown.includes('本番ウェブ / Operator  333344445555'));
    window.press('Escape');
  });

  test('has no colours under NO_COLOR', async () => {
    const window = await openShell('bash', { env: { NO_COLOR: '1' } });
    window.type('daypass use');
    window.press('Enter');
    await window.until('the list', (shown) => shown.includes('5 found'));
    expect(window.colouredScreen().slice(window.colouredScreen().indexOf('Use:'))).not.toContain('\u001B[31m');
    window.press('Escape');
  });

  test('says what to do where the terminal can’t show it', async () => {
    const window = await openShell('bash', { columns: 160 });
    expect(await window.run('TERM=dumb daypass use')).toContain('Give the answer: daypass use ACCOUNT/ROLE');
    expect(await window.run('daypass use < /dev/null')).toContain('Give the answer: daypass use ACCOUNT/ROLE');
  });
});

test('without a terminal and with words that fit several roles, nothing is guessed', async () => {
  expect(await daypass.run('use', 'administrator')).toMatchObject({
    code: 7,
    stdout: '',
    stderr: expect.stringContaining('  prod/AdministratorAccess\n  nonprod/AdministratorAccess\n'),
  });
});

test('the profile that use makes is one that every tool can read', async () => {
  const { stdout, code } = await daypass.run('use', 'ウェブ', '--template', '{accountId}-{role}');
  expect({ code, stdout }).toStrictEqual({
    code: 0,
    stdout: expect.stringContaining("export AWS_PROFILE='333344445555-Operator'"),
  });
  const config = await readFile(path.join(daypass.home, '.aws/config'), 'utf8');
  expect(config).toContain('[profile 333344445555-Operator]');
});

describe('prompt and completions', () => {
  test.skipIf(process.platform === 'win32')('wait for no named pipe in the place of a file', async () => {
    const pipe = path.join(daypass.home, 'pipe');
    execFileSync('/usr/bin/mkfifo', [pipe]);
    const program = daypass.with({ AWS_CONFIG_FILE: pipe, AWS_PROFILE: 'corp-prod' });
    expect((await program.run('prompt')).stdout).toContain('corp-prod');
    expect(await program.run('__complete', 'bash', 'daypass exec c')).toStrictEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('prompt --json says what the prompt shows', async () => {
    const { stdout } = await daypass.with({ AWS_PROFILE: 'corp-prod' }).run('prompt', '--json');
    expect(JSON.parse(stdout)).toStrictEqual({
      profile: 'corp-prod',
      production: true,
      state: 'signedIn',
      expiresAt: expect.stringMatching(/Z$/u),
      secondsLeft: expect.any(Number),
    });
    expect(await daypass.run('prompt')).toStrictEqual({ code: 0, stdout: '', stderr: '' });
    expect(await daypass.run('prompt', '--shell', 'tcsh')).toMatchObject({ code: 2 });
  });

  test('neither asks the network', async () => {
    const before = simulator.requests.list().length;
    await daypass.with({ AWS_PROFILE: 'corp-prod' }).run('prompt', '--shell', 'bash');
    const { stdout } = await daypass.run('__complete', 'bash', 'daypass exec prod/');
    expect(stdout).toBe('prod/AdministratorAccess\nprod/ReadOnly\n');
    expect(simulator.requests.list().length).toBe(before);
  });
});
