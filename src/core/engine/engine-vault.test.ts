import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../simulator/index.ts';
import type { Engine } from './api.ts';
import { fakeVault, type FakeVault } from '../testing/fake-vault.ts';
import { FOR_TESTS, testEngine, type TestEngine } from '../testing/test-engine.ts';

const DEMO = { name: 'demo', startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1' };

let simulator: Simulator;
let home: TestEngine;
let vault: FakeVault;

beforeEach(async () => {
  let now = () => Date.now();
  vault = fakeVault();
  simulator = await startSimulator({ now: () => now() });
  const open = async (url: string) => void (await approveInBrowser(url));
  home = await testEngine(simulator.environment, { open, vault });
  now = () => home.time.nowMillis();
});

afterEach(async () => {
  await home[Symbol.asyncDispose]();
  await simulator.close();
});

const passing = <T>(work: Promise<T>) => home.time.runUntilSettled(work, 50);
const mintings = () => simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials').length;
const sealed = () => readdir(join(home.homeDir, '.local/share/daypass/vault')).catch(() => []);

async function withKeys() {
  await home.engine.addSession(DEMO);
  await passing(home.engine.signIn('demo'));
  const { accounts } = await passing(home.engine.listAccounts('demo'));
  const account = accounts.find(({ roleNames }) => roleNames.length > 0);
  const role = { sourceId: 'demo', accountId: account?.accountId ?? '', roleName: account?.roleNames[0] ?? '' };
  const keys = await passing(home.engine.issue(role, FOR_TESTS));
  await passing(home.engine.stop());
  return { role, keys };
}

async function startedAgain(): Promise<Engine> {
  const engine = home.another();
  await passing(engine.start());
  return engine;
}

test('after a start the keys of before are given without asking AWS', async () => {
  const { role, keys } = await withKeys();
  expect([mintings(), (await sealed()).length]).toEqual([1, 1]);
  const engine = await startedAgain();
  expect((await passing(engine.issue(role, FOR_TESTS))).accessKeyId).toBe(keys.accessKeyId);
  expect(mintings()).toBe(1);
});

test('a sign-out leaves nothing in the vault', async () => {
  await withKeys();
  const engine = await startedAgain();
  await passing(engine.signOut('demo'));
  expect(await sealed()).toEqual([]);
});

test('nor does the person’s no, when the engine next looks', async () => {
  await withKeys();
  const engine = await startedAgain();
  vault.isOn = false;
  await passing(engine.reload());
  await passing(engine.stop());
  expect(await sealed()).toEqual([]);
});
