import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { approveInBrowser, startSimulator, type Simulator } from '../../../simulator/index.ts';
import { FOR_TESTS, testEngine, type TestEngine } from '../../testing/test-engine.ts';

/** The production pattern before any list of accounts was fetched. */

const COPY = { purpose: 'clipboard', requester: { shell: 'app' }, format: 'bash' } as const;
const REFUSED = { code: 'productionNotConfirmed' };

let simulator: Simulator;
let home: TestEngine;
let accountName: string;
let role: RoleRef;

const passing = <T>(work: Promise<T>) => home.time.runUntilSettled(work, 50);
const asked = (route: string) => simulator.requests.list().filter((request) => request.route === route).length;
const signIn = (name: string) =>
  passing(home.engine.signIn(name, { openBrowser: false, onPrompt: ({ url }) => void approveInBrowser(url) }));

/** Two sessions of one portal, signed in to the first. No list was fetched. */
beforeEach(async () => {
  let now = () => Date.now();
  simulator = await startSimulator({ now: () => now() });
  home = await testEngine(simulator.environment);
  now = () => home.time.nowMillis();
  onTestFinished(async () => {
    await home[Symbol.asyncDispose]();
    await simulator.close();
  });
  const { startUrl, region, assignedAccounts } = simulator.portal;
  const assigned = assignedAccounts.find(({ roles }) => roles.length > 0);
  accountName = assigned?.accountName ?? '';
  role = { sourceId: 'corp', accountId: assigned?.accountId ?? '', roleName: assigned?.roles[0] ?? '' };
  await mkdir(join(home.homeDir, '.aws'));
  const session = (name: string) => `[sso-session ${name}]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`;
  await writeFile(join(home.homeDir, '.aws/config'), session('corp') + session('twin'));
  await home.engine.reload();
  await signIn('corp');
});

test('holds right after the sign-in, in a process that has loaded everything and in one that has not', async () => {
  home.settings.productionPattern = accountName;
  await expect(passing(home.engine.issue(role, COPY))).rejects.toMatchObject({
    ...REFUSED,
    facts: { account: accountName },
  });
  await expect(passing(home.engine.federatedConsoleUrl(role))).rejects.toMatchObject(REFUSED);
  await expect(passing(home.another().issue(role, COPY))).rejects.toMatchObject(REFUSED);
  expect(asked('getRoleCredentials')).toBe(0);
});

test('holds for a guarded tool', async () => {
  Object.assign(home.settings, { productionPattern: accountName, guardTools: true });
  await expect(passing(home.engine.issue(role, FOR_TESTS))).rejects.toMatchObject(REFUSED);
});

test('holds through another session of the portal', async () => {
  home.settings.productionPattern = accountName;
  await passing(home.engine.listAccounts('corp'));
  await signIn('twin');
  await expect(passing(home.engine.issue({ ...role, sourceId: 'twin' }, COPY))).rejects.toMatchObject(REFUSED);
});

test('an account that is none gives its keys after one call for the names, and none once they are known', async () => {
  home.settings.productionPattern = 'nothing-fits-this';
  await passing(home.engine.issue(role, COPY));
  await passing(home.engine.issue(role, COPY));
  expect([asked('listAccounts'), asked('listAccountRoles'), asked('getRoleCredentials')]).toEqual([1, 0, 1]);
});

test('names are not asked for once a list has them, nor without a pattern', async () => {
  await passing(home.engine.issue(role, COPY));
  expect(asked('listAccounts')).toBe(0);
  await passing(home.engine.listAccounts('corp'));
  home.settings.productionPattern = 'nothing-fits-this';
  await passing(home.engine.issue(role, COPY));
  expect(asked('listAccounts')).toBe(1);
});

test('an account whose name AWS does not tell now is asked about', async () => {
  home.settings.productionPattern = accountName;
  simulator.faults.add({ route: 'listAccounts', kind: 'reset' });
  const facts = { accountId: role.accountId, reason: 'nameUnknown' };
  await expect(passing(home.engine.issue(role, COPY))).rejects.toMatchObject({ ...REFUSED, facts });
  await expect(passing(home.engine.issue(role, { ...COPY, confirmed: true }))).resolves.toBeDefined();
});

test('a session that has ended says so', async () => {
  home.settings.productionPattern = accountName;
  await passing(home.engine.signOut('corp'));
  await expect(passing(home.engine.issue(role, COPY))).rejects.toMatchObject({ code: 'signInNeeded' });
});
