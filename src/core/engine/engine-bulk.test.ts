import { chmod, mkdir, readdir, readFile, stat, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RoleRef } from '../../shared/domain/role.ts';
import { approveInBrowser, startSimulator, type Simulator } from '../../simulator/index.ts';
import { FOR_TESTS, testEngine, type TestEngine } from '../testing/test-engine.ts';

/** Bulk edits, kept keys and the move of legacy profiles, through the engine and against the simulator. */
const MINUTE = 60_000;
const ADMIN: RoleRef = { sourceId: 'demo', accountId: '111122223333', roleName: 'Admin' };
const organization = {
  accounts: [
    { accountId: '111122223333', accountName: 'prod', roles: ['Admin', 'ReadOnly'] },
    { accountId: '222233334444', accountName: 'dev', roles: ['Admin'] },
  ],
};
const STATIC = '[mine]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake-of-my-own\n';

let simulator: Simulator;
let home: TestEngine;

beforeEach(async () => {
  let now = () => Date.now();
  simulator = await startSimulator({ now: () => now(), organization, settings: { accessTokenSeconds: 8 * 3600 } });
  home = await testEngine(simulator.environment, { open: async (url) => void (await approveInBrowser(url)) });
  now = () => home.time.nowMillis();
});

afterEach(async () => {
  await home[Symbol.asyncDispose]();
  await simulator.close();
});

const inHome = (...path: string[]) => join(home.homeDir, ...path);
const config = () => readFile(inHome('.aws/config'), 'utf8');
const credentials = () => readFile(inHome('.aws/credentials'), 'utf8').catch(() => '');
const keyIdIn = (text: string) => /^\[amplify\]\n.*\naws_access_key_id = (\w+)$/m.exec(text)?.[1];

/** Lets time pass until the work has settled: the pacer and callers that wait for a lock need some. */
const passing = <T>(work: Promise<T>) => home.time.runUntilSettled(work, 50);
const list = (engine = home.engine) => passing(engine.listAccounts('demo', { refresh: true }));
const signIn = async (engine = home.engine) => {
  const { startUrl, region } = simulator.portal;
  await engine.addSession({ name: 'demo', startUrl, region });
  await engine.signIn('demo');
  await list(engine);
};
/** Resolves once the credentials file says something that `accepts` holds for, now or after its next changes. */
const credentialsWhere = async (accepts: (text: string) => boolean) => {
  const changes = watch(inHome('.aws'))[Symbol.asyncIterator]();
  for (let next = changes.next(); ; next = changes.next()) {
    const text = await credentials();
    if (accepts(text)) {
      await changes.return?.();
      return text;
    }
    await next;
  }
};

