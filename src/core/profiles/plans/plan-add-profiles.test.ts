import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoleSelection } from '../../../shared/domain/config-edits.ts';
import { editDocument } from '../../config/edit/document-edit.ts';
import { parseConfig } from '../../config/document/config-document.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { intactMarker } from '../read/managed-marker.ts';
import { planAddProfiles } from './plan-add-profiles.ts';
import { account, awsFiles, knownRoles } from '../testing/aws-files.ts';

const SESSION = `[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
const LEGACY = `[profile old]
sso_start_url = https://old.awsapps.com/start#/
sso_region = us-east-1
`;
const ACCOUNTS = {
  corp: [account('111122223333', 'Prod', 'Admin', 'ReadOnly'), account('222233334444', 'Dev/Test', 'Admin')],
  'https://old.awsapps.com/start#/': [account('333344445555', '', 'Viewer')],
};

function after(plan: EditPlan, files: AwsFiles): string {
  return editDocument(files.config, plan.config ?? []).bytes.toString();
}

function add(selection: RoleSelection, files = awsFiles(SESSION + LEGACY), more = {}) {
  const plan = planAddProfiles({ edit: 'addProfiles', selection, ...more }, files, knownRoles(files, ACCOUNTS));
  return { plan, text: after(plan, files) };
}

test('without a chosen Region the profiles get the usual one, where one is known', () => {
  const corp: RoleSelection = { by: 'account', sourceId: 'corp', accountId: '222233334444' };
  const files = awsFiles(`${SESSION}[profile mine]\nregion = ap-northeast-1\n`);
  expect(add(corp, files).text).toContain('sso_role_name = Admin\nregion = ap-northeast-1\n');
  expect(add(corp, files, { region: 'us-east-2' }).text).toContain('sso_role_name = Admin\nregion = us-east-2\n');
  expect(add(corp, awsFiles(SESSION)).text).not.toContain('\nregion =');
});

describe('who is selected', () => {
  test.each<[RoleSelection, string[]]>([
    [{ by: 'all' }, ['corp-prod-Admin', 'corp-prod-ReadOnly', 'corp-dev-test-Admin', 'old-333344445555-Viewer']],
    [{ by: 'all', sourceId: 'corp' }, ['corp-prod-Admin', 'corp-prod-ReadOnly', 'corp-dev-test-Admin']],
    [{ by: 'account', sourceId: 'corp', accountId: '111122223333' }, ['corp-prod-Admin', 'corp-prod-ReadOnly']],
    [{ by: 'pattern', pattern: 'PROD*' }, ['corp-prod-Admin', 'corp-prod-ReadOnly']],
    [{ by: 'pattern', pattern: '*/admin' }, ['corp-prod-Admin', 'corp-dev-test-Admin']],
    [{ by: 'pattern', pattern: 'dev/test/*' }, ['corp-dev-test-Admin']],
    [{ by: 'pattern', pattern: '3333*/V?ewer' }, ['old-333344445555-Viewer']],
    [
      { by: 'roles', roles: [{ sourceId: 'corp', accountId: '222233334444', roleName: 'Admin' }] },
      ['corp-dev-test-Admin'],
    ],
  ])('%j', (selection, names) => {
    expect(add(selection).plan.added).toStrictEqual(names);
  });

  test('favourites, without those of a session that is gone', () => {
    const files = awsFiles(SESSION);
    const favourites = [
      { sourceId: 'corp', accountId: '111122223333', roleName: 'ReadOnly' },
      { sourceId: 'gone', accountId: '111122223333', roleName: 'ReadOnly' },
    ];
    const plan = planAddProfiles(
      { edit: 'addProfiles', selection: { by: 'favourites' } },
      files,
      knownRoles(files, ACCOUNTS, { favourites }),
    );
    expect(plan.added).toStrictEqual(['corp-prod-ReadOnly']);
  });

  test.each<[RoleSelection, string]>([
    [{ by: 'favourites' }, 'nothingSelected'],
    [{ by: 'pattern', pattern: 'nothing' }, 'nothingSelected'],
    [{ by: 'all', sourceId: 'nowhere' }, 'sessionUnknown'],
    [{ by: 'roles', roles: [{ sourceId: 'nowhere', accountId: '111122223333', roleName: 'x' }] }, 'sessionUnknown'],
  ])('%j is told: %s', (selection, code) => {
    expect(() => add(selection)).toThrow(expect.objectContaining({ code }));
  });
});

test('sections are marked as ours and say role, Region and output', () => {
  const { text, plan } = add({ by: 'pattern', pattern: 'prod/admin' }, awsFiles(SESSION), {
    nameTemplate: '{account}.{role}',
    region: 'ap-northeast-1',
    output: 'json',
  });
  expect(text).toBe(`${SESSION}
