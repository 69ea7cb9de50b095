import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import { sessionCondition } from '../../shared/domain/session-condition.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import {
  approveDevice,
  approveInBrowser,
  denyInBrowser,
  startSimulator,
  type Simulator,
} from '../../simulator/index.ts';
import { RolePreferences } from '../roles/preferences/role-preferences.ts';
import type { SignInPrompt } from '../requests.ts';
import type { EngineState } from '../state.ts';
import { FOR_TESTS, testEngine, type TestEngine } from '../testing/test-engine.ts';

const MINUTE = 60_000;
const START_URL = 'https://d-demo.awsapps.com/start';
const DEMO = { name: 'demo', startUrl: `${START_URL}/#/`, region: 'eu-west-1' };

let simulator: Simulator;
let home: TestEngine;

beforeEach(async () => {
  let now = () => Date.now();
  simulator = await startSimulator({ now: () => now(), settings: { deviceIntervalSeconds: 5 } });
  home = await testEngine(simulator.environment, { open: async (url) => void (await approveInBrowser(url)) });
  now = () => home.time.nowMillis();
});

afterEach(async () => {
  await home[Symbol.asyncDispose]();
  await simulator.close();
});

const tokenFile = async (dir = join(home.homeDir, '.aws/sso/cache')) => {
  const [name = ''] = await readdir(dir);
  const content: Record<string, string> = JSON.parse(await readFile(join(dir, name), 'utf8'));
  return content;
};
const standing = () => home.engine.state.sessions[0]?.standing;
/** Resolves with the first state that `accepts` holds for, now or later. */
const stateWhere = (accepts: (state: EngineState) => boolean) =>
  new Promise<EngineState>((resolve) => {
    const { engine } = home;
    if (accepts(engine.state)) return resolve(engine.state);
    const unsubscribe = engine.subscribe((state) => {
      if (!accepts(state)) return;
      unsubscribe();
      resolve(state);
    });
  });
/** While it is under way, time passes: AWS may ask for a pause. */
const passing = <T>(work: Promise<T>) => home.time.runUntilSettled(work, 50);
const signedInRole = async () => {
  await home.engine.addSession(DEMO);
  await home.engine.signIn('demo');
  const { accounts } = await home.engine.listAccounts('demo');
  const account = accounts.find(({ roleNames }) => roleNames.length > 0);
  if (!account) throw new Error('The simulator gives roles.');
  return { sourceId: 'demo', accountId: account.accountId, roleName: account.roleNames[0] ?? '' };
};

describe('adding a session', () => {
  test('writes a clean sso-session that it then finds', async () => {
    const added = await home.engine.addSession(DEMO);
    expect(added).toMatchObject({ id: 'demo', type: 'identityCenter', startUrl: START_URL, region: 'eu-west-1' });
    expect(await readFile(join(home.homeDir, '.aws/config'), 'utf8')).toBe(
      `[sso-session demo]\nsso_start_url = ${START_URL}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`,
    );
    expect(await home.engine.addSession(DEMO)).toEqual({ ...added, wasThere: true });
    const elsewhere = { ...DEMO, region: 'us-east-1' };
    await expect(home.engine.addSession(elsewhere)).rejects.toMatchObject({ code: 'sessionExists' });
    expect(standing()).toEqual({ at: 'signedOut', reason: 'never' });
  });
});

