import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ASSUMED_ACCOUNTS } from '../../../shared/domain/source.ts';
import { approveInBrowser, FIRST_USER, startSimulator } from '../../../simulator/index.ts';
import { FOR_TESTS, testEngine } from '../../testing/test-engine.ts';

const AUDIT = 'arn:aws:iam::999988887777:role/Audit';

/** A session with a person signed in, a role assumed with one of its roles in an account it lists, and one with static keys elsewhere. */
async function scene() {
  let now = () => Date.now();
  const simulator = await startSimulator({ now: () => now() });
  const home = await testEngine(simulator.environment);
  now = () => home.time.nowMillis();
  onTestFinished(async () => {
    await home[Symbol.asyncDispose]();
    await simulator.close();
  });
  const { engine, time } = home;
  const passing = <T>(work: Promise<T>) => time.runUntilSettled(work, 50);
  const { startUrl, region, assignedAccounts } = simulator.portal;
  const [first, second] = assignedAccounts.filter(({ roles }) => roles.length > 0);
  if (!first || !second) throw new Error('The simulator gives roles in two accounts.');
  const spoke = `arn:aws:iam::${second.accountId}:role/Spoke`;
  simulator.iam.setRole({ arn: spoke });
  simulator.iam.setRole({ arn: AUDIT });
  await mkdir(join(home.homeDir, '.aws'));
  await writeFile(
    join(home.homeDir, '.aws/credentials'),
    `[static]\naws_access_key_id = ${FIRST_USER.accessKeyId}\naws_secret_access_key = ${FIRST_USER.secretAccessKey}\n`,
  );
  await writeFile(
    join(home.homeDir, '.aws/config'),
    `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n
[profile hub]\nsso_session = corp\nsso_account_id = ${first.accountId}\nsso_role_name = ${first.roles[0]}\n
[profile spoke]\nrole_arn = ${spoke}\nsource_profile = hub\nexternal_id = partner-7\n
[profile audit]\nrole_arn = ${AUDIT}\nsource_profile = static\n`,
  );
  await engine.reload();
  await passing(engine.signIn('corp', { openBrowser: false, onPrompt: ({ url }) => void approveInBrowser(url) }));
  await passing(engine.listAccounts('corp'));
  const config = () => readFile(join(home.homeDir, '.aws/config'), 'utf8');
  return { ...home, engine, passing, simulator, second, config };
}

const SPOKE = { sourceId: 'assumed-role:spoke', roleName: 'Spoke' };

test('assumed roles are listed under their account, with what they come from and whose sign-in they need', async () => {
  const { engine, second } = await scene();
  expect(engine.state.sessions.map(({ session }) => session.id)).toEqual(['corp']);
  expect(engine.state.assumedRoles).toEqual([
    {
      ...SPOKE,
      accountId: second.accountId,
      profileName: 'spoke',
      comesFrom: { by: 'sourceProfile', profileName: 'hub' },
      baseSourceId: 'corp',
      homeSourceId: 'corp',
    },
    {
      sourceId: 'assumed-role:audit',
      accountId: '999988887777',
      roleName: 'Audit',
      profileName: 'audit',
      comesFrom: { by: 'sourceProfile', profileName: 'static' },
      homeSourceId: ASSUMED_ACCOUNTS,
    },
  ]);
  expect(engine.state.profiles.map(({ profileName }) => profileName)).toEqual(['hub', 'spoke', 'audit']);
});

test('a state that changes elsewhere keeps the same list', async () => {
  const { engine, second } = await scene();
  const { assumedRoles } = engine.state;
  await engine.setFavourite({ ...SPOKE, accountId: second.accountId }, true);
  expect(engine.state.assumedRoles).toBe(assumedRoles);
});

test('keys are guarded by the marks of the account that lists the role', async () => {
  const { engine, second, passing } = await scene();
  const role = { ...SPOKE, accountId: second.accountId };
  await engine.markAccount({ sourceId: 'corp', accountId: second.accountId, production: true });
  await expect(passing(engine.issue(role, { ...FOR_TESTS, purpose: 'clipboard' }))).rejects.toMatchObject({
    code: 'productionNotConfirmed',
    facts: { account: second.accountName },
  });
});

test('without the sign-in of its base a role names that sign-in', async () => {
  const { engine, second, passing } = await scene();
  const role = { ...SPOKE, accountId: second.accountId };
  await passing(engine.signOut('corp'));
  await expect(passing(engine.issue(role, FOR_TESTS))).rejects.toMatchObject({
    code: 'signInNeeded',
    facts: { session: 'corp' },
  });
});

test('the default profile takes the lines of an assumed role', async () => {
  const { engine, second, config } = await scene();
  await engine.applyEdit({ edit: 'setDefault', role: { ...SPOKE, accountId: second.accountId }, region: 'eu-west-1' });
  const lines = (await config()).split('[default]')[1] ?? '';
  expect(lines).toContain('source_profile = hub');
  expect(lines).toContain('external_id = partner-7');
});
