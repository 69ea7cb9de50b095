import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { buildProgram, type Program } from '../clients/cli-program.ts';
import { guideBlocks, guideNames, type GuideBlock } from '../support/guides/guide-blocks.ts';
import { machine, windowsPath } from './support/machine.mjs';
import { runBatch } from './support/windows-program.ts';

/** The blocks of the guides that are for Windows, run by its cmd.exe and Node. */
const START_URL = 'https://d-1234567890.awsapps.com/start';
const ACCOUNT = { accountId: '111122223333', accountName: 'web', roles: ['Developer'] };

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({
    portals: [{ startUrl: START_URL, region: 'eu-west-1', organization: { accounts: [ACCOUNT] } }],
  });
  daypass = await buildProgram(simulator.environment);
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

async function blocksIn(language: string): Promise<readonly GuideBlock[]> {
  const blocks = (await Promise.all((await guideNames()).map((name) => guideBlocks(name)))).flat();
  return blocks.filter((block) => block.language === language && block.reason === undefined);
}

test('the blocks for cmd.exe work as they stand', async () => {
  const blocks = await blocksIn('bat');
  expect(blocks.map(({ guide }) => guide)).toEqual(['windows.md']);
  const { home, invocation } = daypass;
  const program = [machine.node, invocation.entry].map((file) => `"${windowsPath(file)}"`).join(' ');
  const required = windowsPath(path.join(import.meta.dirname, 'support/windows-home.cjs'));
  await writeFile(path.join(home, 'daypass.cmd'), `@${program.replace('" "', `" --require "${required}" "`)} %*\r\n`);
  for (const line of blocks.flatMap(({ text }) => text.trim().split('\n'))) {
    if (line === 'daypass login corp') {
      // Its browser is the test.
      const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
      await approveInBrowser(JSON.parse(await login.nextLine()).url);
      expect(await login.finished).toMatchObject({ code: 0 });
      await addProfile();
      continue;
    }
    // A batch file doubles the sign that a person types once.
    const typed = line.replaceAll(/%(\w)\b/gu, '%%$1').replace(/^daypass /u, 'call daypass ');
    // Wine's `for` runs no line that its variable holds: the lines that the command prints are run as a batch file.
    const [, within] = /^for \/f "delims=" %%i in \('(.+)'\) do @%%i$/u.exec(typed) ?? [];
    const keys = `"${windowsPath(path.join(home, 'keys.cmd'))}"`;
    const { code, stdout } = await runBatch(daypass, [
      `set PATH=${windowsPath(home)};%PATH%`,
      ...(within === undefined ? [typed] : [`call ${within} > ${keys}`, `call ${keys}`]),
      'echo %AWS_ACCESS_KEY_ID%',
    ]);
    expect({ line, code }).toEqual({ line, code: 0 });
    if (line.startsWith('for ')) expect(stdout).toMatch(/^ASIA\w+\r?\n$/u);
  }
});

test('the share for WSL works as it stands', async () => {
  // The profile is of the sign-in above.
  const blocks = await blocksIn('powershell');
  expect(blocks.map(({ guide }) => guide)).toEqual(['containers.md']);
  // Nothing in it is PowerShell's own: words with blanks between.
  const words = (blocks[0]?.text ?? '').trim().split(' ');
  const [folder = '', seen = ''] = [words[2], words.at(-1)];
  expect([folder, seen]).toEqual([String.raw`C:\Users\me\aws-keys`, '/mnt/c/Users/me/aws-keys']);
  const person = path.join(machine.prefix, 'drive_c/users/me');
  await mkdir(person, { recursive: true });
  onTestFinished(() => rm(person, { recursive: true, force: true }));
  const sharing = daypass.start(...words.slice(1));
  onTestFinished(() => sharing.kill('SIGTERM'));
  await sharing.nextLine();
  const config = await readFile(path.join(person, 'aws-keys/config'), 'utf8');
  const [, keys = ''] = /^credential_process = cat (\S+)\r?$/mu.exec(config) ?? [];
  expect(keys.startsWith(`${seen}/`)).toBe(true);
  const here = path.join(person, 'aws-keys', path.basename(keys));
  expect(JSON.parse(await readFile(here, 'utf8'))).toMatchObject({ Version: 1 });
});

async function addProfile(): Promise<void> {
  const role = ['--session', 'corp', '--account', ACCOUNT.accountId, '--role', 'Developer', '--region', 'eu-west-1'];
  expect(await daypass.run('profile', 'add', 'dev', ...role)).toMatchObject({ code: 0 });
}