describe('bulk and sync', () => {
  const names = async () => (await home.engine.listProfiles()).map(({ profileName }) => profileName);

  test('adds profiles for all roles, marked, then nothing more; undo takes them back, and sync does not bring them again', async () => {
    await signIn();
    const before = await config();
    const edit = { edit: 'addProfiles', selection: { by: 'all' } } as const;
    const preview = await home.engine.previewEdit(edit);
    expect(await config()).toBe(before);
    expect(await home.engine.applyEdit(edit, { fingerprint: preview.fingerprint })).toMatchObject({
      added: ['demo-prod-Admin', 'demo-prod-ReadOnly', 'demo-dev-Admin'],
    });
    expect((await home.engine.listProfiles()).every(({ madeByDaypass }) => madeByDaypass)).toBe(true);
    expect((await home.engine.applyEdit(edit)).files).toEqual([]);
    await home.engine.applyEdit({ edit: 'undo' });
    expect(await config()).toBe(before);
    await list();
    expect((await home.engine.applyEdit({ edit: 'syncProfiles', prune: [] })).added).toEqual([]);
  });

  test('undo forgets the rule that the edit made, naming the undo brings it back, and a rule before it returns', async () => {
    await signIn();
    const rules = async () =>
      (await home.engine.listBulkRules()).map(({ selection, nameTemplate }) => [selection.by, nameTemplate]);
    await home.engine.applyEdit({ edit: 'addProfiles', selection: { by: 'pattern', pattern: 'dev/*' } });
    const all = { edit: 'addProfiles', selection: { by: 'all' } } as const;
    await home.engine.applyEdit(all);
    await home.engine.applyEdit({ edit: 'undo' });
    expect(await rules()).toEqual([['pattern', undefined]]);

    const [undone] = await home.engine.listBackups();
    await home.engine.applyEdit({ edit: 'undo', backupId: undone?.id ?? '' });
    expect(await rules()).toEqual([
      ['pattern', undefined],
      ['all', undefined],
    ]);

    await home.engine.applyEdit({ edit: 'removeProfiles', profileNames: ['demo-prod-Admin', 'demo-prod-ReadOnly'] });
    await home.engine.applyEdit({ ...all, nameTemplate: '{role}-{accountId}' });
    expect(await rules()).toContainEqual(['all', '{role}-{accountId}']);
    await home.engine.applyEdit({ edit: 'undo' });
    expect(await rules()).toContainEqual(['all', undefined]);
  });

  test('undo leaves a rule that was asked for again in another form since', async () => {
    await signIn();
    const all = { edit: 'addProfiles', selection: { by: 'all' } } as const;
    await home.engine.applyEdit(all);
    await home.engine.applyEdit({ ...all, region: 'us-east-1' });
    await home.engine.applyEdit({ edit: 'undo' });
    expect(await home.engine.listBulkRules()).toMatchObject([{ selection: { by: 'all' }, region: 'us-east-1' }]);
  });

  test('a role that is gone is proposed and goes when named; with a failed list, or signed out, nothing is', async () => {
    await signIn();
    await home.engine.applyEdit({ edit: 'addProfiles', selection: { by: 'all' } });
    const text = await config();
    await writeFile(inHome('.aws/config'), text.replaceAll('ReadOnly', 'LongGone'));
    const sync = { edit: 'syncProfiles', prune: [] } as const;

    simulator.faults.add({ route: 'listAccounts', kind: 'exception', exception: 'InvalidRequestException' });
    await expect(list()).rejects.toMatchObject({ code: 'unexpectedAnswer' });
    expect((await home.engine.previewEdit(sync)).prunable).toEqual([]);
    simulator.faults.clear();

    await list();
    const proposed = await home.engine.previewEdit(sync);
    expect(proposed).toMatchObject({ prunable: ['demo-prod-LongGone'], removed: [] });
    expect(proposed.warnings).toEqual([{ code: 'pruneProposed', facts: { count: 1, names: 'demo-prod-LongGone' } }]);
    await home.engine.applyEdit({ ...sync, prune: ['demo-prod-LongGone'] });
    expect(await names()).toEqual(['demo-prod-Admin', 'demo-dev-Admin']);

    await home.engine.signOut('demo');
    await writeFile(inHome('.aws/config'), text.replaceAll('ReadOnly', 'LongGone'));
    expect((await home.engine.previewEdit(sync)).prunable).toEqual([]);
  });
});

