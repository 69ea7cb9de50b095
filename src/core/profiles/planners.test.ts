import { describe, expect, test } from 'vitest';
import type { ConfigEdit } from '../../shared/config-edits.ts';
import { planEdit, type PlannedEdit } from './edit-planner.ts';
import { addedMillisFor, growthWarnings } from './profile-cost.ts';
import { awsFiles, knownRoles } from './testing/aws-files.ts';
import { drafted } from './testing/drafted.ts';

const CORP = `[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
const ROLE = 'sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n';
const KEYS = 'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake\n';
const ARN = 'arn:aws:iam::444455556666:role/Deploy';
const role = { sessionName: 'corp', accountId: '111122223333', roleName: 'Admin' };

const after = async (edit: PlannedEdit, config: string, credentials = '') => {
  const files = awsFiles(config, credentials);
  return drafted(edit.edit, await planEdit(edit, files, knownRoles(files, {})), files);
};
const refused = (edit: PlannedEdit, config: string, credentials = '') =>
  expect(after(edit, config, credentials)).rejects;
type Without<Kind extends ConfigEdit['edit']> = Omit<Extract<ConfigEdit, { edit: Kind }>, 'edit'>;

describe('changing a session', () => {
  const change = (more: Omit<Without<'changeSession'>, 'name'>): PlannedEdit => ({
    edit: 'changeSession',
    name: 'corp',
    ...more,
  });

  test('a new name is carried into every profile that uses it, quoted or commented', async () => {
    const config = `${CORP}[profile a]\n${ROLE}[profile b]\nsso_session = "corp"\n[profile c]\nsso_session = corp # mine\n[profile d]\nsso_session = corp2\n`;
    const { config: text, plan } = await after(change({ newName: 'acme' }), config);
    expect(text).toBe(
      config
        .replace('sso-session corp', 'sso-session acme')
        .replace('sso_session = corp\n', 'sso_session = acme\n')
        .replace('"corp"', 'acme')
        .replace('corp # mine', 'acme # mine'),
    );
    expect(plan).toMatchObject({
      changed: ['acme', 'a', 'b', 'c'],
      warnings: [{ code: 'signInNeededAfter', facts: { session: 'acme' } }],
    });
  });

  test('start URL and Region are cleaned, and profiles that repeat them follow', async () => {
    const repeating = `[profile a]\n${ROLE}sso_start_url = https://old.example.com/start\nsso_region = us-east-1\n`;
    const { config } = await after(
      change({ startUrl: 'd-new.awsapps.com/start/', region: 'EU-WEST-2' }),
      `${CORP}${repeating}`,
    );
    expect(config.match(/sso_start_url = .*/g)).toEqual(
      Array(2).fill('sso_start_url = https://d-new.awsapps.com/start'),
    );
    expect(config.match(/sso_region = .*/g)).toEqual(Array(2).fill('sso_region = eu-west-2'));
  });

  test('a changed session has scopes, so that its tokens can be renewed', async () => {
    const bare = CORP.replace(/sso_registration_scopes.*\n/, '');
    expect((await after(change({ region: 'eu-west-2' }), bare)).config).toBe(
      `${bare.replace('eu-west-1', 'eu-west-2')}sso_registration_scopes = sso:account:access\n`,
    );
    expect((await after(change({ scopes: ['a', 'b'] }), CORP)).config).toContain('_scopes = a,b\n');
  });

  test('what is so already is no change', async () => {
    const { preview } = await after(change({ newName: 'corp', region: 'eu-west-1' }), CORP);
    expect(preview).toMatchObject({ files: [], changed: [], warnings: [] });
  });

  test.each([
    [{ newName: 'a b' }, 'nameInvalid'],
    [{ newName: 'x]\n[default' }, 'nameInvalid'],
    [{ newName: 'other' }, 'sessionExists'],
    [{ startUrl: 'http://x.example.com/' }, 'startUrlInvalid'],
    [{ region: 'x\ny' }, 'regionInvalid'],
    [{ scopes: ['a\nb'] }, 'usage'],
  ])('%j is refused as %s', async (more, code) => {
    await refused(change(more), `${CORP}[sso-session "other"]\n`).toMatchObject({ code });
  });

  test('a session that is not there is named with those that are', async () => {
    await refused({ edit: 'changeSession', name: 'nope', region: 'eu-west-1' }, CORP).toMatchObject({
      code: 'sessionUnknown',
      facts: { session: 'nope', known: 'corp' },
    });
  });
});

