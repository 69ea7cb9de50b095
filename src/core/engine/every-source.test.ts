import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RoleRef } from '../../shared/domain/role.ts';
import { approveDevice, approveInBrowser, startSimulator, type Simulator } from '../../simulator/index.ts';
import { roleBridgeLine } from '../config/document/role-bridge-line.ts';
import { SOURCE_KINDS, type SourceKind } from '../sources/kinds.ts';
import { FAKE_ACCOUNT, FakeProvider } from '../sources/testing/fake-source.ts';
import { FOR_TESTS, testEngine } from '../testing/test-engine.ts';

/** An engine whose one source is of a kind, and the person signed in to it. */
async function signedIn(kind: 'session' | 'legacy' | 'fake') {
  let now = () => Date.now();
  const simulator = await startSimulator({ now: () => now() });
  let fake: FakeProvider | undefined;
  const fakeKind: SourceKind = (deps) => (fake = new FakeProvider(deps));
  const home = await testEngine(simulator.environment, {
    kinds: kind === 'fake' ? [...SOURCE_KINDS, fakeKind] : SOURCE_KINDS,
  });
  now = () => home.time.nowMillis();
  onTestFinished(async () => {
    await home[Symbol.asyncDispose]();
    await simulator.close();
  });
  await mkdir(join(home.homeDir, '.aws'));
  await writeFile(join(home.homeDir, '.aws/config'), configOf(kind, simulator));
  const passing = <T>(work: Promise<T>) => home.time.runUntilSettled(work, 50);
  const { id } = await home.engine.findSession();
  await passing(
    home.engine.signIn(id, {
      openBrowser: false,
      onPrompt(prompt) {
        if (kind === 'fake') fake?.source.approve();
        else if (prompt.flow === 'browser') void approveInBrowser(prompt.url);
        else void approveDevice(prompt.url, prompt.userCode);
      },
    }),
  );
  const { accounts } = await passing(home.engine.listAccounts(id));
  const account = accounts.find(({ roleNames }) => roleNames.length > 0) ?? FAKE_ACCOUNT;
  const role: RoleRef = { sourceId: id, accountId: account.accountId, roleName: account.roleNames[0] ?? '' };
  const inHome = (path: string) => join(home.homeDir, path);
  const config = () => readFile(inHome('.aws/config'), 'utf8');
  return { engine: home.engine, simulator, role, accounts, passing, config, home: inHome };
}

function configOf(kind: 'session' | 'legacy' | 'fake', { portal: { startUrl, region } }: Simulator): string {
  if (kind === 'session') return `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`;
  return kind === 'legacy' ? `[profile old]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n` : '';
}

describe.each(['session', 'legacy', 'fake'] as const)('a source of the kind %s', (kind) => {
  test('is listed, with its accounts and what it can do', async () => {
    const { engine, role, accounts } = await signedIn(kind);
    const [source] = engine.state.sessions;
    expect(source?.session).toMatchObject({ id: role.sourceId, can: { renewsItself: kind === 'session' } });
    expect(source?.standing.at).toBe('signedIn');
    expect(engine.state.accounts[role.sourceId]).toStrictEqual(accounts);
  });

  test('gives keys, once for all who ask', async () => {
    const { engine, role, passing } = await signedIn(kind);
    const [first, second] = await passing(Promise.all([engine.issue(role, FOR_TESTS), engine.issue(role, FOR_TESTS)]));
    expect(first.accountId).toBe(role.accountId);
    expect(second.accessKeyId).toBe(first.accessKeyId);
    await expect.poll(() => engine.state.recents).toStrictEqual([role]);
  });

  test('opens the console by its portal if it has one, else by federation', async () => {
    const { engine, simulator, role, passing } = await signedIn(kind);
    const { can } = await engine.findSession(role.sourceId);
    if (can.portalLink) return expect(await engine.consoleUrl(role)).toContain(`account_id=${role.accountId}`);
    await expect(engine.consoleUrl(role)).rejects.toMatchObject({ code: 'portalLinkUnsupported' });
    // AWS is asked, and knows nothing of the fake's keys.
    await expect(passing(engine.federatedConsoleUrl(role))).rejects.toMatchObject({ code: 'federationRefused' });
    expect(simulator.requests.list().map(({ route }) => route)).toContain('federationByForm');
  });

  test('signs out: its keys and its list are given no more', async () => {
    const { engine, role, passing } = await signedIn(kind);
    await passing(engine.issue(role, FOR_TESTS));
    await passing(engine.signOut(role.sourceId));
    expect(engine.state.sessions[0]?.standing).toMatchObject({ at: 'signedOut', reason: 'byUser' });
    await expect(passing(engine.issue(role, FOR_TESTS))).rejects.toMatchObject({ code: 'signInNeeded' });
    await expect(passing(engine.listAccounts(role.sourceId))).rejects.toMatchObject({ code: 'signInNeeded' });
  });
});

describe.each([
  ['session', ['sso_session = corp']],
  ['legacy', ['sso_start_url = ', 'sso_region = ']],
] as const)('a profile of the kind %s', (kind, lines) => {
  test('stands for its role by SSO lines', async () => {
    const { engine, role, config } = await signedIn(kind);
    await engine.applyEdit({ edit: 'addProfile', profileName: 'made', role, region: 'eu-west-1' });
    for (const line of [...lines, `sso_account_id = ${role.accountId}`]) expect(await config()).toContain(line);
    expect(await engine.resolveRole({ profileName: 'made' })).toMatchObject(role);
  });
});

describe('a profile of a source that no client knows', () => {
  test('stands for its role by a process of Daypass, and edits of others need no such process', async () => {
    const { engine, role, config, home } = await signedIn('fake');
    const line = roleBridgeLine(role, '/usr/bin/daypass', 'linux');
    await writeFile(home('.aws/config'), `[profile made]\ncredential_process = ${line}\n`);
    expect(await engine.resolveRole({ profileName: 'made' })).toMatchObject(role);
    await engine.reload();
    expect(engine.state.profiles).toStrictEqual([{ profileName: 'made', ...role }]);
    await engine.applyEdit({ edit: 'removeProfiles', profileNames: ['made'] });
    expect(await config()).toBe('');
  });
});