describe('kept keys', () => {
  const storeToken = { edit: 'keepKeys', role: ADMIN, profileName: 'amplify' } as const;

  test('stand in a private file beside the person’s own, are never shown, and leave no backup', async () => {
    await signIn();
    await writeFile(inHome('.aws/credentials'), STATIC, { mode: 0o600 });
    const shown = JSON.stringify(await home.engine.previewEdit(storeToken));
    expect(await credentials()).toBe(STATIC);
    expect(shown).toContain('keysInPlainText');
    await home.engine.applyEdit(storeToken);
    const text = await credentials();
    expect(text.startsWith(STATIC)).toBe(true);
    const secrets = [...text.slice(STATIC.length).matchAll(/^aws_(?:secret|session).*= (.+)$/gm)].map(
      ([, value]) => value,
    );
    expect(secrets).toHaveLength(2);
    for (const secret of secrets) expect(shown).not.toContain(secret);
    expect((await stat(inHome('.aws/credentials'))).mode & 0o777).toBe(0o600);
    expect((await home.engine.listBackups()).map(({ edit }) => edit)).not.toContain('keepKeys');
    const own = await readdir(inHome('.local/share/daypass'), { recursive: true, withFileTypes: true });
    for (const file of own.filter((entry) => entry.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name), 'utf8');
      for (const secret of secrets) expect(bytes).not.toContain(secret);
    }
    expect(await home.engine.listStoredKeys()).toEqual([
      { profileName: 'amplify', role: ADMIN, expiresAtMillis: expect.any(Number) },
    ]);
  });

  test('take the permissions of others from the credentials file, and the person is told', async () => {
    await signIn();
    await writeFile(inHome('.aws/credentials'), STATIC);
    await chmod(inHome('.aws/credentials'), 0o644);
    const warning = { code: 'madePrivateForKeys', facts: { path: inHome('.aws/credentials') } };
    expect((await home.engine.previewEdit(storeToken)).warnings).toContainEqual(warning);
    expect((await home.engine.applyEdit(storeToken)).warnings).toContainEqual(warning);
    expect((await stat(inHome('.aws/credentials'))).mode & 0o777).toBe(0o600);
    expect((await home.engine.previewEdit({ ...storeToken, profileName: 'more' })).warnings).not.toContainEqual(
      warning,
    );
  });

  test('are in no backup of other edits, which can be undone before and after sign-out', async () => {
    await signIn();
    const mine = '[mine]\nregion = "eu-west-1"\n';
    const fixed = '[mine]\nregion = eu-west-1\n';
    await writeFile(inHome('.aws/credentials'), mine);
    await home.engine.applyEdit(storeToken);
    const stored = (await credentials()).slice(mine.length);
    const secrets = [...stored.matchAll(/^aws_(?:secret|session).*= (.+)$/gm)].map(([, value]) => value ?? '');
    expect(secrets).toHaveLength(2);
    const fixQuotes = async () => {
      const { findings } = await home.engine.diagnose();
      const findingIds = findings.filter(({ code }) => code === 'quotedValue').map(({ id }) => id);
      await home.engine.applyEdit({ edit: 'fix', findingIds });
      expect(await credentials()).toBe(fixed + stored);
    };
    const expectNoSecrets = async () => {
      const own = await readdir(inHome('.local/share/daypass'), { recursive: true, withFileTypes: true });
      const files = own.filter((entry) => entry.isFile());
      expect(files.some(({ parentPath }) => parentPath.includes('backups'))).toBe(true);
      for (const file of files) {
        const text = await readFile(join(file.parentPath, file.name), 'utf8');
        const inBase64 = [...text.matchAll(/"base64":"([^"]*)"/g)].map(([, bytes]) =>
          Buffer.from(bytes ?? '', 'base64'),
        );
        for (const secret of secrets) expect([text, ...inBase64].join('\n')).not.toContain(secret);
      }
    };

    await fixQuotes();
    await home.engine.applyEdit({ edit: 'undo' });
    expect(await credentials()).toBe(mine + stored);
    await fixQuotes();
    await expectNoSecrets();
    await home.engine.signOut('demo');
    expect(await credentials()).toBe(fixed);
    await expectNoSecrets();
    await home.engine.applyEdit({ edit: 'undo' });
    expect(await credentials()).toBe(mine);
    await expectNoSecrets();
  });

  test('are renewed before they end by the app, also by another start of it', async () => {
    await signIn();
    await home.engine.applyEdit(storeToken);
    const first = keyIdIn(await credentials());
    await home.time.advance(51 * MINUTE);
    await home.engine.start();
    const second = keyIdIn(await credentialsWhere((text) => keyIdIn(text) !== first));
    await home.engine.stop();
    await home.time.advance(51 * MINUTE);
    const again = home.another();
    await again.start();
    const third = keyIdIn(await credentialsWhere((text) => keyIdIn(text) !== second));
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await again.listStoredKeys()).toHaveLength(1);
  });

  test.each([
    ['sign-out', () => home.engine.signOut('demo')],
    ['sign-out everywhere', () => home.engine.signOutEverywhere()],
    ['word', () => home.engine.applyEdit({ edit: 'dropKeys', profileName: 'amplify' })],
  ])('go on %s, and only they', async (_, end) => {
    await signIn();
    await writeFile(inHome('.aws/credentials'), STATIC);
    await home.engine.applyEdit(storeToken);
    await end();
    expect(await credentials()).toBe(STATIC);
    expect(await home.engine.listStoredKeys()).toEqual([]);
  });

  test('go at sign-out while the app runs, and do not come back with the next sign-in', async () => {
    await signIn();
    await home.engine.applyEdit(storeToken);
    await home.engine.start();
    await home.engine.signOut('demo');
    await home.engine.signIn('demo');
    await home.engine.stop();
    expect(await credentials()).toBe('');
    expect(await home.engine.listStoredKeys()).toEqual([]);
  });

  test('go when AWS has ended the session, and come back with the next sign-in', async () => {
    await signIn();
    await home.engine.applyEdit(storeToken);
    await home.engine.start();
    simulator.endPortalSessions();
    const signedOut = new Promise<void>((resolve) => {
      home.engine.subscribe(({ sessions: [session] }) => session?.standing.at === 'signedOut' && resolve());
    });
    await expect(list()).rejects.toMatchObject({ code: 'signInNeeded' });
    await passing(signedOut);
    await passing(credentialsWhere((text) => text === ''));
    await passing(home.engine.signIn('demo'));
    expect(keyIdIn(await passing(credentialsWhere((text) => text !== '')))).toMatch(/^ASIA/);
    await passing(home.engine.stop());
  });

  test('are never written over, or taken away with, keys of the person’s own', async () => {
    await signIn();
    await writeFile(inHome('.aws/credentials'), STATIC);
    const over = { ...storeToken, profileName: 'mine' };
    await expect(home.engine.applyEdit(over)).rejects.toMatchObject({ code: 'profileExists' });
    await home.engine.applyEdit(storeToken);
    const typedOver = (await credentials()).replace(/^(aws_access_key_id = )ASIA\w+$/m, '$1AKIAFAKETYPEDOVER00');
    await writeFile(inHome('.aws/credentials'), typedOver);
    await home.engine.start();
    await home.time.advance(30 * MINUTE);
    await home.engine.stop();
    const another = home.another();
    await another.signOut('demo');
    expect(await credentials()).toBe(typedOver);
    await expect(another.applyEdit({ edit: 'dropKeys', profileName: 'amplify' })).rejects.toMatchObject({
      code: 'keysNotKept',
    });
  });

  test('need a sign-in, and nothing is written without', async () => {
    const { startUrl, region } = simulator.portal;
    await home.engine.addSession({ name: 'demo', startUrl, region });
    await expect(home.engine.applyEdit(storeToken)).rejects.toMatchObject({ code: 'signInNeeded' });
    expect(await credentials()).toBe('');
    expect(await home.engine.listStoredKeys()).toEqual([]);
  });
});

