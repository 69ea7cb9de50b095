import { execFile } from 'node:child_process';
import path from 'node:path';
import { approveOpenedPage } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

const entry = path.join(import.meta.dirname, '../../out/cli/daypass.mjs');

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line beside the app, in the same home folder, without a terminal. */
function daypass(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  const { DAYPASS_SERVICE: _off, CI: _ci, ...rest } = env;
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { env: rest }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr });
    });
  });
}

/** Runs a program in a folder and ends as it does. */
const TOOL = `
process.chdir(process.argv[1]);
const { status, stdout, stderr } = require('node:child_process').spawnSync(process.execPath, process.argv.slice(2), { encoding: 'utf8' });
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
`;

/** As `daypass`, started by a tool that works in this folder. */
function daypassFrom(folder: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  const { DAYPASS_SERVICE: _off, CI: _ci, ...rest } = env;
  return new Promise((resolve) => {
    execFile(process.execPath, ['-e', TOOL, folder, entry, ...args], { env: rest }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr });
    });
  });
}

test('the app is the key service: tools share its keys, wait for one sign-in by a notice, and are all served', async ({
  signedIn,
  simulator,
  desktop,
  links,
  baseEnv,
}) => {
  const { tray } = await signedIn();
  const env = { ...baseEnv, ...simulator.environment };
  const [account] = simulator.portal.assignedAccounts;
  const keys = [
    'credential-process',
    '--session',
    'acme',
    '--account',
    account?.accountId ?? '',
    '--role',
    account?.roles[0] ?? '',
  ];

  expect((await daypass(env, 'service', 'status')).stdout).toBe('The Daypass app is the key service.\n');
  const first = await Promise.all([daypass(env, ...keys), daypass(env, ...keys)]);
  expect(first.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect(simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials')).toHaveLength(1);

  await daypass(env, 'logout', 'acme');
  await tray.line(/^acme — Signed out/);
  const opened = links.links().length;
  // On a busy machine the last of them come after the notice was written.
  const waiting = Array.from({ length: 4 }, () => daypass(env, ...keys));
  const notice = await desktop.notice(/ waits? for acme$/);
  expect(links.links()).toHaveLength(opened);
  desktop.clickNotice(notice);
  await approveOpenedPage(links, opened);
  const served = await Promise.all(waiting);
  expect(served.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(links.links()).toHaveLength(opened + 1);
  expect(desktop.notices.filter(({ summary }) => / waits? for acme$/.test(summary))).toHaveLength(1);
});

test('where nobody waits, a tool fails at once with one line', async ({ signedIn, simulator, baseEnv }) => {
  await signedIn();
  const env = { ...baseEnv, ...simulator.environment };
  await daypass(env, 'logout', 'acme');
  const [account] = simulator.portal.assignedAccounts;
  const selectors = ['--session', 'acme', '--account', account?.accountId ?? '', '--role', account?.roles[0] ?? ''];
  const { code, stdout, stderr } = await daypass(env, 'credential-process', ...selectors, '--no-wait');
  expect([code, stdout, stderr.trim().split('\n').length]).toEqual([3, '', 1]);
});

test.describe('production', () => {
  test.use({ settings: { productionPattern: '*', guardTools: true } });

  test('a tool waits for the person’s answer in a native dialog: no, once, and an hour', async ({
    signedIn,
    simulator,
    baseEnv,
  }) => {
    const { app } = await signedIn();
    const env = { ...baseEnv, ...simulator.environment };
    const [account] = simulator.portal.assignedAccounts;
    const { accountId = '', roles: [role = ''] = [] } = account ?? {};
    const selectors = ['--session', 'acme', '--account', accountId, '--role', role];
    const keys = ['credential-process', ...selectors];
    const answerWith = (response: number) =>
      app.electron.evaluate(({ dialog }, given) => {
        const heard = globalThis as unknown as { shown: unknown[] };
        heard.shown ??= [];
        dialog.showMessageBox = async (...args: unknown[]) => {
          const { message, detail, buttons, defaultId } = args.at(-1) as Record<string, unknown>;
          heard.shown.push({ message, detail, buttons, defaultId });
          return { response: given, checkboxChecked: false };
        };
      }, response);
    const shown = () => app.electron.evaluate(() => (globalThis as unknown as { shown: unknown[] }).shown);

    await answerWith(2);
    const refused = await daypass(env, ...keys);
    expect([refused.code, refused.stdout, refused.stderr.trim().split('\n').length]).toEqual([6, '', 1]);
    expect(refused.stderr).toContain('production account');
    expect(refused.stderr).toContain('You said no');
    expect(await shown()).toEqual([
      {
        message: expect.stringMatching(/^Give .+ keys of .+\?$/),
        detail: expect.stringContaining(role),
        buttons: ['Once', 'For an hour', 'Cancel'],
        defaultId: 2,
      },
    ]);
    // The same tool is not asked about again at once, and one that can't wait not at all.
    await answerWith(0);
    expect((await daypass(env, ...keys)).code).toBe(6);
    expect(await shown()).toHaveLength(1);

    // Another folder is another question.
    const from = (folder: string, ...args: readonly string[]) => daypassFrom(folder, env, ...args);
    const unasked = await from('/', ...keys, '--no-wait');
    expect([unasked.code, unasked.stderr]).toEqual([6, expect.stringContaining('You were not asked')]);
    expect(await shown()).toHaveLength(1);
    expect((await from('/', ...keys)).code).toBe(0);
    expect((await from('/', ...keys)).code).toBe(0);
    expect(await shown()).toHaveLength(3);

    await answerWith(1);
    expect((await from('/tmp', ...keys)).code).toBe(0);
    expect((await from('/tmp', ...keys, '--no-wait')).code).toBe(0);
    expect(await shown()).toHaveLength(4);
  });

  test('a yes to a copy lets no tool in', async ({ signedIn, simulator, baseEnv }) => {
    const { app } = await signedIn();
    await app.electron.evaluate(({ app: electron }) => void electron.emit('second-instance', {}, []));
    const window = await app.window();
    const env = { ...baseEnv, ...simulator.environment };
    const [account] = simulator.portal.assignedAccounts;
    const { accountId = '', roles: [roleName = ''] = [] } = account ?? {};
    const role = { sourceId: 'acme', accountId, roleName };
    await app.electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = async (...args: unknown[]) => {
        const { buttons } = args.at(-1) as { buttons: readonly string[] };
        // Yes to the person's own copy, and no to the tool, whose question has three buttons.
        return { response: buttons.length === 2 ? 0 : 2, checkboxChecked: false };
      };
    });
    const copied = await window.evaluate((given) => {
      const { daypass: bridge } = globalThis as unknown as {
        daypass: { copyKeys(input: unknown): Promise<unknown> };
      };
      return bridge.copyKeys({ role: given, format: 'bash' });
    }, role);
    expect(copied).toMatchObject({ ok: true });
    const keys = ['credential-process', '--session', 'acme', '--account', accountId, '--role', roleName];
    expect((await daypass(env, ...keys)).code).toBe(6);
  });
});
