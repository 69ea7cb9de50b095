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
  const waiting = Array.from({ length: 4 }, () => daypass(env, ...keys));
  const notice = await desktop.notice(/^.+ and 3 others wait for acme$/);
  expect(links.links()).toHaveLength(opened);
  desktop.clickNotice(notice);
  await approveOpenedPage(links, opened);
  const served = await Promise.all(waiting);
  expect(served.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(links.links()).toHaveLength(opened + 1);
  expect(desktop.notices.filter(({ summary }) => summary.includes('wait for acme'))).toHaveLength(1);
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
