import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { AWS, isAwsLeftOut } from '../support/aws-cli.ts';
import { isLeftOut } from '../support/left-out.ts';
import { buildProgram, type Program, type Running } from './cli-program.ts';

/** `daypass share` with real clients that have no network, no Daypass, and see the folder elsewhere, as in a container. */
const organization = { accounts: [{ accountId: '111122223333', accountName: 'pay', roles: ['Admin', 'ReadOnly'] }] };
/** Keys are renewed after two thirds of this. */
const KEY_SECONDS = 24;

const root = path.join(import.meta.dirname, '../..');
const node = process.execPath;
/** A user namespace of its own, so that nobody need be root. */
const NAMESPACE = ['--user', '--map-root-user', '--mount', '--net'];
const isWithoutNamespaces =
  isLeftOut('unshare') ||
  (process.env['DAYPASS_ALL_LAYERS'] !== '1' && spawnSync('unshare', [...NAMESPACE, 'true']).status !== 0);

let simulator: Simulator;
let daypass: Program;
let dir: string;
/** Where the programs in the namespace see the folder. */
let inside: string;

const selectors = (role: string) => ['--session', 'corp', '--account', '111122223333', '--role', role];

const modeIn = async (name: string) => ((await stat(path.join(dir, name))).mode & 0o777).toString(8);

