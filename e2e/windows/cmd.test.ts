import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { addSignedInSession, buildProgram, type Program } from '../clients/cli-program.ts';
import { machine, windowsPath } from './support/machine.mjs';
import { runBatch } from './support/windows-program.ts';

/** What Daypass writes for cmd.exe, run by cmd.exe; exec of Windows programs. */
const ACCOUNT = { accountId: '111122223333', accountName: 'pay & co', roles: ['Admin'] };
const SELECTORS = ['--session', 'corp', '--account', ACCOUNT.accountId, '--role', 'Admin'];
/** Spaces and brackets, as in the folder that installers use. */
const FOLDER = 'Program Files (x86)/Day pass';

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization: { accounts: [ACCOUNT] } });
  daypass = await buildProgram(simulator.environment, FOLDER);
  await addSignedInSession(daypass, simulator.portal);
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

test('export --format cmd sets the keys in cmd.exe, and takes away what would win over them', async () => {
  const { code, stdout } = await daypass.run('export', ...SELECTORS, '--format', 'cmd');
  expect(code).toBe(0);
  const set = new Map([...stdout.matchAll(/^set "(\w+)=(.+)"/gmu)].map(([, name = '', value = '']) => [name, value]));
  const shown = await runBatch(daypass, [
    'set AWS_PROFILE=mine',
    ...stdout.trim().split(/\r?\n/u),
    'echo %AWS_ACCESS_KEY_ID%',
    'set AWS_SECRET_ACCESS_KEY',
    'set AWS_SESSION_TOKEN',
    'if defined AWS_PROFILE echo still there',
  ]);
  expect(set.get('AWS_ACCESS_KEY_ID')).toMatch(/^ASIA/u);
  expect(shown.stdout.split('\r\n')).toEqual([
    set.get('AWS_ACCESS_KEY_ID'),
    `AWS_SECRET_ACCESS_KEY=${set.get('AWS_SECRET_ACCESS_KEY')}`,
    `AWS_SESSION_TOKEN=${set.get('AWS_SESSION_TOKEN')}`,
    '',
  ]);
});

test('a bridge of a program in a folder with spaces and brackets gives keys when cmd.exe runs its line', async () => {
  const added = await daypass.run('profile', 'add', 'dev', ...SELECTORS, '--region', 'eu-west-1');
  expect(added).toMatchObject({ code: 0 });
  expect(await daypass.run('profile', 'bridge', 'dev', '--as', 'dev-bridge')).toMatchObject({ code: 0, stderr: '' });
  const config = await readFile(path.join(daypass.home, '.aws', 'config'), 'utf8');
  const [, line = ''] = /^credential_process = (.+?)\r?$/mu.exec(config) ?? [];
  expect(line).toContain('Program Files (x86)');
  const { code, stdout, stderr } = await runBatch(daypass, [line]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/u) });
});

describe('exec', () => {
  test('hands the keys to cmd.exe, and ends as it does', async () => {
    const { code, stdout } = await daypass.run(
      'exec',
      '--static',
      ...SELECTORS,
      '--',
      'cmd.exe',
      '/d',
      '/c',
      'echo %AWS_ACCESS_KEY_ID% & exit 7',
    );
    expect(code).toBe(7);
    expect(stdout).toMatch(/^ASIA\w+ *\r\n$/u);
  });

  test.each(['a b', 'a"b', '%PATH%', '^&|<>()', 'C:\\dir\\', ''])(
    'gives a program the argument %j as it is',
    async (argument) => {
      const script = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
      const { code, stdout } = await daypass.run(
        'exec',
        '--static',
        ...SELECTORS,
        '--',
        windowsPath(machine.node),
        '-e',
        script,
        '--',
        argument,
      );
      expect({ code, stdout }).toEqual({ code: 0, stdout: JSON.stringify([argument]) });
    },
  );

  test('a program that is not there is 127', async () => {
    expect((await daypass.run('exec', '--static', ...SELECTORS, '--', 'no-such-program')).code).toBe(127);
  });
});