describe('the Region of a portal', () => {
  test('is read from its page, and nothing is written', async () => {
    expect(await home.engine.findRegion(`${START_URL}/#/`)).toBe('eu-west-1');
    expect(simulator.requests.list().map(({ route, status }) => [route, status])).toEqual([['portalPage', 200]]);
    await expect(readdir(join(home.homeDir, '.aws'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('is not found where there is no such portal, and asking can be given up', async () => {
    const nobodys = 'https://nobody.awsapps.com/start';
    await expect(home.engine.findRegion(nobodys)).rejects.toMatchObject({ code: 'regionNotFound' });
    const hold = simulator.faults.hold('portalPage');
    const givenUp = new AbortController();
    const asking = home.engine.findRegion(START_URL, givenUp.signal);
    await hold.arrived;
    givenUp.abort(new DaypassError('signInCancelled'));
    await expect(asking).rejects.toMatchObject({ code: 'signInCancelled' });
    hold.release();
  });
});

describe('a config file that is none', () => {
  test.each(['\u0000\u0001garbage\n', 'just words\n'])(
    'is told as such, not as one without sessions: %j',
    async (text) => {
      await mkdir(join(home.homeDir, '.aws'));
      await writeFile(join(home.homeDir, '.aws/config'), text);
      await home.engine.reload();
      const path = join(home.homeDir, '.aws/config');
      expect(home.engine.state.configTrouble).toMatchObject({ code: 'configOddLines', facts: { path, line: 1 } });
      await expect(home.engine.findSession()).rejects.toMatchObject({ code: 'configOddLines' });
    },
  );
});

describe('signing in', () => {
  test('by browser: one page opened, a private token file that the SDKs read', async () => {
    await home.engine.addSession(DEMO);
    const signedIn = await home.engine.signIn('demo');
    expect(signedIn.refreshable).toBe(true);
    expect(home.opened).toHaveLength(1);
    expect(standing()).toEqual({ at: 'signedIn', refreshable: true, expiresAtMillis: signedIn.expiresAtMillis });
    const dir = join(home.homeDir, '.aws/sso/cache');
    const [name = ''] = await readdir(dir);
    expect(name).toBe('89e495e7941cf9e40e6980d14a16bf023ccd4c91.json');
    expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600);
    expect(Object.keys(await tokenFile())).toEqual([
      'startUrl',
      'region',
      'accessToken',
      'expiresAt',
      'clientId',
      'clientSecret',
      'registrationExpiresAt',
      'refreshToken',
    ]);
  });

  test('by device code: shows the code, keeps to the interval, slows down for good when told', async () => {
    await home.engine.addSession(DEMO);
    simulator.faults.add({ route: 'createToken', kind: 'exception', exception: 'SlowDownException', times: 1 });
    let shown: { url: string; userCode?: string } | undefined;
    const signingIn = home.engine.signIn('demo', {
      flow: 'device',
      openBrowser: false,
      onPrompt: (prompt) => {
        shown = prompt;
      },
    });
    await stateWhere(({ sessions }) => sessions[0]?.standing.at === 'awaitingUser');
    expect(standing()).toMatchObject({ flow: 'device', userCode: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/) });
    await approveDevice(shown?.url ?? '', shown?.userCode);
    const polls = () => simulator.requests.list().filter(({ route }) => route === 'createToken').length;
    const polled = simulator.nextRequest(({ route }) => route === 'createToken');
    await home.time.advance(5_000);
    await polled;
    await home.time.advance(9_000);
    expect(polls()).toBe(1);
    await home.time.advance(1_000);
    await signingIn;
    expect(polls()).toBe(2);
    expect(home.opened).toEqual([]);
  });

  test('tells denied, wrong start URL and cancelled apart', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.addSession({ ...DEMO, name: 'wrong', startUrl: 'https://d-nowhere.awsapps.com/start' });
    const denied = home.engine.signIn('demo', { openBrowser: false, onPrompt: ({ url }) => void denyInBrowser(url) });
    await expect(denied).rejects.toMatchObject({ code: 'signInDenied' });
    expect(home.engine.state.sessions[0]?.trouble).toMatchObject({ code: 'signInDenied' });
    await expect(home.engine.signIn('wrong', { flow: 'device' })).rejects.toMatchObject({
      code: 'signInRefused',
      facts: { session: 'wrong', startUrl: 'https://d-nowhere.awsapps.com/start', region: 'eu-west-1' },
    });
    const cancelled = home.engine.signIn('demo', {
      openBrowser: false,
      onPrompt: () => home.engine.cancelSignIn('demo'),
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'signInCancelled' });
    expect(standing()).toEqual({ at: 'signedOut', reason: 'never' });
  });

  test('gives up a page nobody answers after ten minutes', async () => {
    await home.engine.addSession(DEMO);
    const signingIn = home.engine.signIn('demo', { openBrowser: false });
    signingIn.catch(() => undefined);
    await stateWhere(({ sessions }) => sessions[0]?.standing.at === 'awaitingUser');
    await home.time.advance(10 * MINUTE);
    await expect(signingIn).rejects.toMatchObject({ code: 'signInExpired' });
  });

  test('registers again when AWS has forgotten the client', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.signIn('demo', { flow: 'browser' });
    simulator.forgetRegistrations();
    const device = home.engine.signIn('demo', { flow: 'device', onPrompt: () => undefined, openBrowser: false });
    device.catch(() => undefined);
    await stateWhere(({ sessions }) => sessions[0]?.standing.at === 'awaitingUser');
    home.engine.cancelSignIn('demo');
    await expect(device).rejects.toMatchObject({ code: 'signInCancelled' });
    simulator.forgetRegistrations();
    const again = home.engine.signIn('demo', { flow: 'device', openBrowser: false });
    again.catch(() => undefined);
    await stateWhere(({ sessions }) => sessions[0]?.standing.at === 'awaitingUser');
    const registered = simulator.requests.list().filter(({ route }) => route === 'registerClient');
    expect(registered).toHaveLength(3);
    home.engine.cancelSignIn('demo');
    await expect(again).rejects.toMatchObject({ code: 'signInCancelled' });
  });
});

const signedInRoleOf = async ({ engine, time }: TestEngine) => {
  const { accounts } = await time.runUntilSettled(engine.listAccounts('demo'), 50);
  const account = accounts.find(({ roleNames }) => roleNames.length > 0);
  return { sourceId: 'demo', accountId: account?.accountId ?? '', roleName: account?.roleNames[0] ?? '' };
};

describe('staying signed in', () => {
  test('renews 20 minutes before the end, on disk, with the rotated refresh token', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.start();
    await home.engine.signIn('demo');
    const first = await tokenFile();
    await home.time.advance(38 * MINUTE);
    expect(await tokenFile()).toEqual(first);
    const refreshed = simulator.nextRequest(({ route }) => route === 'createToken');
    await home.time.advance(2 * MINUTE);
    await refreshed;
    const state = await stateWhere(({ sessions }) => sessions[0]?.standing.at === 'signedIn');
    const second = await tokenFile();
    expect(second['accessToken']).not.toBe(first['accessToken']);
    expect(second['refreshToken']).not.toBe(first['refreshToken']);
    expect(state.sessions[0]?.standing).toMatchObject({ expiresAtMillis: Date.parse(second['expiresAt'] ?? '') });
  });

  test('keeps a live token through an outage and says what is wrong meanwhile', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.start();
    await home.engine.signIn('demo');
    simulator.faults.add({ route: 'createToken', kind: 'html', times: 1 });
    await home.time.advance(41 * MINUTE);
    await stateWhere(({ sessions }) => sessions[0]?.standing.at === 'retrying');
    expect(standing()).toMatchObject({ code: 'captivePortal' });
    await home.time.advance(10_000);
    await stateWhere(({ sessions }) => sessions[0]?.standing.at === 'signedIn');
    expect(home.engine.state.sessions[0]?.trouble).toBeUndefined();
  });

  test('is signed out when the portal session has ended, and only then', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.start();
    await home.engine.signIn('demo');
    simulator.endPortalSessions();
    await home.time.advance(41 * MINUTE);
    await passing(stateWhere(({ sessions }) => sessions[0]?.standing.at === 'signedOut'));
    expect(standing()).toEqual({ at: 'signedOut', reason: 'revoked' });
    expect(home.opened).toHaveLength(1);
  });

  test('spends a one-use refresh token once, however many engines are due', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.signIn('demo');
    await home.time.advance(50 * MINUTE);
    const engines = [home.engine, home.another(), home.another(), home.another()];
    const role = await signedInRoleOf(home);
    await home.time.advance(50 * MINUTE);
    const before = simulator.requests.list().filter(({ route }) => route === 'createToken').length;
    const asking = Promise.all(engines.map((engine) => engine.issue(role, FOR_TESTS)));
    await home.time.runUntilSettled(asking, 50);
    const after = simulator.requests.list().filter(({ route }) => route === 'createToken').length;
    expect(after - before).toBe(1);
  });
});

