import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../simulator/index.ts';
import { FOR_TESTS, testEngine, type TestEngine } from '../testing/test-engine.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ONE = 'https://d-one.awsapps.com/start';
const TWO = 'https://d-two.awsapps.com/start';
const REGION = 'eu-west-1';
/** The same ids and roles behind both portals, as after a takeover of one company by another; only names differ. */
const organization = (accountName: string) => ({
  accounts: [{ accountId: '111122223333', accountName, emailAddress: '', roles: ['Admin'] }],
});

let simulator: Simulator;
let home: TestEngine;

beforeEach(async () => {
  simulator = await startSimulator({
    now: () => home?.time.nowMillis() ?? Date.now(),
    portals: [
      { startUrl: ONE, organization: organization('one') },
      { startUrl: TWO, organization: organization('two') },
    ],
  });
  home = await testEngine(simulator.environment, { open: async (url) => void (await approveInBrowser(url)) });
});
afterEach(async () => {
  await home[Symbol.asyncDispose]();
  await simulator.close();
});

/** While it is under way, time passes: AWS may ask for a pause. */
const passing = <T>(work: Promise<T>) => home.time.runUntilSettled(work, 50);
const renewals = () => simulator.requests.list().filter(({ grantType }) => grantType === 'refresh_token');

test('ten sessions due at the moment the machine wakes are all renewed, also by an AWS that is busy', async () => {
  const { engine, time } = home;
  const names = Array.from({ length: 10 }, (_, index) => `s${index}`);
  for (const name of names) await engine.addSession({ name, startUrl: ONE, region: REGION });
  await engine.start();
  for (const name of names) await passing(engine.signIn(name));
  expect(renewals()).toEqual([]);

  simulator.faults.add({ route: 'createToken', kind: 'throttle', times: 15 });
  time.setClock(6 * HOUR);
  const allBack = new Promise<void>((resolve) => {
    engine.subscribe(({ sessions }) => {
      const isLive = sessions.every(
        ({ standing }) => standing.at === 'signedIn' && standing.expiresAtMillis > time.nowMillis(),
      );
      if (isLive) resolve();
    });
  });
  engine.wake();
  await passing(allBack);
  expect(renewals().filter(({ status }) => status === 200)).toHaveLength(10);
  expect(engine.state.sessions.map(({ trouble }) => trouble)).toEqual(names.map(() => undefined));
});

test('two portals with the same account ids: each session has its own list and keys', async () => {
  const { engine } = home;
  const sessions = [
    { name: 'one', startUrl: ONE },
    { name: 'two', startUrl: TWO },
  ];
  for (const session of sessions) await engine.addSession({ ...session, region: REGION });
  for (const { name } of sessions) {
    await passing(engine.signIn(name));
    const { accounts } = await passing(engine.listAccounts(name));
    expect(accounts.map(({ accountName }) => accountName)).toEqual([name]);
  }
  const keysOf = (sourceId: string) =>
    passing(engine.issue({ sourceId, accountId: '111122223333', roleName: 'Admin' }, FOR_TESTS));
  const [one, two] = [await keysOf('one'), await keysOf('two')];
  expect(one.accessKeyId).not.toBe(two.accessKeyId);
  await engine.signOut('one');
  await expect(keysOf('one')).rejects.toMatchObject({ code: 'signInNeeded' });
  expect((await keysOf('two')).accessKeyId).toBe(two.accessKeyId);
});

test('a session whose config is edited to another portal shows nothing of the old one', async () => {
  const { engine, homeDir } = home;
  await engine.addSession({ name: 'corp', startUrl: ONE, region: REGION });
  await engine.start();
  await passing(engine.signIn('corp'));
  await passing(engine.listAccounts('corp'));
  const shown = () => engine.state.accounts['corp']?.map(({ accountName }) => accountName);
  expect(shown()).toEqual(['one']);

  const configPath = join(homeDir, '.aws/config');
  const config = await readFile(configPath, 'utf8');
  await writeFile(configPath, config.replace(ONE, TWO));
  await engine.reload();
  expect(engine.state.sessions[0]?.standing.at).toBe('signedOut');
  expect(shown()).toEqual([]);
  const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
  await expect(engine.issue(role, FOR_TESTS)).rejects.toMatchObject({ code: 'signInNeeded' });

  await passing(engine.signIn('corp'));
  await passing(engine.listAccounts('corp'));
  expect(shown()).toEqual(['two']);
  expect(await readdir(join(homeDir, '.aws/sso/cache'))).toHaveLength(1);
});

test('a refresh answered at the last moment is taken, and nobody refreshes beside it', async () => {
  const { engine, time } = home;
  await engine.addSession({ name: 'corp', startUrl: ONE, region: REGION });
  await engine.start();
  await passing(engine.signIn('corp'));
  const id = simulator.faults.add({ route: 'createToken', kind: 'slow', delayMillis: 300 });
  const asked = simulator.nextRequest(({ route }) => route === 'createToken');
  const renewed = new Promise<void>((resolve) => {
    const before = engine.state.sessions[0]?.standing;
    const expiresAtMillis = before?.at === 'signedIn' ? before.expiresAtMillis : 0;
    engine.subscribe(({ sessions }) => {
      const now = sessions[0]?.standing;
      if (now?.at === 'signedIn' && now.expiresAtMillis > expiresAtMillis) resolve();
    });
  });
  await time.advance(40 * MINUTE);
  // The answer is slow: our own clock goes on to just below the limit of a call, with every event that may come.
  await time.advance(19_000);
  for (let times = 0; times < 3; times += 1) engine.wake();
  await asked;
  await renewed;
  simulator.faults.remove(id);
  expect(renewals()).toHaveLength(1);
});
