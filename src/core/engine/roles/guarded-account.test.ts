import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { approveInBrowser, startSimulator } from '../../../simulator/index.ts';
import { FOR_TESTS, testEngine, type TestEngine } from '../../testing/test-engine.ts';

/** What the guard knows of an account, whatever the source is called that its keys are asked of. */

const COPY = { purpose: 'clipboard', requester: { shell: 'app' }, format: 'bash' } as const;
const REFUSED = { code: 'productionNotConfirmed' };
const LOGIN_ROLE = { accountId: '333344445555', roleName: 'Dev' };
const SAML_ACCOUNT = '666677778888';

let home: TestEngine;
let account: { readonly accountId: string; readonly accountName: string };
/** A role of the account, named with any name of its source. */
let roleOf: (name: string) => RoleRef;
let startUrl: string;

const passing = <T>(work: Promise<T>) => home.time.runUntilSettled(work, 50);

/** Two sessions with one portal, the older form for another portal, and a profile of `aws login`. */
beforeEach(async () => {
  let now = () => Date.now();
  const simulator = await startSimulator({ now: () => now() });
  home = await testEngine(simulator.environment);
  now = () => home.time.nowMillis();
  onTestFinished(async () => {
    await home[Symbol.asyncDispose]();
    await simulator.close();
  });
  const { region, assignedAccounts } = simulator.portal;
  ({ startUrl } = simulator.portal);
  const assigned = assignedAccounts.find(({ roles }) => roles.length > 0);
  if (!assigned) throw new Error('The simulator gives roles.');
  account = { accountId: assigned.accountId, accountName: assigned.accountName ?? '' };
  roleOf = (name) => ({ sourceId: name, accountId: assigned.accountId, roleName: assigned.roles[0] ?? '' });
  await mkdir(join(home.homeDir, '.aws'));
  await writeFile(
    join(home.homeDir, '.aws/config'),
    `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n
[profile old]\nsso_start_url = https://old.awsapps.com/start\nsso_region = ${region}\nsso_account_id = 999988887777\nsso_role_name = Admin\n
[profile me]\nlogin_session = arn:aws:sts::${LOGIN_ROLE.accountId}:assumed-role/${LOGIN_ROLE.roleName}/me\n`,
  );
  await home.engine.reload();
  await passing(home.engine.signIn('corp', { openBrowser: false, onPrompt: ({ url }) => void approveInBrowser(url) }));
  await passing(home.engine.listAccounts('corp'));
});

/** What finds a source besides its id, by the start URL that the simulator has. */
const FORMS: readonly (readonly [string, (url: string) => string])[] = [
  ['its start URL', (url) => url],
  ['a start URL with a slash', (url) => `${url}/`],
  ['a start URL with a fragment', (url) => `${url}/#/`],
  ['a start URL in capitals', (url) => url.replace(/^https:..[^/]+/u, (host) => host.toUpperCase())],
];