describe('what another process does', () => {
  test('shows by the files alone: a sign-in, a renewal, a sign-out', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.start();
    const other = home.another();
    const { expiresAtMillis } = await other.signIn('demo');
    await passing(stateWhere(({ sessions }) => sessions[0]?.standing.at === 'signedIn'));
    expect(standing()).toMatchObject({ expiresAtMillis });

    const asked = simulator.requests.list().length;
    const dir = join(home.homeDir, '.aws/sso/cache');
    const [name = ''] = await readdir(dir);
    const renewed = { ...(await tokenFile()), accessToken: 'fake-renewed', expiresAt: '2099-01-01T00:00:00Z' };
    await writeFile(join(dir, name), JSON.stringify(renewed));
    const isRenewed = (state: EngineState) => {
      const now = state.sessions[0]?.standing;
      return now?.at === 'signedIn' && now.expiresAtMillis === Date.UTC(2099, 0, 1);
    };
    await passing(stateWhere(isRenewed));
    await rm(join(dir, name));
    await passing(stateWhere(({ sessions }) => sessions[0]?.standing.at === 'signedOut'));
    expect(standing()).toEqual({ at: 'signedOut', reason: 'byUser' });
    expect(simulator.requests.list().length).toBe(asked);
  });

  test('shows that AWS refused the token, though its file says nothing of it', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.start();
    await home.engine.signIn('demo');
    const other = home.another();
    const role = await signedInRoleOf(home);
    simulator.endPortalSessions();
    await expect(passing(other.issue(role, FOR_TESTS))).rejects.toMatchObject({ code: 'signInNeeded' });
    await passing(stateWhere(({ sessions }) => sessions[0]?.standing.at === 'signedOut'));
    expect(standing()).toEqual({ at: 'signedOut', reason: 'revoked' });

    await passing(other.signIn('demo'));
    await passing(stateWhere(({ sessions }) => sessions[0]?.standing.at === 'signedIn'));
  });
});