describe('the move from legacy', () => {
  test('takes profiles, favourites and all, to a session that one sign-in makes work', async () => {
    const { startUrl, region } = simulator.portal;
    const legacy = `[profile old] \n# mine\nsso_start_url = ${startUrl}/#\nsso_region = ${region}\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;
    await mkdir(inHome('.aws'));
    await writeFile(inHome('.aws/config'), legacy);
    await home.engine.reload();
    await home.engine.setFavourite({ ...ADMIN, sourceId: `${startUrl}/#` }, true);
    const moved = await home.engine.applyEdit({ edit: 'moveLegacy', startUrl, sessionName: 'demo' });
    expect(moved).toMatchObject({ added: ['demo'], changed: ['old'] });
    expect(home.engine.state.favourites).toContainEqual(ADMIN);
    expect(home.engine.state.sessions.map(({ session }) => session.type)).toEqual(['identityCenter']);

    await home.engine.signIn('demo');
    const role = await home.engine.resolveRole({ profileName: 'old' });
    expect((await home.engine.issue(role, FOR_TESTS)).accessKeyId).toMatch(/^ASIA/);

    await home.engine.applyEdit({ edit: 'undo' });
    expect(await config()).toBe(legacy);
  });
});

describe('a remembered choice', () => {
  test('is listed with how many roles it has met, and adds nothing once it is forgotten', async () => {
    await signIn();
    const selection = { by: 'pattern', pattern: '*/Admin', sourceId: 'demo' } as const;
    await passing(home.engine.applyEdit({ edit: 'addProfiles', selection, region: 'eu-west-1' }));
    expect(await home.engine.listBulkRules()).toEqual([{ selection, region: 'eu-west-1', roles: 2 }]);
    await home.engine.forgetBulkRule(selection);
    expect(await home.engine.listBulkRules()).toEqual([]);
    expect(await config()).toContain('sso_role_name = Admin');
  });
});