beforeAll(async () => {
  simulator = await startSimulator({ organization, settings: { roleCredentialSeconds: KEY_SECONDS } });
  daypass = await buildProgram(simulator.environment);
  const { startUrl, region } = simulator.portal;
  await daypass.run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
  await signIn();
  for (const role of ['Admin', 'ReadOnly'])
    await daypass.run('profile', 'add', role, ...selectors(role), '--region', 'eu-west-1');
  dir = path.join(daypass.home, 'shared keys');
  inside = path.join(daypass.home, 'inside');
  await mkdir(inside);
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

async function signIn(): Promise<void> {
  const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
  await approveInBrowser(JSON.parse(await login.nextLine()).url);
  await login.finished;
}

/** A share that has written its files, ended by Ctrl-C. */
async function share(...args: readonly string[]): Promise<Running> {
  const sharing = daypass.start('share', dir, ...args);
  expect(await sharing.nextLine()).toContain(dir);
  expect(await sharing.nextLine()).toContain('AWS_CONFIG_FILE=');
  return sharing;
}

/** A program without network, without Daypass and its home, which sees the folder read-only at another path. */
function contained(command: readonly string[]) {
  const { entry, env } = daypass.invocation;
  const script = `mount --bind "$1" "$2" && mount -o remount,bind,ro "$2" && mount -t tmpfs none "$3" && shift 3 && exec "$@"`;
  const program = path.dirname(entry);
  return spawn('unshare', [...NAMESPACE, 'sh', '-c', script, 'sh', dir, inside, program, ...command], {
    cwd: root,
    env: { PATH: env['PATH'], LC_ALL: 'C.UTF-8', AWS_CONFIG_FILE: `${inside}/config`, HOME: '/nonexistent' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function output(command: readonly string[]): Promise<string> {
  const child = contained(command);
  child.stdin.end();
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(`${command.join(' ')}: ${err}`);
  return out;
}

const keyInFile = async (file = 'keys-1.json'): Promise<string> =>
  JSON.parse(await readFile(path.join(dir, file), 'utf8')).AccessKeyId;

/** Prints the key it has for each line that it gets. */
const SDK_LOOP = `
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { createInterface } from 'node:readline';
const provider = defaultProvider();
for await (const _line of createInterface({ input: process.stdin })) console.log((await provider()).accessKeyId);
`;

test('says what to do, and Ctrl-C removes everything', async () => {
  const sharing = await share('--profile', 'Admin,ReadOnly', '--as', '/daypass');
  const modes = await Promise.all(['.', 'config', 'keys-1.json', 'keys-2.json'].map(modeIn));
  expect(modes).toEqual(['700', '600', '600', '600']);
  expect(await readFile(path.join(dir, 'config'), 'utf8')).toContain('credential_process = cat /daypass/keys-2.json\n');
  sharing.kill('SIGINT');
  const { code, stderr, stdout } = await sharing.finished;
  expect({ code, stderr, stdout: stdout.split('\n').slice(-2) }).toEqual({
    code: 0,
    stderr: '',
    stdout: [`Stopped. The keys were removed from ${dir}.`, ''],
  });
  await expect(stat(dir)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a share that was killed is taken over, and SIGTERM ends it as Ctrl-C does', async () => {
  const killed = await share('--profile', 'Admin,ReadOnly');
  killed.kill('SIGKILL');
  await killed.finished;
  const sharing = await share('--profile', 'Admin');
  expect((await readdir(dir)).filter((name) => !name.startsWith('.')).toSorted()).toEqual(['config', 'keys-1.json']);
  sharing.kill('SIGTERM');
  expect(await sharing.finished).toMatchObject({ code: 0, stderr: '' });
  // The folder was there for the second one.
  expect(await readdir(dir)).toEqual([]);
});

test('logout removes the keys and a sign-in brings them back', async () => {
  const sharing = await share(...selectors('Admin'));
  const before = await keyInFile();
  await daypass.run('logout', 'corp');
  await expect.poll(() => keyInFile().catch(() => 'none')).toBe('none');
  await signIn();
  await expect.poll(() => keyInFile().catch(() => 'none')).toMatch(/^ASIA/);
  expect(await keyInFile()).not.toBe(before);
  sharing.kill('SIGINT');
  const { code, stderr } = await sharing.finished;
  expect({ code, lines: stderr.trim().split('\n') }).toEqual({
    code: 0,
    lines: [expect.stringContaining('daypass login corp'), 'The keys are renewed again.'],
  });
});

test.each([
  [['--profile', 'nobody'], 7],
  [['--as', 'relative', '--profile', 'Admin'], 2],
  [[], 2],
])('%j is refused, and no folder is made', async (args, code) => {
  const refused = path.join(daypass.home, 'refused');
  expect(await daypass.run('share', refused, ...args)).toMatchObject({ code, stdout: '' });
  await expect(stat(refused)).rejects.toMatchObject({ code: 'ENOENT' });
});

describe.skipIf(isWithoutNamespaces)('without network and without Daypass', () => {
  test('the SDK for JavaScript works on over a renewal', async () => {
    const sharing = await share('--profile', 'Admin', '--as', inside);
    const sdk = contained([node, '--input-type=module', '--eval', SDK_LOOP]);
    const lines = createInterface({ input: sdk.stdout })[Symbol.asyncIterator]();
    const ask = async (): Promise<unknown> => {
      sdk.stdin.write('\n');
      return (await lines.next()).value;
    };
    const first = await keyInFile();
    expect(await ask()).toMatch(/^ASIA/);
    await expect.poll(() => keyInFile()).not.toBe(first);
    // It renews behind a call, which still gets the old keys while those live.
    await expect.poll(ask).not.toBe(first);
    expect(await ask()).toMatch(/^ASIA/);
    sdk.stdin.end();
    await once(sdk, 'close');
    sharing.kill('SIGINT');
    expect(await sharing.finished).toMatchObject({ code: 0, stderr: '' });
  });

  test.skipIf(isAwsLeftOut)('the AWS CLI has the keys of each profile, before and after a renewal', async () => {
    const sharing = await share('--profile', 'Admin,ReadOnly', '--as', inside);
    const exported = async (...args: readonly string[]): Promise<string> =>
      JSON.parse(await output([AWS, 'configure', 'export-credentials', ...args])).AccessKeyId;
    const first = [await exported(), await exported('--profile', 'ReadOnly')];
    expect(new Set(first).size).toBe(2);
    await expect.poll(() => keyInFile('keys-2.json')).not.toBe(first[1]);
    await expect.poll(() => keyInFile('keys-1.json')).not.toBe(first[0]);
    const second = [await exported('--profile', 'Admin'), await exported('--profile', 'ReadOnly')];
    expect(new Set([...first, ...second]).size).toBe(4);
    expect(await output([AWS, 'configure', 'get', 'region'])).toBe('eu-west-1\n');
    sharing.kill('SIGINT');
    expect(await sharing.finished).toMatchObject({ code: 0, stderr: '' });
  });
});