describe.each(FORMS)('under %s', (_how, form) => {
  test('an account is production by its name, for a copy, a console link, a file and a tool', async () => {
    const { engine, settings } = home;
    Object.assign(settings, { productionPattern: account.accountName, guardTools: true });
    const role = roleOf(form(startUrl));
    await expect(passing(engine.issue(role, COPY))).rejects.toMatchObject(REFUSED);
    await expect(passing(engine.issue(role, { ...COPY, purpose: 'process' }))).rejects.toMatchObject(REFUSED);
    await expect(passing(engine.federatedConsoleUrl(role))).rejects.toMatchObject(REFUSED);
    const edit = { edit: 'keepKeys', role, profileName: 'kept' } as const;
    await expect(passing(engine.applyEdit(edit))).rejects.toMatchObject(REFUSED);
  });

  test('an account is production by the mark of its source, also in a process that has loaded nothing', async () => {
    await home.engine.markAccount({ sourceId: 'corp', accountId: account.accountId, production: true });
    const role = roleOf(form(startUrl));
    await expect(passing(home.engine.issue(role, COPY))).rejects.toMatchObject(REFUSED);
    await expect(passing(home.another().issue(role, COPY))).rejects.toMatchObject(REFUSED);
  });

  test('keys are noted for the source, and gone after its sign-out', async () => {
    const { engine } = home;
    const role = roleOf(form(startUrl));
    const { accessKeyId } = await passing(engine.issue(role, COPY));
    expect((await passing(engine.issue(roleOf('corp'), COPY))).accessKeyId).toBe(accessKeyId);
    await expect.poll(() => engine.state.recents).toEqual([roleOf('corp')]);
    await passing(engine.signOut('corp'));
    await expect(passing(engine.issue(role, FOR_TESTS))).rejects.toMatchObject({ code: 'signInNeeded' });
  });

  test('a console that the portal opens is noted for the source', async () => {
    await home.engine.consoleUrl(roleOf(form(startUrl)));
    await expect.poll(() => home.engine.state.recents).toEqual([roleOf('corp')]);
  });
});

describe('the mark of a source counts', () => {
  const ROLE_OF_OLD = { accountId: '999988887777', roleName: 'Admin' };

  test.each([
    ['a portal of the older form, by the name of its profile', 'old', 'https://old.awsapps.com/start', ROLE_OF_OLD],
    ['a profile of aws login, by its name', 'me', 'aws-login:me', LOGIN_ROLE],
  ])('for %s', async (_what, name, sourceId, role) => {
    await home.engine.markAccount({ sourceId, accountId: role.accountId, production: true });
    const asked = home.engine.issue({ sourceId: name, ...role }, COPY);
    await expect(passing(asked)).rejects.toMatchObject(REFUSED);
  });

  test('for a SAML account by its former name', async () => {
    const { engine } = home;
    await engine.saml.add({ name: 'partner', url: 'https://id.example.test/app' });
    await engine.markAccount({ sourceId: 'partner', accountId: SAML_ACCOUNT, production: true });
    await engine.saml.rename('partner', 'supplier');
    for (const sourceId of ['partner', 'supplier']) {
      const asked = engine.issue({ sourceId, accountId: SAML_ACCOUNT, roleName: 'Admin' }, COPY);
      await expect(passing(asked)).rejects.toMatchObject(REFUSED);
    }
  });
});

test('a name that no source has gives no keys', async () => {
  await expect(home.engine.issue(roleOf('nobody'), COPY)).rejects.toMatchObject({ code: 'sessionUnknown' });
});

test('an account is production for every source, by what another one knows of it', async () => {
  const { engine, settings } = home;
  const elsewhere = { sourceId: 'aws-login:me', accountId: account.accountId, roleName: 'Dev' };
  settings.productionPattern = account.accountName;
  await expect(passing(engine.issue(elsewhere, COPY))).rejects.toMatchObject(REFUSED);
  settings.productionPattern = '';
  await engine.markAccount({ sourceId: 'corp', accountId: account.accountId, production: true });
  await expect(passing(engine.issue(elsewhere, COPY))).rejects.toMatchObject(REFUSED);
});

test('an account that the person calls production no longer is so for no source', async () => {
  const { engine } = home;
  const { accountId } = account;
  await engine.markAccount({ sourceId: 'aws-login:me', accountId, production: true, label: 'till' });
  await engine.markAccount({ sourceId: 'corp', accountId, production: null, colour: 'red' });
  await expect(passing(engine.issue(roleOf('corp'), COPY))).rejects.toMatchObject(REFUSED);
  await engine.markAccount({ sourceId: 'corp', accountId, production: false });
  await expect(passing(engine.issue(roleOf('corp'), COPY))).resolves.toMatchObject({ accountId });
  expect(engine.state.accountMarks).toContainEqual({ sourceId: 'aws-login:me', accountId, label: 'till' });
});
