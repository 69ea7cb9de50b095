import { describe, expect, test } from 'vitest';
import { editDocument } from '../../config/edit/document-edit.ts';
import { parseConfig } from '../../config/document/config-document.ts';
import { planDropKeys, planStoreKeys, removalOfKeys, renewalOfKeys, standingKeys } from './plan-credentials-file.ts';
import { awsFiles, knownRoles, testKeys } from '../testing/aws-files.ts';

const CONFIG = `[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1

[profile amplify]
region = eu-west-1

[profile corp-admin]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin

[profile by-token]
role_arn = arn:aws:iam::111122223333:role/x
web_identity_token_file = /tmp/token
`;
const STATIC = '[default]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake\n';
const ROLE = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const KEPT = `
[amplify]
# Made by Daypass with ASIAFAKE1 of Admin in 111122223333
aws_access_key_id = ASIAFAKE1
aws_secret_access_key = fake/secret+1
aws_session_token = fake/token==1
x_security_token_expires = 1970-01-01T01:00:00Z
`;

async function keep(credentials: string, profileName = 'amplify', role = ROLE) {
  const files = awsFiles(CONFIG, credentials);
  const plan = await planStoreKeys({ edit: 'keepKeys', role, profileName }, files, knownRoles(files, {}));
  return { plan, text: editDocument(files.credentials, plan.credentials ?? []).bytes.toString() };
}

describe('keeping', () => {
  test('writes the keys with their end into a section marked as ours, on a warning, and leaves no copy behind', async () => {
    const { plan, text } = await keep(STATIC);
    expect(text).toBe(STATIC + KEPT);
    expect(plan).toMatchObject({
      added: ['amplify'],
      warnings: [{ code: 'keysInPlainText', facts: { path: '/home/ann/.aws/credentials' } }],
      storedKeys: { profileName: 'amplify', role: ROLE },
      withoutBackup: true,
    });
    expect(plan.config).toBeUndefined();
  });

  test('shows none of the secrets', async () => {
    const files = awsFiles(CONFIG, STATIC);
    const edit = { edit: 'keepKeys', role: ROLE, profileName: 'amplify' } as const;
    const plan = await planStoreKeys(edit, files, knownRoles(files, {}));
    const shown = editDocument(files.credentials, plan.credentials ?? []).diff.map(({ text }) => text);
    expect(shown.join('\n')).not.toMatch(/fake\/(secret|token)/);
    expect(shown).toContain('x_security_token_expires = 1970-01-01T01:00:00Z');
  });

  test('writes over its own keys, also for another role', async () => {
    const { plan, text } = await keep(STATIC + KEPT, 'amplify', { ...ROLE, roleName: 'Ops' });
    expect(text).toBe(STATIC + KEPT.replace('Admin', 'Ops'));
    expect(plan).toMatchObject({ changed: ['amplify'] });
  });

  test.each([
    ['static keys', 'default', STATIC],
    ['ours with other keys typed over', 'amplify', KEPT.replace('= ASIAFAKE1', '= AKIAFAKEFAKEFAKEFAKE')],
    ['one that comes twice', 'amplify', `${KEPT}${KEPT}`],
    ['a section without anything', 'mine', '[mine]\n'],
    ['a profile of the config file that has keys of its own', 'corp-admin', ''],
    ['one that takes a role', 'by-token', ''],
  ])('never over %s', async (_, profileName, credentials) => {
    await expect(keep(credentials, profileName)).rejects.toMatchObject({
      code: 'profileExists',
      facts: { name: profileName },
    });
  });

  test.each([
    ['a b', ROLE, 'nameInvalid'],
    ['x]\n[y', ROLE, 'nameInvalid'],
    ['x', { ...ROLE, accountId: '1' }, 'accountIdInvalid'],
    ['x', { ...ROLE, roleName: 'a b' }, 'nameInvalid'],
    ['x', { ...ROLE, sourceId: 'nowhere' }, 'sessionUnknown'],
  ])('%j for %j: %s', async (profileName, role, code) => {
    await expect(keep('', profileName, role)).rejects.toMatchObject({ code });
  });
});

describe('renewing', () => {
  test('changes key, secret, token, end and note, and no other line', () => {
    const before = parseConfig(`${STATIC}${KEPT}region = eu-west-1\n# mine\n`);
    const edits = renewalOfKeys('amplify', testKeys('111122223333', 2), before);
    const expected = KEPT.replaceAll(/(ASIAFAKE|secret\+|token==)1/g, '$12');
    expect(editDocument(before, edits).bytes.toString()).toBe(`${STATIC}${expected}region = eu-west-1\n# mine\n`);
  });

  test.each([
    ['gone', STATIC],
    ['replaced by others', KEPT.replace('= ASIAFAKE1', '= ASIAFAKE9')],
    ['of another account', KEPT.replaceAll('111122223333', '222233334444')],
  ])('does nothing to keys that are %s', (_, text) => {
    expect(renewalOfKeys('amplify', testKeys('111122223333', 2), parseConfig(text))).toStrictEqual([]);
  });
});

test('standing keys tell their end', () => {
  expect(standingKeys('amplify', parseConfig(KEPT))).toMatchObject({ expiresAtMillis: 3_600_000 });
  const without = standingKeys('amplify', parseConfig(KEPT.replace(/x_security.*\n/, '')));
  expect(without).toBeDefined();
  expect(without).not.toHaveProperty('expiresAtMillis');
});

describe('dropping', () => {
  test('takes the section away and leaves the file as it was', () => {
    const files = awsFiles('', STATIC + KEPT);
    const plan = planDropKeys({ edit: 'dropKeys', profileName: 'amplify' }, files);
    expect(editDocument(files.credentials, plan.credentials ?? []).bytes.toString()).toBe(STATIC);
    expect(plan).toMatchObject({ removed: ['amplify'], storedKeys: { profileName: 'amplify' }, withoutBackup: true });
  });

  test.each([
    ['static keys', 'default', STATIC],
    ['keys typed over ours', 'amplify', KEPT.replace('= ASIAFAKE1', '= AKIAFAKEFAKEFAKEFAKE')],
    ['nothing', 'nobody', ''],
  ])('leaves %s alone', (_, profileName, text) => {
    const files = awsFiles('', text);
    expect(() => planDropKeys({ edit: 'dropKeys', profileName }, files)).toThrow(
      expect.objectContaining({ code: 'keysNotKept' }),
    );
    expect(removalOfKeys(profileName, files.credentials)).toStrictEqual([]);
  });
});