describe('removing a session', () => {
  const remove = (withProfiles: boolean): PlannedEdit => ({ edit: 'removeSession', name: 'corp', withProfiles });
  const USED = `${CORP}\n[profile a]\n${ROLE}\n# about b\n[profile b]\nrole_arn = ${ARN}\nsource_profile = a\nsso_session = corp\n`;

  test('one in use stays unless its profiles may go', async () => {
    await refused(remove(false), USED).toMatchObject({ code: 'sessionInUse', facts: { session: 'corp', count: 2 } });
    expect((await after(remove(false), `# mine\n${CORP}`)).config).toBe('# mine\n');
  });

  test('with its profiles only those go that sign in by it; who depends on them is told', async () => {
    const { config, plan } = await after(remove(true), USED);
    expect(config).toBe(USED.slice(USED.indexOf('# about b')));
    expect(plan.removed).toEqual(['corp', 'a']);
    expect(plan.warnings).toEqual([{ code: 'stillReferredTo', facts: { profile: 'a', usedBy: 'b' } }]);
  });

  test('of [default] only the identity goes', async () => {
    const { config } = await after(remove(true), `${CORP}\n[default]\n${ROLE}region = eu-west-1\n`);
    expect(config).toContain('[default]\nregion = eu-west-1\n');
    expect(config).not.toContain('sso_');
  });
});

describe('a chained profile', () => {
  const chain = (more: Partial<Without<'addChainedProfile'>> = {}): PlannedEdit => ({
    edit: 'addChainedProfile',
    profileName: 'deploy',
    sourceProfile: 'dev',
    roleArn: ARN,
    ...more,
  });
  const DEV = `[profile dev]\n${ROLE}`;

  test('is written with what was asked for', async () => {
    const asked = chain({
      externalId: 'x:1',
      mfaSerial: 'arn:aws:iam::111122223333:mfa/ann',
      roleSessionName: 'ann@laptop',
      region: 'eu-west-1',
      output: 'json',
    });
    expect((await after(asked, DEV)).config).toBe(`${DEV}
[profile deploy]
role_arn = ${ARN}
source_profile = dev
external_id = x:1
mfa_serial = arn:aws:iam::111122223333:mfa/ann
role_session_name = ann@laptop
region = eu-west-1
output = json
`);
  });

  test.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'])(
    'a role of the partition %s, with a path',
    async (partition) => {
      const roleArn = `arn:${partition}:iam::444455556666:role/teams/a/Deploy`;
      expect((await after(chain({ roleArn }), DEV)).config).toContain(`role_arn = ${roleArn}\n`);
    },
  );

  test('the source may stand in the credentials file', async () => {
    expect((await after(chain({ sourceProfile: 'ci' }), '', `[ci]\n${KEYS}`)).config).toContain(
      'source_profile = ci\n',
    );
  });

  test.each([
    [{ roleArn: 'arn:aws:iam::444455556666:user/ann' }, 'roleArnInvalid'],
    [{ roleArn: `${ARN}\nregion = x` }, 'roleArnInvalid'],
    [{ roleArn: 'arn:aws:iam::444455556666:role/' }, 'roleArnInvalid'],
    [{ roleArn: 'arn:evil:iam::444455556666:role/x' }, 'roleArnInvalid'],
    [{ sourceProfile: 'nope' }, 'profileUnknown'],
    [{ sourceProfile: 'loop' }, 'sourceProfileLoop'],
    [{ sourceProfile: 'deploy' }, 'sourceProfileLoop'],
    [{ sourceProfile: 'round' }, 'sourceProfileLoop'],
    [{ profileName: 'dev' }, 'profileExists'],
    [{ profileName: 'a b' }, 'nameInvalid'],
    [{ externalId: 'a b' }, 'usage'],
    [{ mfaSerial: 'x\ny = z.....' }, 'usage'],
    [{ roleSessionName: '' }, 'usage'],
    [{ region: 'x' }, 'regionInvalid'],
    [{ output: 'x' }, 'usage'],
  ])('%j is refused as %s', async (more, code) => {
    const loops =
      '[profile loop]\nsource_profile = deploy\n[profile round]\nsource_profile = about\n[profile about]\nsource_profile = round\n';
    await refused(chain(more), `${DEV}${loops}`).toMatchObject({ code });
  });
});