describe('signing out everywhere', () => {
  const BETA = { ...DEMO, name: 'beta' };
  const both = async () => {
    await home.engine.addSession(DEMO);
    await home.engine.addSession(BETA);
    await home.engine.signIn('demo');
    await home.engine.signIn('beta');
  };

  test('ends every session at AWS and here', async () => {
    await both();
    expect(await home.engine.signOutEverywhere()).toEqual({ signedOut: ['demo', 'beta'], notTold: [], failed: [] });
    expect(await readdir(join(home.homeDir, '.aws/sso/cache'))).toEqual([]);
  });

  test('does its local part without a network and tells the rest; one that fails keeps no other', async () => {
    await both();
    simulator.faults.add({ route: 'logout', kind: 'reset', times: 4 });
    const demo = createHash('sha1').update('demo').digest('hex');
    const file = join(home.homeDir, '.aws/sso/cache', `${demo}.json`);
    await rm(file);
    await mkdir(file);
    const { signedOut, notTold, failed } = await passing(home.engine.signOutEverywhere());
    expect({ signedOut, notTold }).toEqual({ signedOut: [], notTold: ['beta'] });
    expect(failed).toMatchObject([{ sessionName: 'demo', error: { facts: { path: file } } }]);
    expect(home.engine.state.sessions[1]).toMatchObject({
      standing: { at: 'signedOut', reason: 'byUser' },
      trouble: { code: 'signOutNotTold' },
    });
  });
});

describe('the portal session', () => {
  test('has an estimated end once two have lived equally long, also after a restart', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.start();
    for (let times = 0; times < 2; times += 1) {
      await home.engine.signIn('demo');
      expect(home.engine.state.sessions[0]?.portalEndsAtMillis).toBeUndefined();
      await home.time.advance(MINUTE);
      simulator.endPortalSessions();
      await home.time.advance(40 * MINUTE);
      await passing(stateWhere(({ sessions }) => sessions[0]?.standing.at === 'signedOut'));
    }
    await home.engine.stop();

    const restarted = home.another();
    await restarted.signIn('demo');
    await restarted.reload();
    const end = restarted.state.sessions[0]?.portalEndsAtMillis ?? 0;
    expect(end - home.time.nowMillis()).toBeGreaterThan(39 * MINUTE);
    expect(end - home.time.nowMillis()).toBeLessThan(60 * MINUTE);
  });
});

