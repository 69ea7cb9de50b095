import { describe, expect, test } from 'vitest';
import type { Account } from '../../state.ts';
import { editDocument } from '../../config/edit/document-edit.ts';
import type { AwsFiles, EditPlan, KnownRoles } from '../editor/edit-plan.ts';
import { planAddProfiles } from './plan-add-profiles.ts';
import { planSyncProfiles } from './plan-sync-profiles.ts';
import { account, awsFiles, knownRoles } from '../testing/aws-files.ts';

const SESSIONS = `[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1

[sso-session other]
sso_start_url = https://d-other.awsapps.com/start
sso_region = eu-west-1
`;
const PROD = account('111122223333', 'prod', 'Admin', 'ReadOnly');
const DEV = account('222233334444', 'dev', 'Admin');
const OTHER = account('333344445555', 'lab', 'Admin');

function apply(plan: EditPlan, files: AwsFiles): AwsFiles {
  return awsFiles(editDocument(files.config, plan.config ?? []).bytes.toString());
}

/** Files after a bulk edit for all roles, and the rules it left. */
function bulkAdded(accounts: Readonly<Record<string, readonly Account[]>> = { corp: [PROD, DEV], other: [OTHER] }) {
  const before = awsFiles(SESSIONS);
  const plan = planAddProfiles({ edit: 'addProfiles', selection: { by: 'all' } }, before, knownRoles(before, accounts));
  return { files: apply(plan, before), bulkRules: plan.bulkRules?.after ?? [] };
}

function sync(
  { files, bulkRules }: ReturnType<typeof bulkAdded>,
  accounts: Readonly<Record<string, readonly Account[]>>,
  { prune = [], sourceId, ...more }: Partial<KnownRoles> & { prune?: readonly string[]; sourceId?: string } = {},
) {
  const known = knownRoles(files, accounts, { bulkRules, ...more });
  return planSyncProfiles({ edit: 'syncProfiles', prune, ...(sourceId !== undefined && { sourceId }) }, files, known);
}

const codes = (plan: EditPlan) => (plan.warnings ?? []).map(({ code }) => code);

test('with nothing new there is nothing to do', () => {
  const plan = sync(bulkAdded(), { corp: [PROD, DEV], other: [OTHER] });
  expect(plan).toMatchObject({ config: [], added: [], removed: [], prunable: [], warnings: [] });
});

describe('adding', () => {
  const grown = { corp: [PROD, { ...DEV, roleNames: ['Admin', 'Ops'] }], other: [OTHER] };

  test('a role that has come since gets its profile, in the rule’s form', () => {
    const plan = sync(bulkAdded(), grown);
    expect(plan.added).toStrictEqual(['corp-dev-Ops']);
    expect(plan.bulkRules?.after[0]?.met).toHaveLength(5);
  });

  test('a profile that a person took away does not come back, and is no reason to forget the rule', () => {
    const { files, bulkRules } = bulkAdded();
    const text = files.config.bytes.toString();
    const start = text.indexOf('[profile corp-dev-Admin]');
    const taken = text.slice(0, start) + text.slice(text.indexOf('[profile', start + 1));
    expect(sync({ files: awsFiles(taken), bulkRules }, grown).added).toStrictEqual(['corp-dev-Ops']);
  });

  test('a rule of which every profile is gone, as after undo, is given up', () => {
    const { bulkRules } = bulkAdded();
    expect(sync({ files: awsFiles(SESSIONS), bulkRules }, grown).added).toStrictEqual([]);
  });

  test('of one session only, where it is named', () => {
    expect(sync(bulkAdded(), grown, { sourceId: 'other' }).added).toStrictEqual([]);
    expect(() => sync(bulkAdded(), grown, { sourceId: 'nowhere' })).toThrow(
      expect.objectContaining({ code: 'sessionUnknown' }),
    );
  });

  test('a rule for a session that is gone is passed over and kept', () => {
    const { files } = bulkAdded();
    const rule = { selection: { by: 'all', sourceId: 'gone' }, met: [] } as const;
    expect(sync({ files, bulkRules: [rule] }, grown)).toMatchObject({ added: [] });
  });
});