describe('changing a profile', () => {
  const change = (more: Omit<Without<'changeProfile'>, 'profileName'>): PlannedEdit => ({
    edit: 'changeProfile',
    profileName: 'dev',
    ...more,
  });
  const DEV = `[profile dev] # mine\n${ROLE}region = eu-west-1\n`;

  test('Region and output come, change and go; what is around them stays', async () => {
    expect((await after(change({ region: 'us-east-1', output: 'json' }), DEV)).config).toBe(
      `${DEV.replace('region = eu-west-1', 'region = us-east-1')}output = json\n`,
    );
    expect((await after(change({ region: null, output: null }), DEV)).config).toBe(
      DEV.replace('region = eu-west-1\n', ''),
    );
  });

  test('a new name is carried into what refers to it, in both files', async () => {
    const bridge = 'credential_process = daypass credential-process --profile dev';
    const config = `${DEV}[profile x]\nsource_profile = dev\n[profile y]\n${bridge}\n[profile z]\n${bridge}2\n`;
    const result = await after(change({ newName: 'prod' }), config, '[hop]\nsource_profile = dev\n');
    expect(result.config).toBe(
      config
        .replace('profile dev]', 'profile prod]')
        .replace('source_profile = dev', 'source_profile = prod')
        .replace('--profile dev\n', '--profile prod\n'),
    );
    expect(result.credentials).toBe('[hop]\nsource_profile = prod\n');
  });

  test('keys in the credentials file follow a profile that lives by them, and no other', async () => {
    const keys = `[dev]\n${KEYS}`;
    const plain = await after(change({ newName: 'prod' }), '[profile dev]\nregion = eu-west-1\n', keys);
    expect(plain.credentials).toBe(`[prod]\n${KEYS}`);
    expect((await after(change({ newName: 'prod' }), DEV, keys)).credentials).toBe(keys);
    const shadowed = await after(change({ newName: 'ci' }), DEV, `[ci]\n${KEYS}`);
    expect(shadowed.plan.warnings).toEqual([
      { code: 'shadowedByStaticKeys', facts: { profile: 'ci', path: '/home/ann/.aws/credentials', line: 2 } },
    ]);
  });

  test.each([
    [{ newName: 'a]b' }, 'nameInvalid'],
    [{ newName: 'taken' }, 'profileExists'],
    [{ region: 'x' }, 'regionInvalid'],
    [{ output: 'x\ny' }, 'usage'],
  ])('%j is refused as %s', async (more, code) => {
    await refused(change(more), `${DEV}[profile "taken"]\n`).toMatchObject({ code });
  });

  test('one that is not there, or only in the credentials file', async () => {
    await refused(change({ region: null }), '').toMatchObject({ code: 'profileUnknown' });
    await refused(change({ region: null }), '', `[dev]\n${KEYS}`).toMatchObject({ code: 'profileNotSso' });
  });
});