describe('accounts and keys', () => {
  test('lists every account and role through pages, then answers from the cache', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.signIn('demo');
    simulator.configure({ pageSizeCap: 2 });
    const { accounts } = await home.time.runUntilSettled(home.engine.listAccounts('demo'), 50);
    const truth = simulator.portal.organization.accounts.filter(({ roles }) => roles.length > 0);
    expect(accounts.map(({ accountId }) => accountId).toSorted()).toEqual(
      truth.map(({ accountId }) => accountId).toSorted(),
    );
    const asked = simulator.requests.list().length;
    expect((await home.another().listAccounts('demo')).accounts).toEqual(accounts);
    expect(simulator.requests.list().length).toBe(asked);
  });

  test('mints keys once for any number of askers', async () => {
    const role = await home.time.runUntilSettled(signedInRole(), 50);
    const keys = await passing(Promise.all(Array.from({ length: 20 }, () => home.engine.issue(role, FOR_TESTS))));
    expect(new Set(keys.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
    expect(simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials')).toHaveLength(1);
    expect((await stateWhere(({ recents }) => recents.length > 0)).recents).toEqual([role]);
    expect(JSON.stringify(keys)).toContain('[secret]');
  });

  test('renews at once on 401, whatever the expiry says, and asks again', async () => {
    const role = await home.time.runUntilSettled(signedInRole(), 50);
    simulator.revokeAccessTokens();
    await expect(passing(home.engine.issue(role, FOR_TESTS))).resolves.toMatchObject({ accountId: role.accountId });
    simulator.endPortalSessions();
    const other = { ...role, roleName: 'another' };
    await expect(passing(home.engine.issue(other, FOR_TESTS))).rejects.toMatchObject({ code: 'signInNeeded' });
  });

  test('shows a session that AWS has ended as ended from the first 401, before anybody is told of a failure', async () => {
    const role = await home.time.runUntilSettled(signedInRole(), 50);
    await home.engine.start();
    simulator.endPortalSessions();
    const shown: string[] = [];
    const stop = home.engine.subscribe(({ sessions }) => {
      const [session] = sessions;
      if (session !== undefined) shown.push(sessionCondition(session.standing, home.time.nowMillis()).is);
    });
    await expect(passing(home.engine.issue(role, FOR_TESTS))).rejects.toMatchObject({ code: 'signInNeeded' });
    stop();
    expect([...new Set(shown)]).toEqual(['renewing', 'signedOut']);
    await home.engine.stop();
  });

  test('names the role it has no access to', async () => {
    const role = await home.time.runUntilSettled(signedInRole(), 50);
    await expect(passing(home.engine.issue({ ...role, roleName: 'NotMine' }, FOR_TESTS))).rejects.toMatchObject({
      code: expect.stringMatching(/noAccess|roleNotFound/),
      facts: { accountId: role.accountId, roleName: 'NotMine' },
    });
  });
});

describe('profiles', () => {
  test('shows, then writes, a profile that selects its role', async () => {
    const role = await home.time.runUntilSettled(signedInRole(), 50);
    const profileName = await home.engine.suggestProfileName(role);
    const before = await readFile(join(home.homeDir, '.aws/config'), 'utf8');
    const edit = { edit: 'addProfile', role, profileName, region: 'ap-northeast-1' } as const;
    const preview = await home.engine.previewEdit(edit);
    expect(await readFile(join(home.homeDir, '.aws/config'), 'utf8')).toBe(before);
    expect(await home.engine.applyEdit(edit, { fingerprint: preview.fingerprint })).toEqual(preview);
    const after = await readFile(join(home.homeDir, '.aws/config'), 'utf8');
    const added = preview.files
      .flatMap(({ diff }) => diff)
      .filter(({ kind }) => kind === 'added')
      .map(({ text }) => text);
    expect(after).toBe(`${before}${added.join('\n')}\n`);
    expect(await home.engine.resolveRole({ profileName })).toMatchObject(role);
    expect(home.engine.state.profiles).toEqual([{ ...role, profileName, region: 'ap-northeast-1' }]);
    await expect(home.engine.applyEdit({ edit: 'addProfile', role, profileName })).rejects.toMatchObject({
      code: 'profileExists',
    });
  });

  test('are called and placed as the settings say', async () => {
    const role = await home.time.runUntilSettled(signedInRole(), 50);
    home.settings.profileNameTemplate = 'aws/{accountId}';
    home.settings.defaultRegion = 'sa-east-1';
    const profileName = await home.engine.suggestProfileName(role);
    expect(profileName).toBe(`aws/${role.accountId}`);
    const preview = await home.engine.previewEdit({ edit: 'addProfile', role, profileName });
    expect(preview.usualRegion).toBe('sa-east-1');
  });

  test('says which selector is wrong, and how', async () => {
    await home.engine.addSession(DEMO);
    await expect(home.engine.resolveRole({ profileName: 'none' })).rejects.toMatchObject({ code: 'profileUnknown' });
    const role = { sourceId: 'demo', accountId: '123', roleName: 'Admin' };
    await expect(home.engine.resolveRole(role)).rejects.toMatchObject({ code: 'accountIdInvalid' });
    await expect(home.engine.resolveRole({ ...role, accountId: '1'.repeat(12), sourceId: 'x' })).rejects.toMatchObject({
      code: 'sessionUnknown',
    });
  });
});

describe('a session that goes from the config', () => {
  test.each<[string, ConfigEdit]>([
    ['removed', { edit: 'removeSession', name: 'demo', withProfiles: false }],
    ['renamed', { edit: 'changeSession', name: 'demo', newName: 'other' }],
  ])('is signed out, since no section names its token file any more: %s', async (_how, edit) => {
    await home.engine.addSession(DEMO);
    await home.engine.signIn('demo');
    await home.engine.applyEdit(edit);
    expect(await readdir(join(home.homeDir, '.aws/sso/cache'))).toEqual([]);
  });

  test('stays signed in while the edit only changes it, or is refused', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.signIn('demo');
    await home.engine.applyEdit({ edit: 'changeSession', name: 'demo', scopes: ['sso:account:access', 'more:scope'] });
    await expect(home.engine.applyEdit({ edit: 'changeSession', name: 'demo', newName: '[bad' })).rejects.toMatchObject(
      { code: 'nameInvalid' },
    );
    expect(await readdir(join(home.homeDir, '.aws/sso/cache'))).toHaveLength(1);
  });
});

describe('a legacy profile', () => {
  test('signs in by device code for a fixed token in the file named by its start URL as written', async () => {
    const startUrl = `${START_URL}#/`;
    await mkdir(join(home.homeDir, '.aws'));
    const legacy = `[profile old]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n`;
    await writeFile(join(home.homeDir, '.aws/config'), legacy);
    await expect(home.engine.signIn('old', { flow: 'browser' })).rejects.toMatchObject({
      code: 'browserFlowUnsupported',
    });
    const signingIn = home.engine.signIn('old', {
      openBrowser: false,
      onPrompt: (prompt) => void approveDevice(prompt.url, prompt.flow === 'device' ? prompt.userCode : ''),
    });
    const signedIn = await home.time.runUntilSettled(signingIn, 50);
    expect(signedIn.refreshable).toBe(false);
    expect(signedIn.expiresAtMillis - home.time.nowMillis()).toBeGreaterThan(7 * 60 * MINUTE);
    const file = createHash('sha1').update(startUrl).digest('hex');
    expect(await readdir(join(home.homeDir, '.aws/sso/cache'))).toEqual([`${file}.json`]);
    expect(await tokenFile()).not.toHaveProperty('refreshToken');
  });
});

describe('odd files', () => {
  test('takes a torn token for none, and says which file it cannot read', async () => {
    await home.engine.addSession(DEMO);
    await home.engine.signIn('demo');
    const dir = join(home.homeDir, '.aws/sso/cache');
    const [name = ''] = await readdir(dir);
    await writeFile(join(dir, name), '{"accessToken": "to');
    await home.engine.reload();
    expect(standing()?.at).toBe('signedOut');
    await home.engine.signIn('demo');
    expect(standing()?.at).toBe('signedIn');
    await rm(join(home.homeDir, '.aws/config'));
    await mkdir(join(home.homeDir, '.aws/config'));
    await home.engine.reload();
    expect(home.engine.state.configTrouble).toMatchObject({ code: 'configUnreadable' });
    expect(home.engine.state.sessions).toHaveLength(1);
  });
});

describe('signing out', () => {
  test('tells AWS, removes our token and no other file', async () => {
    await home.time.runUntilSettled(signedInRole(), 50);
    expect(await home.engine.signOut('demo')).toEqual({ revokedAtAws: true });
    expect(await readdir(join(home.homeDir, '.aws/sso/cache'))).toEqual([]);
    expect(standing()).toEqual({ at: 'signedOut', reason: 'byUser' });
    await expect(home.engine.listAccounts('demo')).rejects.toMatchObject({ code: 'signInNeeded' });
  });

  test('does its local part also when AWS cannot be told', async () => {
    await home.time.runUntilSettled(signedInRole(), 50);
    simulator.faults.add({ route: 'logout', kind: 'reset' });
    expect(await home.engine.signOut('demo')).toEqual({ revokedAtAws: false });
    expect(standing()).toEqual({ at: 'signedOut', reason: 'byUser' });
  });
});

describe('settings and the gate for keys', () => {
  const COPY = { purpose: 'clipboard', requester: { shell: 'app' } } as const;

  test('signs in by device code where the settings say so, unless asked otherwise', async () => {
    await home.engine.addSession(DEMO);
    home.settings.deviceCodeSessions = ['demo'];
    const flows: string[] = [];
    const cancel = new AbortController();
    const onPrompt = ({ flow }: SignInPrompt) => {
      flows.push(flow);
      cancel.abort();
    };
    await expect(home.engine.signIn('demo', { onPrompt, signal: cancel.signal })).rejects.toMatchObject({
      code: 'signInCancelled',
    });
    await home.engine.signIn('demo', { flow: 'browser', onPrompt });
    expect(flows).toEqual(['device', 'browser']);
  });

  test('asks about a production account also in a process that has loaded nothing, and before AWS is asked', async () => {
    const role = await passing(signedInRole());
    const { accounts } = await passing(home.engine.listAccounts('demo'));
    home.settings.productionPattern = accounts.find(({ accountId }) => accountId === role.accountId)?.accountName ?? '';
    const other = home.another();
    await expect(other.issue(role, COPY)).rejects.toMatchObject({ code: 'productionNotConfirmed' });
    await expect(other.federatedConsoleUrl(role)).rejects.toMatchObject({ code: 'productionNotConfirmed' });
    expect(simulator.requests.list().some(({ route }) => route === 'getRoleCredentials')).toBe(false);
    await expect(passing(other.issue(role, { ...COPY, confirmed: true }))).resolves.toMatchObject({
      accountId: role.accountId,
    });
    await expect(passing(other.issue(role, COPY))).resolves.toBeDefined();
  });

  test('gives keys and links while the disk that takes the recents hangs', async () => {
    const role = await passing(signedInRole());
    const hanging = vi.spyOn(RolePreferences.prototype, 'noteRecent').mockReturnValue(new Promise(() => undefined));
    try {
      await expect(passing(home.engine.issue(role, COPY))).resolves.toBeDefined();
      await expect(home.engine.issue(role, COPY)).resolves.toBeDefined();
      await expect(home.engine.consoleUrl(role)).resolves.toContain('console');
      expect(hanging).toHaveBeenCalledTimes(3);
    } finally {
      hanging.mockRestore();
    }
  });

  test('writes keys of a production account to the credentials file only when confirmed', async () => {
    const role = await passing(signedInRole());
    home.settings.productionPattern = '*';
    const edit = { edit: 'keepKeys', role, profileName: 'kept' } as const;
    await expect(home.engine.applyEdit(edit)).rejects.toMatchObject({ code: 'productionNotConfirmed' });
    await passing(home.engine.applyEdit(edit, { confirmed: true }));
    expect(await readFile(join(home.homeDir, '.aws/credentials'), 'utf8')).toContain('[kept]');
  });
});