describe('pruning', () => {
  const shrunk = { corp: [PROD], other: [OTHER] };

  test('a profile whose role is gone is proposed and stays', () => {
    const plan = sync(bulkAdded(), shrunk);
    expect(plan).toMatchObject({ config: [], removed: [], prunable: ['corp-dev-Admin'] });
    expect(plan.warnings).toStrictEqual([{ code: 'pruneProposed', facts: { count: 1, names: 'corp-dev-Admin' } }]);
  });

  test('named, it goes, and nothing else does', () => {
    const added = bulkAdded();
    const plan = sync(added, shrunk, { prune: ['corp-dev-Admin', 'corp-dev-Admin'] });
    expect(plan.removed).toStrictEqual(['corp-dev-Admin']);
    const before = added.files.config.bytes.toString();
    const section = /\[profile corp-dev-Admin\]\n(?:.+\n)+\n/;
    expect(apply(plan, added.files).config.bytes.toString()).toBe(before.replace(section, ''));
  });

  test('what others need of it is told', () => {
    const { files, bulkRules } = bulkAdded();
    const text = `${files.config.bytes.toString()}\n[profile chained]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = corp-dev-Admin\n`;
    const plan = sync({ files: awsFiles(text), bulkRules }, shrunk, { prune: ['corp-dev-Admin'] });
    expect(codes(plan)).toStrictEqual(['stillReferredTo']);
  });

  test.each([
    ['a role that is still there', 'corp-prod-Admin'],
    ['no profile at all', 'nobody'],
  ])('%s can’t be pruned', (_, name) => {
    expect(() => sync(bulkAdded(), shrunk, { prune: [name] })).toThrow(
      expect.objectContaining({ code: 'notPrunable', facts: { profile: name } }),
    );
  });

  test('a profile that Daypass did not make can’t be', () => {
    const mine = '\n[profile mine]\nsso_session = corp\nsso_account_id = 999999999999\nsso_role_name = Gone\n';
    const files = awsFiles(SESSIONS + mine);
    expect(sync({ files, bulkRules: [] }, shrunk)).toMatchObject({ prunable: [], warnings: [] });
    expect(() => sync({ files, bulkRules: [] }, shrunk, { prune: ['mine'] })).toThrow('notPrunable');
  });

  test('a partial, failed or old list, or that of a session signed out, is no reason to', () => {
    const plan = sync(bulkAdded(), { corp: [], other: [] }, { isWhole: (name) => name === 'other' });
    expect(plan.prunable).toStrictEqual(['other-lab-Admin']);
  });

  test.each([
    ['another role', 'sso_role_name = Admin\n', 'sso_role_name = Mine\n'],
    ['keys from elsewhere', 'sso_role_name = Admin\n', 'sso_role_name = Admin\ncredential_process = mine\n'],
    ['a portal of its own', 'sso_role_name = Admin\n', 'sso_role_name = Admin\nsso_start_url = https://d-x/start\n'],
  ])('one changed by hand (%s) is named and left alone', (_, from, to) => {
    const { files, bulkRules } = bulkAdded();
    const text = files.config.bytes.toString();
    const start = text.indexOf('[profile corp-dev-Admin]');
    const changed = awsFiles(text.slice(0, start) + text.slice(start).replace(from, to));
    const plan = sync({ files: changed, bulkRules }, shrunk);
    expect(plan.prunable).toStrictEqual([]);
    expect(plan.warnings).toStrictEqual([{ code: 'changedByHand', facts: { count: 1, names: 'corp-dev-Admin' } }]);
  });

  test('one with a second section of its name is left alone', () => {
    const { files, bulkRules } = bulkAdded();
    const twice = awsFiles(`${files.config.bytes.toString()}\n[profile corp-dev-Admin]\nregion = eu-west-1\n`);
    expect(sync({ files: twice, bulkRules }, shrunk)).toMatchObject({ prunable: [], removed: [] });
  });

  test('Region, output and the like, set since, go along', () => {
    const { files, bulkRules } = bulkAdded();
    const set = awsFiles(files.config.bytes.toString().replaceAll('_name = Admin\n', '_name = Admin\nregion = x\n'));
    expect(sync({ files: set, bulkRules }, shrunk).prunable).toStrictEqual(['corp-dev-Admin']);
  });
});