describe('removing profiles', () => {
  const remove = (...profileNames: string[]): PlannedEdit => ({ edit: 'removeProfiles', profileNames });

  test('they go, with every duplicate; keys in the credentials file stay', async () => {
    const keys = `[a]\n${KEYS}`;
    const result = await after(
      remove('a', 'b'),
      `[profile a]\nregion = x\n[profile b]\n[profile "a"]\n[profile c]\n`,
      keys,
    );
    expect([result.config, result.credentials]).toEqual(['[profile c]\n', keys]);
  });

  test('who depends on them is told, unless they go as well', async () => {
    const config = `[profile a]\n[profile b]\nsource_profile = a\n[profile c]\ncredential_process = x --profile a\n`;
    expect((await after(remove('a', 'b'), config)).plan.warnings).toEqual([
      { code: 'stillReferredTo', facts: { profile: 'a', usedBy: 'c' } },
    ]);
  });

  test.each([
    [[], 'nothingSelected'],
    [['a', 'nope'], 'profileUnknown'],
    [['ci'], 'profileNotSso'],
  ])('%j is refused as %s', async (names, code) => {
    await refused(remove(...names), '[profile a]\n', `[ci]\n${KEYS}`).toMatchObject({ code });
  });
});

describe('the default profile', () => {
  const set: PlannedEdit = { edit: 'setDefault', role };

  test('comes where there is none', async () => {
    expect((await after({ ...set, region: 'eu-west-1' }, CORP)).config).toBe(
      `${CORP}\n[default]\n${ROLE}region = eu-west-1\n`,
    );
  });

  test.each(['[default]', '[profile default]'])('what %s says beside its identity stays', async (header) => {
    const before = `${CORP}${header}\n# mine\n${KEYS}region = eu-west-1\noutput = json\ns3 =\n  max_queue_size = 100\n`;
    const { config, plan } = await after(set, before);
    expect(config).toContain(`${header}\n# mine\n`);
    for (const kept of [
      'region = eu-west-1\n',
      'output = json\n',
      's3 =\n  max_queue_size = 100\n',
      ...ROLE.split('\n'),
    ])
      expect(config).toContain(kept);
    expect(config).not.toContain('aws_access_key_id');
    expect(config).not.toContain('aws_secret_access_key');
    expect(plan.warnings).toEqual([{ code: 'defaultReplaced', facts: { what: 'static' } }]);
  });

  test('of both headers both say the same', async () => {
    const before = `${CORP}[default]\nsso_session = old\nsso_account_id = 1\n[profile default]\nrole_arn = ${ARN}\nsource_profile = x\nmfa_serial = y\n`;
    const { document, plan } = await after(set, before);
    const values = document.sections
      .filter(({ name }) => name === 'default')
      .map(({ entries }) => Object.fromEntries(entries.map(({ key, value }) => [key, value])));
    const same = { sso_session: 'corp', sso_account_id: '111122223333', sso_role_name: 'Admin' };
    expect(values).toEqual([same, same]);
    expect(plan.warnings).toEqual([{ code: 'defaultReplaced', facts: { what: 'chain' } }]);
  });

  test('static keys in the credentials file are told of and stay', async () => {
    const keys = `[default]\n${KEYS}`;
    const { credentials, plan } = await after(set, `${CORP}[default]\nregion = eu-west-1\n`, keys);
    expect(credentials).toBe(keys);
    expect(plan.warnings).toEqual([
      { code: 'shadowedByStaticKeys', facts: { profile: 'default', path: '/home/ann/.aws/credentials', line: 2 } },
    ]);
  });

  test('the same role again is no change', async () => {
    const { preview } = await after(set, `${CORP}[default]\n${ROLE}`);
    expect(preview).toMatchObject({ files: [], warnings: [], changed: [] });
  });

  test('an unknown session is refused', async () => {
    await refused(set, '').toMatchObject({ code: 'sessionUnknown' });
  });
});

test('what a large file costs is told from 1,000 profiles on', () => {
  expect([0, 1_000, 3_000, 5_000, 25_000, 50_000].map(addedMillisFor)).toEqual([0, 59, 194, 329, 1_577, 3_137]);
  expect(growthWarnings(999, 1_000)).toEqual([]);
  expect(growthWarnings(1_000, 1_001)).toEqual([
    { code: 'fileGrowsLarge', facts: { profiles: 1_001, addedMillis: 59 } },
  ]);
  expect(growthWarnings(2_000, 1_500)).toEqual([]);
});