[profile prod.Admin]
# Made by Daypass for Admin in 111122223333
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
region = ap-northeast-1
output = json
`);
  expect(plan.warnings).toStrictEqual([]);
});

test('a legacy portal’s profiles carry its start URL exactly as written', () => {
  const { text } = add({ by: 'pattern', pattern: '3*' });
  expect(text).toContain(
    '# Made by Daypass for Viewer in 333344445555\nsso_start_url = https://old.awsapps.com/start#/\n',
  );
});

test('roles that have a profile get no second one, whatever it is called', () => {
  const mine = '[profile mine]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n';
  expect(add({ by: 'all', sourceId: 'corp' }, awsFiles(SESSION + mine)).plan.added).toStrictEqual([
    'corp-prod-ReadOnly',
    'corp-dev-test-Admin',
  ]);
});

test('asked for twice, nothing is left to do', () => {
  const { text } = add({ by: 'all' });
  expect(add({ by: 'all' }, awsFiles(text)).plan).toMatchObject({ config: [], added: [] });
});

test('names that are taken, also by static keys, are adjusted in the same way each time, and counted', () => {
  const files = awsFiles(
    `${SESSION}[profile corp-prod-Admin]\nregion = eu-west-1\n`,
    '[corp-prod-ReadOnly]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\n',
  );
  const { plan } = add({ by: 'account', sourceId: 'corp', accountId: '111122223333' }, files);
  expect(plan.added).toStrictEqual(['corp-111122223333-Admin', 'corp-111122223333-ReadOnly']);
  expect(plan.warnings).toStrictEqual([{ code: 'namesAdjusted', facts: { count: 2 } }]);
});

test('roles that no section can hold are skipped and named', () => {
  const files = awsFiles(SESSION);
  const accounts = { corp: [account('111122223333', 'p', 'Fine', 'evil\n[default]'), account('12', 'p', 'Admin')] };
  const plan = planAddProfiles({ edit: 'addProfiles', selection: { by: 'all' } }, files, knownRoles(files, accounts));
  expect(plan.added).toStrictEqual(['corp-p-Fine']);
  expect(plan.warnings).toStrictEqual([
    { code: 'rolesSkipped', facts: { count: 2, names: '111122223333/evil\n[default], 12/Admin' } },
  ]);
});

test.each([
  [{ nameTemplate: 'same' }, 'nameTemplateInvalid'],
  [{ nameTemplate: '{role}]' }, 'nameTemplateInvalid'],
  [{ region: 'eu-west-1\nx = y' }, 'regionInvalid'],
  [{ output: 'xml' }, 'usage'],
])('%j is refused: %s', (more, code) => {
  expect(() => add({ by: 'all' }, awsFiles(SESSION), more)).toThrow(expect.objectContaining({ code }));
});

test('whatever accounts and roles are called, exactly their profiles come, and all else stays', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('\n', '\r', '[', ']', '=', '#', ' ', 'a', 'default', '"', '{role}', '__proto__'),
    }),
    fc.stringMatching(/^[\w+=,.@-]{1,64}$/),
  );
  const files = awsFiles(SESSION + LEGACY);
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, fc.array(hostile, { maxLength: 4 })), { maxLength: 8 }), (named) => {
      const corp = named.map(([name, roles], index) =>
        account(String(111_111_111_111 + index), name, 'Base', ...roles),
      );
      const selection = { by: 'all', sourceId: 'corp' } as const;
      if (corp.length === 0) return;
      const plan = planAddProfiles({ edit: 'addProfiles', selection }, files, knownRoles(files, { corp }));
      const text = after(plan, files);
      const document = parseConfig(text);
      expect(text.startsWith(SESSION + LEGACY)).toBe(true);
      expect(document.oddLines).toStrictEqual([]);
      const added = document.sections.slice(files.config.sections.length);
      expect(added.map(({ name }) => name)).toStrictEqual(plan.added);
      expect(added.every((section) => intactMarker(document, section)?.madeFor === 'role')).toBe(true);
      const known = new Set(
        corp.flatMap(({ accountId, roleNames }) => roleNames.map((role) => `${accountId}/${role}`)),
      );
      const { profiles } = readSsoConfig(document);
      expect(profiles.every(({ accountId, roleName }) => known.has(`${accountId}/${roleName}`))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('25,000 roles are one edit, with what they cost told', () => {
  const corp = Array.from({ length: 5_000 }, (_, index) =>
    account(String(100_000_000_000 + index), `team ${index % 1_000}`, 'Admin', 'Dev', 'Ops', 'ReadOnly', 'Billing'),
  );
  const files = awsFiles(SESSION);
  const plan = planAddProfiles({ edit: 'addProfiles', selection: { by: 'all' } }, files, knownRoles(files, { corp }));
  expect(new Set(plan.added)).toHaveProperty('size', 25_000);
  expect(plan.warnings).toStrictEqual([
    { code: 'namesAdjusted', facts: { count: 20_000 } },
    { code: 'fileGrowsLarge', facts: { profiles: 25_000, addedMillis: expect.any(Number) } },
  ]);
});

describe('what is remembered', () => {
  test('the selection, its form and the roles met', () => {
    const { plan } = add({ by: 'pattern', pattern: 'prod' }, awsFiles(SESSION), { region: 'eu-west-1' });
    expect(plan.bulkRules?.after).toStrictEqual([
      {
        selection: { by: 'pattern', pattern: 'prod' },
        region: 'eu-west-1',
        met: [expect.any(String), expect.any(String)],
      },
    ]);
  });

  test('the same selection only once, in its latest form', () => {
    const files = awsFiles(SESSION);
    const known = knownRoles(files, ACCOUNTS, {
      bulkRules: [
        { selection: { by: 'all', sourceId: 'corp' }, nameTemplate: '{role}', met: [] },
        { selection: { by: 'favourites' }, met: [] },
      ],
    });
    const selection = { by: 'all', sourceId: 'corp' } as const;
    const { bulkRules } = planAddProfiles({ edit: 'addProfiles', selection }, files, known);
    expect(bulkRules?.after.map((rule) => rule.selection)).toStrictEqual([{ by: 'favourites' }, selection]);
    expect(bulkRules?.after[1]).not.toHaveProperty('nameTemplate');
  });

  test('nothing for roles named one by one', () => {
    const roles = [{ sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' }];
    expect(add({ by: 'roles', roles }).plan).not.toHaveProperty('bulkRules');
  });
});
